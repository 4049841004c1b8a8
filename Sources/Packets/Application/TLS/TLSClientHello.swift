/// What a client offers when it begins a TLS or DTLS connection (RFC 8446 §4.1.2, RFC 5246 §7.4.1.2, RFC 9147 §5.3).
///
///     ProtocolVersion legacy_version    2 bytes
///     Random random                     32 bytes
///     legacy_session_id                 up to 32 bytes after their length (1 byte)
///     cookie                            DTLS only: after its length (1 byte)
///     cipher_suites                     2 bytes each, after their length (2 bytes)
///     legacy_compression_methods        1 byte each, after their length (1 byte)
///     extensions                        after their length (2 bytes); missing in old hellos
///
/// An extension whose contents make no sense is still listed; it says nothing else.
public struct TLSClientHello: Hashable, Sendable {
  /// The highest version offered; since TLS 1.3 always 1.2, with the real ones in ``supportedVersions``.
  public let legacyVersion: TLSVersion
  /// 32 bytes.
  public let random: [UInt8]
  public let legacySessionID: [UInt8]
  /// The server's cookie sent back; nil in TLS.
  public let cookie: [UInt8]?
  /// In the client's order, with GREASE.
  public let cipherSuites: [TLSCipherSuite]
  public let compressionMethods: [UInt8]
  /// In the order they were sent, with GREASE.
  public internal(set) var extensionTypes: [TLSExtensionType] = []

  /// The name the client asks for (RFC 6066 §3); with an encrypted hello the public name of whoever hides the real one.
  public internal(set) var serverName: String?
  /// The protocols offered (RFC 7301), as bytes.
  public internal(set) var applicationProtocols: [[UInt8]] = []
  /// In the client's order, with GREASE.
  public internal(set) var supportedVersions: [TLSVersion] = []
  public internal(set) var supportedGroups: [TLSNamedGroup] = []
  /// The groups for which the client sent a key along.
  public internal(set) var keyShareGroups: [TLSNamedGroup] = []
  public internal(set) var pointFormats: [UInt8] = []
  /// SignatureScheme numbers (RFC 8446 §4.2.3).
  public internal(set) var signatureAlgorithms: [UInt16] = []
  /// Whether it brings a ticket of an earlier connection along (RFC 5077).
  public internal(set) var hasSessionTicket = false

  /// Most extensions of one hello.
  static let extensionBound = 256

  /// Reads the body of a handshake message of type client_hello, without its header.
  ///
  /// - Parameter isDatagram: whether it is one of DTLS, which has a cookie.
  public init(parsing bytes: RawSpan, isDatagram: Bool = false) throws(DecodeError) {
    var reader = ByteReader(bytes)
    legacyVersion = TLSVersion(rawValue: try reader.read())
    guard legacyVersion.isDatagram == isDatagram,
      isDatagram || legacyVersion.isPlausible || legacyVersion == .ssl2
    else {
      throw DecodeError(
        .invalid(field: "legacy_version", value: UInt64(legacyVersion.rawValue)), at: 0)
    }
    random = [UInt8](copying: try reader.readBytes(32))
    legacySessionID = [UInt8](copying: try reader.readVector8())
    cookie = isDatagram ? [UInt8](copying: try reader.readVector8()) : nil
    cipherSuites = try reader.readVector16().values(TLSCipherSuite.init(rawValue:))
    compressionMethods = [UInt8](copying: try reader.readVector8())
    guard reader.remaining > 0 else { return }
    let extensions = try reader.readVector16()
    guard reader.remaining == 0 else {
      throw DecodeError(
        .invalid(field: "length", value: UInt64(bytes.byteCount)), at: reader.offset)
    }
    try readExtensions(extensions)
  }

  /// The highest version offered, GREASE aside.
  public var highestVersion: TLSVersion {
    let offered = supportedVersions.filter { !$0.rawValue.isGREASE }.map(\.rawValue)
    let highest = legacyVersion.isDatagram ? offered.min() : offered.max()
    return highest.map(TLSVersion.init(rawValue:)) ?? legacyVersion
  }

  /// The protocols offered, as text that is safe to print.
  public var applicationProtocolNames: [String] {
    applicationProtocols.map { String(escaping: $0) }
  }

  /// Whether the real server name is hidden (RFC 9849), or the extension is there to look as if (GREASE ECH).
  public var hasEncryptedClientHello: Bool {
    extensionTypes.contains(.encryptedClientHello) || extensionTypes.contains(.encryptedServerName)
  }

  /// Whether it offers to go on with what an earlier connection agreed on (RFC 8446 §4.2.11).
  public var hasPreSharedKey: Bool { extensionTypes.contains(.preSharedKey) }

  /// Whether data may follow at once, before the server has answered (RFC 8446 §4.2.10).
  public var hasEarlyData: Bool { extensionTypes.contains(.earlyData) }
}
