/// The type of an extension of a hello (IANA TLS ExtensionType Values registry).
public struct TLSExtensionType: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// RFC 6066 §3.
  public static var serverName: Self { .init(rawValue: 0) }
  /// RFC 8446 §4.2.7.
  public static var supportedGroups: Self { .init(rawValue: 10) }
  /// RFC 8422 §5.1.2.
  public static var pointFormats: Self { .init(rawValue: 11) }
  /// RFC 8446 §4.2.3.
  public static var signatureAlgorithms: Self { .init(rawValue: 13) }
  /// RFC 7301 §3.1.
  public static var applicationLayerProtocolNegotiation: Self { .init(rawValue: 16) }
  /// RFC 5077 §3.2.
  public static var sessionTicket: Self { .init(rawValue: 35) }
  /// RFC 8446 §4.2.11.
  public static var preSharedKey: Self { .init(rawValue: 41) }
  /// RFC 8446 §4.2.10.
  public static var earlyData: Self { .init(rawValue: 42) }
  /// RFC 8446 §4.2.1.
  public static var supportedVersions: Self { .init(rawValue: 43) }
  /// RFC 8446 §4.2.8.
  public static var keyShare: Self { .init(rawValue: 51) }
  /// RFC 9001 §8.2.
  public static var quicTransportParameters: Self { .init(rawValue: 57) }
  /// RFC 9849 §5.
  public static var encryptedClientHello: Self { .init(rawValue: 0xfe0d) }
  /// The encrypted server name of a draft that the encrypted hello replaced.
  public static var encryptedServerName: Self { .init(rawValue: 0xffce) }
  /// RFC 5746 §3.2.
  public static var renegotiationInfo: Self { .init(rawValue: 0xff01) }
}
