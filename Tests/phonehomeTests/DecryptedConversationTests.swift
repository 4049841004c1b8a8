import Foundation
import TestSupport
import Testing

/// What `decrypt` writes holds the conversations that tshark finds in the capture itself, with the same key.
@Suite(
  .enabled(
    if: Corpus.isComparable && Program.find("tshark") != nil,
    "needs tshark and the corpus of captures (PHONEHOME_CORPUS)"))
struct DecryptedConversationTests {
  /// A line of the corpus's list.
  struct Entry: CustomTestStringConvertible {
    let path: String
    let kind: String
    let key: String

    var testDescription: String { path }
  }

  static let entries: [Entry] = {
    Corpus.entries.compactMap { entry in
      guard let key = entry.key, let place = key.firstIndex(of: "=") else { return nil }
      return Entry(
        path: entry.path, kind: String(key[..<place]), key: String(key[key.index(after: place)...]))
    }
  }()

  private static let fields = [
    "ip.src", "ip.dst", "ipv6.src", "ipv6.dst", "udp.srcport", "udp.dstport", "tcp.srcport",
    "tcp.dstport",
  ]

  /// Packets by both addresses and ports, as tshark reads them.
  private func conversations(_ path: String, _ options: [String] = []) throws -> [String: Int] {
    let tshark = try #require(Program.find("tshark"))
    let result = try Program.run(
      tshark,
      ["-n", "-r", path] + options + ["-Y", "udp or tcp", "-T", "fields"]
        + Self.fields.flatMap { ["-e", $0] })
    return Dictionary(result.lines.map { (String($0), 1) }, uniquingKeysWith: +)
  }

  @Test(arguments: entries)
  func areTheSame(_ entry: Entry) throws {
    let capture = Corpus.path(of: entry.path)
    let folder = try TemporaryFolder()
    let output = folder.url.appending(path: "out.pcapng").path
    let result = try Program.run(
      ["decrypt", "--wifi-key", "\(entry.kind):\(entry.key)", capture, "-o", output])
    #expect(result.status == 0, "\(result.errors)")
    let expected = try conversations(
      capture,
      ["-o", "wlan.enable_decryption:TRUE"]
        + ["-o", "uat:80211_keys:\"\(entry.kind)\",\"\(entry.key)\""])
    let found = try conversations(output)
    // Never fewer; more only where frames were opened that tshark leaves closed.
    for (conversation, packets) in expected {
      #expect(found[conversation, default: 0] >= packets, "\(conversation)")
    }
    if !Self.openedBeyondTshark.contains(entry.path) { #expect(found == expected) }
  }

  /// tshark 4.0.17 doesn't read the first's handshake, nor open frames to everybody in the second.
  private static let openedBeyondTshark = [
    "wifi/aircrack_wpa.cap", "wifi/wireshark_wpa-Induction.pcap.gz",
  ]
}
