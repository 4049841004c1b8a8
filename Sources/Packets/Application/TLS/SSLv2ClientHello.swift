/// A hello in the form of SSL 2.0, in which old clients offer newer versions too (RFC 5246 appendix E.2).
///
///     length                  2 bytes; the highest bit is set
///     msg_type                1
///     version                 2 bytes
///     cipher_spec_length      2 bytes
///     session_id_length       2 bytes
///     challenge_length        2 bytes
///     cipher_specs            3 bytes each
///     session_id              none or 16 bytes
///     challenge               16 to 32 bytes
public struct SSLv2ClientHello: Hashable, Sendable {
  /// The highest version offered.
  public let version: TLSVersion
  /// Three bytes each: those of SSL 2.0, and 0 followed by a cipher suite of later versions.
  public let cipherSpecs: [UInt32]
  /// Length of the whole record, in bytes.
  public let size: Int

  /// Longest record, by its 15 bits.
  public static var sizeBound: Int { 0x7fff + 2 }
  /// How many bytes tell whether it is one.
  public static var headerSize: Int { 11 }

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    let length: UInt16 = try reader.read()
    guard length & 0x8000 != 0 else {
      throw DecodeError(.invalid(field: "length", value: UInt64(length)), at: 0)
    }
    size = Int(length & 0x7fff) + 2
    let type: UInt8 = try reader.read()
    guard type == 1 else {
      throw DecodeError(.invalid(field: "msg_type", value: UInt64(type)), at: 2)
    }
    version = TLSVersion(rawValue: try reader.read())
    guard version == .ssl2 || version.isPlausible else {
      throw DecodeError(.invalid(field: "version", value: UInt64(version.rawValue)), at: 3)
    }
    let specs = Int(try reader.read(UInt16.self))
    let session = Int(try reader.read(UInt16.self))
    let challenge = Int(try reader.read(UInt16.self))
    guard specs > 0, specs % 3 == 0, session == 0 || session == 16,
      (16...32).contains(challenge), size == Self.headerSize + specs + session + challenge
    else {
      throw DecodeError(.invalid(field: "cipher_spec_length", value: UInt64(specs)), at: 5)
    }
    var list = ByteReader(try reader.readBytes(specs))
    var cipherSpecs: [UInt32] = []
    while list.remaining > 0 { cipherSpecs.append(UInt32(try list.readUInt24())) }
    self.cipherSpecs = cipherSpecs
    try reader.skip(session + challenge)
  }
}
