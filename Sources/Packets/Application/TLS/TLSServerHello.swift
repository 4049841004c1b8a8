/// What a server answers to a hello (RFC 8446 §4.1.3, RFC 5246 §7.4.1.3).
///
///     ProtocolVersion legacy_version     2 bytes
///     Random random                      32 bytes
///     legacy_session_id_echo             up to 32 bytes after their length (1 byte)
///     CipherSuite cipher_suite           2 bytes
///     legacy_compression_method          1 byte
///     extensions                         after their length (2 bytes); missing in old hellos
public struct TLSServerHello: Hashable, Sendable, TLSHello {
  public let legacyVersion: TLSVersion
  /// 32 bytes.
  public let random: [UInt8]
  public let legacySessionID: [UInt8]
  public let cipherSuite: TLSCipherSuite
  public let compressionMethod: UInt8
  /// In the order they were sent.
  public internal(set) var extensionTypes: [TLSExtensionType] = []

  /// The version agreed on where it is told in an extension (RFC 8446 §4.2.1): since TLS 1.3.
  public private(set) var selectedVersion: TLSVersion?
  /// The protocol agreed on (RFC 7301), as bytes; TLS 1.3 encrypts it.
  public private(set) var applicationProtocol: [UInt8]?
  /// The group of the server's key, or the one it wants a key for; since TLS 1.3.
  public private(set) var keyShareGroup: TLSNamedGroup?

  /// Reads the body of a handshake message of type server_hello, without its header.
  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    legacyVersion = TLSVersion(rawValue: try reader.read())
    guard legacyVersion.isPlausible || legacyVersion.isDatagram || legacyVersion.isDraft else {
      throw DecodeError(
        .invalid(field: "legacy_version", value: UInt64(legacyVersion.rawValue)), at: 0)
    }
    random = [UInt8](copying: try reader.readBytes(32))
    if (18...21).contains(legacyVersion.rawValue & 0xff), legacyVersion.isDraft {
      // Drafts 18 to 21 of TLS 1.3 have neither session nor compression.
      legacySessionID = []
      cipherSuite = TLSCipherSuite(rawValue: try reader.read())
      compressionMethod = 0
    } else {
      legacySessionID = [UInt8](copying: try reader.readVector8())
      cipherSuite = TLSCipherSuite(rawValue: try reader.read())
      compressionMethod = try reader.read()
    }
    guard reader.remaining > 0 else { return }
    let extensions = try reader.readVector16()
    guard reader.remaining == 0 else {
      throw DecodeError(
        .invalid(field: "length", value: UInt64(bytes.byteCount)), at: reader.offset)
    }
    try readExtensions(extensions)
  }

  /// The version agreed on.
  public var version: TLSVersion { selectedVersion ?? legacyVersion }

  /// Whether it asks for another ClientHello (RFC 8446 §4.1.4), which its random tells: the SHA-256 of
  /// `HelloRetryRequest`.
  public var isHelloRetryRequest: Bool { random == Self.retryRandom }

  /// Whether it goes on with what an earlier connection agreed on (RFC 8446 §4.2.11).
  public var acceptsPreSharedKey: Bool { extensionTypes.contains(.preSharedKey) }

  /// What JA3S is the MD5 of (github.com/salesforce/ja3): version, cipher suite and extensions in decimal.
  public var ja3sText: String {
    let types = extensionTypes.map { String($0.rawValue) }.joined(separator: "-")
    return "\(legacyVersion.rawValue),\(cipherSuite.rawValue),\(types)"
  }

  private static let retryRandom: [UInt8] = [
    0xcf, 0x21, 0xad, 0x74, 0xe5, 0x9a, 0x61, 0x11, 0xbe, 0x1d, 0x8c, 0x02, 0x1e, 0x65, 0xb8, 0x91,
    0xc2, 0xa2, 0x11, 0x16, 0x7a, 0xbb, 0x8c, 0x5e, 0x07, 0x9e, 0x09, 0xe2, 0xc8, 0xa8, 0x33, 0x9c,
  ]

  mutating func read(_ type: TLSExtensionType, _ data: RawSpan) throws(DecodeError) {
    var reader = ByteReader(data)
    switch type {
    case .supportedVersions: selectedVersion = TLSVersion(rawValue: try reader.read())
    case .keyShare: keyShareGroup = TLSNamedGroup(rawValue: try reader.read())
    case .applicationLayerProtocolNegotiation:
      applicationProtocol = try reader.readVector16().protocolNames().first
    default: break
    }
  }
}
