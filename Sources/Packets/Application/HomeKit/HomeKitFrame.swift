/// The head of a frame of HomeKit's connection once controller and accessory have made sure of each other: HTTP, sealed with
/// ChaCha20-Poly1305 (HomeKit Accessory Protocol Specification, non-commercial version, release R2, §6.5.2).
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |  Length n, little-endian      |  Ciphertext, n bytes …
///     |  Authentication tag, 16 bytes …
public struct HomeKitFrame: Hashable, Sendable {
  /// Bytes that are sealed, 1 to 1024.
  public let length: Int

  /// Bytes of the length.
  public static let headerLength = 2
  public static let tagLength = 16
  /// Most bytes that one frame seals.
  private static let lengthBound = 1024

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    length = Int(try reader.readLittleEndian(UInt16.self))
    guard (1...Self.lengthBound).contains(length) else {
      throw DecodeError(.invalid(field: "Length", value: UInt64(length)), at: 0)
    }
  }

  /// Bytes of the whole frame.
  public var byteCount: Int { Self.headerLength + length + Self.tagLength }
}
