/// A message of Xiaomi's miIO protocol. The maker publishes no specification; the layout is that of
/// OpenMiHome's "Mi Home Binary Protocol".
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |     Magic number = 0x2131     | Packet Length (incl. header)  |
///     |                           Unknown1                            |
///     |                        Device ID ("did")                      |
///     |                             Stamp                             |
///     |              MD5 checksum, or token (16 bytes)                |
///     |              Data, sealed with AES-128-CBC                    |
public struct MiioMessage: Hashable, Sendable {
  /// All ones where the asker doesn't know it yet.
  public let deviceID: UInt32
  /// The device's clock, in seconds since it came up.
  public let stamp: UInt32
  /// Bytes of sealed data.
  public let dataLength: Int
  /// Whether it asks any device for its number.
  public let isHello: Bool

  /// The devices' port.
  public static let port: UInt16 = 54321
  static let headerLength = 32

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    let magic: UInt16 = try reader.read()
    guard magic == 0x2131 else {
      throw DecodeError(.invalid(field: "Magic number", value: UInt64(magic)), at: 0)
    }
    let length: UInt16 = try reader.read()
    guard Int(length) >= Self.headerLength, Int(length) == bytes.byteCount else {
      throw DecodeError(.invalid(field: "Packet Length", value: UInt64(length)), at: 2)
    }
    let unknown: UInt32 = try reader.read()
    deviceID = try reader.read()
    stamp = try reader.read()
    try reader.skip(16)  // MD5 checksum.
    dataLength = reader.remaining
    isHello = unknown == .max && deviceID == .max && dataLength == 0
  }
}
