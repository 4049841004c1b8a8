/// A TCP header (RFC 9293 §3.1).
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |          Source Port          |       Destination Port        |
///     |                        Sequence Number                        |
///     |                    Acknowledgment Number                      |
///     | Offset| Rsrvd |C|E|U|A|P|R|S|F|            Window             |
///     |           Checksum            |         Urgent Pointer        |
public struct TCPHeader: Sendable {
  public let sourcePort: UInt16
  public let destinationPort: UInt16
  public let sequence: UInt32
  public let acknowledgment: UInt32
  /// Header and options, in bytes: 0...60 as the wire says; below 20 it is a lie.
  public let headerLength: Int
  public let flags: TCPFlags
  /// Unscaled.
  public let window: UInt16
  public let checksum: UInt16

  /// Reads the fixed part. A header that the capture cut after its flags is still a header:
  /// window and checksum are 0 then.
  @inline(__always)
  init(parsing reader: inout ByteReader) throws(DecodeError) {
    // In words, as every packet passes here: each read looks whether there is so much.
    let ports: UInt32 = try reader.read()
    sourcePort = UInt16(truncatingIfNeeded: ports >> 16)
    destinationPort = UInt16(truncatingIfNeeded: ports)
    let numbers: UInt64 = try reader.read()
    sequence = UInt32(truncatingIfNeeded: numbers >> 32)
    acknowledgment = UInt32(truncatingIfNeeded: numbers)
    let lengthAndFlags: UInt16 = try reader.read()
    headerLength = Int(lengthAndFlags >> 12) * 4
    flags = TCPFlags(rawValue: UInt8(truncatingIfNeeded: lengthAndFlags))
    guard reader.remaining >= 6 else {
      window = 0
      checksum = 0
      return
    }
    let windowAndChecksum: UInt32 = try reader.read()
    window = UInt16(truncatingIfNeeded: windowAndChecksum >> 16)
    checksum = UInt16(truncatingIfNeeded: windowAndChecksum)
    try reader.skip(2)  // Urgent Pointer.
  }
}
