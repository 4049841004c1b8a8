/// Reads the options of a CoAP message, whose numbers are told by their differences (RFC 7252 §3.1).
///
///       0   1   2   3   4   5   6   7
///     |  Option Delta |  Option Length|
///     |  Delta, Length (extended, 0-2 bytes each), Value
struct CoAPOptionReader: ~Escapable {
  private var reader: ByteReader
  /// The number of the option that was read last.
  private(set) var number = 0
  /// Bytes after the payload marker, once all options are read.
  private(set) var payloadLength = 0

  @_lifetime(copy reader)
  init(_ reader: borrowing ByteReader) {
    self.reader = copy reader
  }

  var offset: Int { reader.offset }

  /// The value of the next option; nil at the payload, or at the end.
  @_lifetime(copy self)
  mutating func next() throws(DecodeError) -> RawSpan? {
    guard reader.remaining > 0 else { return nil }
    let first: UInt8 = try reader.read()
    if first == 0xff {
      payloadLength = reader.remaining
      // A marker without a payload is an error (§3).
      if payloadLength == 0 {
        throw DecodeError(.truncated(needed: 1, available: 0), at: reader.offset)
      }
      _ = reader.readRest()
      return nil
    }
    number += try readExtended(first >> 4, "Option Delta")
    let length = try readExtended(first & 15, "Option Length")
    return try reader.readBytes(length)
  }

  private mutating func readExtended(_ nibble: UInt8, _ field: String) throws(DecodeError) -> Int {
    switch nibble {
    case 13: return Int(try reader.read(UInt8.self)) + 13
    case 14: return Int(try reader.read(UInt16.self)) + 269
    case 15: throw DecodeError(.invalid(field: field, value: 15), at: reader.offset - 1)
    default: return Int(nibble)
    }
  }
}
