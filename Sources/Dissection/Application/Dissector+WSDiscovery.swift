import Packets

extension Dissector {
  /// WS-Discovery (OASIS Web Services Dynamic Discovery 1.1): its XML, tag by tag.
  static func readWSDiscovery(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "WS-Discovery"
    let message = try? WSDiscoveryMessage(parsing: reader.restBytes.rawSpan)
    if let message { name += ", \(message.kind.rawValue)" }
    try readXML(&reader)
    return .data
  }

  /// XML in pieces that end where its lines do, or between two tags.
  private static func readXML(_ reader: inout FieldReader) throws(DecodeError) {
    let bytes = reader.restBytes
    let base = reader.offset
    var start = 0
    for end in 1..<max(1, bytes.count + 1) {
      let isEnd =
        end == bytes.count || bytes[end - 1] == 0x0a
        || bytes[end - 1] == UInt8(ascii: ">") && bytes[end] == UInt8(ascii: "<")
      guard isEnd else { continue }
      let text = String(escaping: bytes[start..<end].filter { $0 != 0x0a && $0 != 0x0d })
      try reader.skip(end - start)
      if !text.allSatisfy({ $0 == " " }) {
        reader.note("Line", text, at: base + start..<base + end)
      }
      start = end
    }
  }
}
