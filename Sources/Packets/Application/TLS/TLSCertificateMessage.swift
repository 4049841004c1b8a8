/// The certificates that one side shows, its own first (RFC 5246 §7.4.2): each in DER, after its length (3 bytes), all
/// after theirs (3 bytes). TLS 1.3 encrypts them.
public struct TLSCertificateMessage: Hashable, Sendable {
  /// In DER; those past the bound are left out.
  public let certificates: [[UInt8]]

  /// Most certificates that are kept: chains are three or four long.
  public static var bound: Int { 10 }

  /// Reads the body of a handshake message of type certificate, without its header.
  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    var list = ByteReader(try reader.readBytes(try reader.readUInt24()))
    guard reader.remaining == 0 else {
      throw DecodeError(
        .invalid(field: "length", value: UInt64(bytes.byteCount)), at: reader.offset)
    }
    var certificates: [[UInt8]] = []
    while list.remaining > 0 {
      let certificate = try list.readBytes(try list.readUInt24())
      if certificates.count < Self.bound { certificates.append([UInt8](copying: certificate)) }
    }
    self.certificates = certificates
  }
}

extension TLSNamedGroup {
  /// Reads which curve a server's key is on from the body of a message of type server_key_exchange (RFC 8422 §5.4);
  /// throws where it is none of the named ones.
  public init(parsingServerKeyExchange bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    let type: UInt8 = try reader.read()
    guard type == 3 else {
      throw DecodeError(.invalid(field: "curve_type", value: UInt64(type)), at: 0)
    }
    self.init(rawValue: try reader.read())
  }
}
