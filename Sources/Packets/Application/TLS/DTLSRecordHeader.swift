/// The header of a record of DTLS (RFC 6347 §4.1, RFC 9147 §4).
///
///     ContentType type             1 byte
///     ProtocolVersion version      2 bytes
///     epoch                        2 bytes: 0 until there are keys
///     sequence_number              6 bytes
///     length                       2 bytes
public struct DTLSRecordHeader: Hashable, Sendable {
  /// In bytes.
  public static var size: Int { 13 }

  public let type: TLSRecordHeader.ContentType
  public let version: TLSVersion
  public let epoch: UInt16
  /// Of the content, in bytes.
  public let length: Int

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    let number: UInt8 = try reader.read()
    guard let type = TLSRecordHeader.ContentType(rawValue: number) else {
      throw DecodeError(.invalid(field: "type", value: UInt64(number)), at: 0)
    }
    self.type = type
    version = TLSVersion(rawValue: try reader.read())
    guard version == .dtls10 || version == .dtls12 else {
      throw DecodeError(.invalid(field: "version", value: UInt64(version.rawValue)), at: 1)
    }
    epoch = try reader.read()
    try reader.skip(6)  // sequence_number.
    length = Int(try reader.read(UInt16.self))
    guard length <= TLSRecordHeader.lengthBound else {
      throw DecodeError(.invalid(field: "length", value: UInt64(length)), at: 11)
    }
  }
}

/// The header of a handshake message of DTLS, or of a piece of one (RFC 6347 §4.2.2).
///
///     HandshakeType msg_type     1 byte
///     length                     3 bytes: of the whole body
///     message_seq                2 bytes
///     fragment_offset            3 bytes
///     fragment_length            3 bytes
public struct DTLSHandshakeHeader: Hashable, Sendable {
  /// In bytes.
  public static var size: Int { 12 }

  public let type: TLSHandshakeType
  /// Of the whole body, in bytes.
  public let length: Int
  public let messageSequence: UInt16
  /// Where in the body the piece belongs.
  public let fragmentOffset: Int
  /// Of the piece, in bytes.
  public let fragmentLength: Int

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    type = TLSHandshakeType(rawValue: try reader.read())
    length = try reader.readUInt24()
    messageSequence = try reader.read()
    fragmentOffset = try reader.readUInt24()
    fragmentLength = try reader.readUInt24()
    guard fragmentOffset + fragmentLength <= length else {
      throw DecodeError(
        .invalid(field: "fragment_length", value: UInt64(fragmentLength)), at: 9)
    }
  }
}
