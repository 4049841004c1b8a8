import Captures
import Foundation
import Packets
import Testing

/// TCP and UDP conversations of real captures, as tshark 4.0.17 counts them.
@Suite struct CorpusConversationTests {
  /// They lie in `../shared/corpus` beside the package, or where the environment's PHONEHOME_CORPUS says.
  static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["PHONEHOME_CORPUS"] {
      return URL(fileURLWithPath: path)
    }
    var package = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { package.deleteLastPathComponent() }
    return package.deletingLastPathComponent().appendingPathComponent("shared/corpus")
  }()

  static var isThere: Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent("MANIFEST.tsv").path)
  }

  /// Captures whose frames need no key.
  static let captures: [String] = {
    let manifest = folder.appendingPathComponent("MANIFEST.tsv")
    guard let text = try? String(contentsOf: manifest, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").dropFirst().compactMap { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      return fields.last == "-" ? String(fields[0]) : nil
    }
  }()

  /// tshark files RTP that a SIP message announced under the port announced, whatever the address.
  static let countedOtherwise: Set<String> = ["malformed/ndpi_fuzz-2006-06-26-2594.pcap"]

  @Test(
    .enabled(
      if: isThere, "The corpus is not there: set PHONEHOME_CORPUS, or put it at ../shared/corpus."),
    arguments: captures)
  func conversationsAreThoseOfTshark(_ capture: String) throws {
    let truth = Self.folder.appendingPathComponent("truth/\(capture).json")
    let object = try JSONSerialization.jsonObject(with: Data(contentsOf: truth))
    let expected = try #require(object as? [String: Any])
    guard expected["frames"] != nil, expected["reader_error"] is NSNull,
      !Self.countedOtherwise.contains(capture)
    else { return }
    let found = try conversations(of: Self.folder.appendingPathComponent(capture).path)
    for (kind, key) in [(DecodedPacket.Kind.tcp, "tcp_conv"), (.udp, "udp_conv")] {
      guard let rows = expected[key] as? [[Any]] else { continue }
      var counts: [String: Int] = [:]
      for row in rows {
        guard let first = row[0] as? String, let second = row[1] as? String else { continue }
        counts["\(first) \(second)", default: 0] += (row[2] as? Int) ?? 0
        counts["\(second) \(first)", default: 0] += (row[4] as? Int) ?? 0
      }
      let mine = found[kind] ?? [:]
      #expect(mine == counts.filter { $0.value > 0 }, "\(capture) \(key)")
    }
  }

  /// Packets from one end point to another, per direction.
  private func conversations(of path: String) throws -> [DecodedPacket.Kind: [String: Int]] {
    let reader = try CaptureReader(path: path)
    var decoder = PacketDecoder()
    var counts: [DecodedPacket.Kind: [String: Int]] = [:]
    while let batch = reader.nextBatch() {
      for record in batch.records {
        var packets = DecodedPackets()
        let frame = FrameHeader(
          time: record.time, number: record.frame, capture: 0, linkType: record.linkType,
          wireLength: record.originalLength, offset: record.offset,
          fcsLength: Int(record.fcsLength))
        let bytes = Array(batch.bytes[record.offset..<record.offset + record.capturedLength])
        decoder.decode(bytes.rawSpan, frame, into: &packets)
        for packet in packets.packets where packet.kind == .tcp || packet.kind == .udp {
          let ends =
            "\(packet.source):\(packet.sourcePort) \(packet.destination):\(packet.destinationPort)"
          counts[packet.kind, default: [:]][ends, default: 0] += 1
        }
      }
    }
    return counts
  }
}
