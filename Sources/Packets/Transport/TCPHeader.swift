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
    sourcePort = try reader.read()
    destinationPort = try reader.read()
    sequence = try reader.read()
    acknowledgment = try reader.read()
    headerLength = Int(try reader.read(UInt8.self) >> 4) * 4
    flags = TCPFlags(rawValue: try reader.read())
    guard reader.remaining >= 6 else {
      window = 0
      checksum = 0
      return
    }
    window = try reader.read()
    checksum = try reader.read()
    try reader.skip(2)  // Urgent Pointer.
  }
}
