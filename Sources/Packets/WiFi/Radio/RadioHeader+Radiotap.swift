/// Radiotap (radiotap.org): a bitmap of the fields present, each aligned to its own size; little-endian.
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |    Version    |      Pad      |            Length             |
///     |                            Present                            |
///     |         Further words of Present while bit 31 is set          |
///
/// Bit 29 begins the bitmap anew, for another antenna; bit 30 begins one of a vendor's own, whose fields are passed over.
extension RadioHeader {
  /// Words of Present, at most: one for each antenna and vendor, with room to spare.
  private static let wordBound = 32

  init(parsingRadiotap reader: inout ByteReader) throws(DecodeError) {
    self.init()
    let start = reader.offset
    let version: UInt8 = try reader.read()
    guard version == 0 else {
      throw DecodeError(.invalid(field: "Version", value: UInt64(version)), at: start)
    }
    try reader.skip(1)  // Pad.
    let length = Int(try reader.readLittleEndian(UInt16.self))
    guard length >= 8, length - 4 <= reader.remaining else {
      throw DecodeError(.invalid(field: "Length", value: UInt64(length)), at: start + 2)
    }
    var fields = reader
    fields.truncate(to: start + length)
    try reader.seek(to: start + length)
    var words = fields
    var count = 0
    // Each turn passes four bytes.
    while try fields.readLittleEndian(UInt32.self) & 1 << 31 != 0 { count += 1 }
    var body = RadiotapFields(start: start)
    for place in 0...min(count, Self.wordBound - 1) {
      // What lies past a field that is unknown or cut can't be told: the frame itself can.
      let word: UInt32 = try words.readLittleEndian()
      guard (try? body.read(word, isFirst: place == 0, &fields, into: &self)) == true else { break }
    }
  }
}
