import Packets

/// TP-Link Smart Home: JSON under a cipher that keeps nobody out; shown deciphered.
extension Dissector {
  static func readTPLinkStream(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "TP-Link Smart Home"
    let start = reader.offset
    let length = Int(try reader.integer("Length", UInt32.self))
    guard length <= 1 << 20 else {
      throw DecodeError(.invalid(field: "Length", value: UInt64(length)), at: start)
    }
    let here = min(length, reader.remaining)
    try readDeciphered(here, &reader)
    guard here == length else {
      throw DecodeError(.truncated(needed: length, available: here), at: start)
    }
    return .stream(readTPLinkStream)
  }

  static func readTPLinkDatagram(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "TP-Link Smart Home"
    try readDeciphered(reader.remaining, &reader)
    return .data
  }

  private static func readDeciphered(
    _ count: Int, _ reader: inout FieldReader
  ) throws(DecodeError) {
    guard count > 0 else { return }
    let range = reader.offset..<reader.offset + count
    let plain = TPLinkCipher.decrypt(reader.slice(range).rawSpan)
    reader.decrypt(range, plain)
    if plain.isText {
      try reader.text("Message", count) { _ in "deciphered" }
    } else {
      try reader.octets("Message", count)
    }
  }
}
