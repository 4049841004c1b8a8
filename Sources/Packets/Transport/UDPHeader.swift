/// A UDP header (RFC 768).
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |          Source Port          |       Destination Port        |
///     |            Length             |           Checksum            |
public struct UDPHeader: Sendable {
  public let sourcePort: UInt16
  public let destinationPort: UInt16
  /// Header and payload, in bytes; 0 in a jumbogram (RFC 2675 §4).
  public let length: Int
  /// 0 when the sender computed none.
  public let checksum: UInt16

  @inline(__always)
  init(parsing reader: inout ByteReader) throws(DecodeError) {
    // In one word, as every other packet passes here.
    let header: UInt64 = try reader.read()
    sourcePort = UInt16(truncatingIfNeeded: header >> 48)
    destinationPort = UInt16(truncatingIfNeeded: header >> 32)
    length = Int(UInt16(truncatingIfNeeded: header >> 16))
    checksum = UInt16(truncatingIfNeeded: header)
  }
}
