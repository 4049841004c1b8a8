/// The header of a record of a TLS connection (RFC 8446 §5.1).
///
///     ContentType type             1 byte
///     ProtocolVersion version      2 bytes
///     length                       2 bytes
public struct TLSRecordHeader: Hashable, Sendable {
  /// What a record carries (IANA TLS ContentType registry).
  public enum ContentType: UInt8, Sendable {
    case changeCipherSpec = 20
    case alert
    case handshake
    case applicationData
    case heartbeat
  }

  /// In bytes.
  public static var size: Int { 5 }
  /// Longest content, encrypted (RFC 5246 §6.2.3).
  public static var lengthBound: Int { 16_384 + 2048 }

  public let type: ContentType
  /// Says little: the first record's is often older than what is meant.
  public let version: TLSVersion
  /// Of the content, in bytes.
  public let length: Int

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    let number: UInt8 = try reader.read()
    guard let type = ContentType(rawValue: number) else {
      throw DecodeError(.invalid(field: "type", value: UInt64(number)), at: 0)
    }
    self.type = type
    version = TLSVersion(rawValue: try reader.read())
    guard version.isPlausible || version.isDraft else {
      throw DecodeError(.invalid(field: "version", value: UInt64(version.rawValue)), at: 1)
    }
    length = Int(try reader.read(UInt16.self))
    guard length <= Self.lengthBound else {
      throw DecodeError(.invalid(field: "length", value: UInt64(length)), at: 3)
    }
  }
}
