import Foundation
import FoundationXML
import TestSupport

/// What tshark says of the fields of a capture's packets.
enum PDML {
  struct Field: CustomStringConvertible {
    let name: String
    let position: Int
    let size: Int
    let show: String

    var description: String { "\(name) \(position)+\(size) \(show)" }
  }

  struct Packet {
    var number = 0
    var fields: [Field] = []
    /// Whether bytes of other frames are shown with it: then places don't tell which.
    var isReassembled = false
  }

  static func packets(of capture: URL, count: Int) throws -> [Packet] {
    let output = try Tshark.run([
      "-r", capture.path(), "-T", "pdml", "-c", "\(count)",
      "-o", "tcp.desegment_tcp_streams:FALSE", "-o", "tls.desegment_ssl_records:FALSE",
      "-o", "wlan.enable_decryption:FALSE",
    ])
    let parser = XMLParser(data: output)
    let reader = PacketReader()
    parser.delegate = reader
    _ = parser.parse()
    return reader.packets
  }

  /// Whether two spellings mean one value: numbers in decimal or hexadecimal, text in any case.
  static func isSame(_ ours: String, _ theirs: String) -> Bool {
    if let left = number(ours), let right = number(theirs) { return left == right }
    return ours.lowercased() == theirs.lowercased()
  }

  private static func number(_ text: String) -> UInt64? {
    text.hasPrefix("0x") ? UInt64(text.dropFirst(2), radix: 16) : UInt64(text)
  }

  private final class PacketReader: NSObject, XMLParserDelegate {
    var packets: [Packet] = []

    func parser(
      _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String] = [:]
    ) {
      switch element {
      case "packet": packets.append(Packet())
      case "field" where !packets.isEmpty:
        let name = attributes["name"] ?? ""
        let last = packets.count - 1
        if name == "num" { packets[last].number = Int(attributes["show"] ?? "") ?? 0 }
        if name.hasSuffix(".reassembled.length") || name.contains("fragments") {
          packets[last].isReassembled = true
        }
        guard let position = attributes["pos"].flatMap({ Int($0) }),
          let size = attributes["size"].flatMap({ Int($0) })
        else { return }
        packets[last].fields.append(
          Field(name: name, position: position, size: size, show: attributes["show"] ?? ""))
      default: break
      }
    }
  }
}
