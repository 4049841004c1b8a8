/// A version of SSL, TLS or DTLS as it is on the wire (RFC 8446 §4.1.2, RFC 9147 §5.3).
public struct TLSVersion: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  public static var ssl2: Self { .init(rawValue: 0x0002) }
  public static var ssl3: Self { .init(rawValue: 0x0300) }
  public static var tls10: Self { .init(rawValue: 0x0301) }
  public static var tls11: Self { .init(rawValue: 0x0302) }
  public static var tls12: Self { .init(rawValue: 0x0303) }
  public static var tls13: Self { .init(rawValue: 0x0304) }
  public static var dtls10: Self { .init(rawValue: 0xfeff) }
  public static var dtls12: Self { .init(rawValue: 0xfefd) }
  public static var dtls13: Self { .init(rawValue: 0xfefc) }

  /// Whether it is a version of DTLS, whose numbers count down.
  public var isDatagram: Bool { rawValue >> 8 == 0xfe }

  /// Whether it is a draft of TLS 1.3: those of the working group are 0x7f and the draft's number, Facebook's 0xfb.
  public var isDraft: Bool { rawValue >> 8 == 0x7f || rawValue >> 8 == 0xfb }

  /// Whether what follows the ServerHello is encrypted: TLS 1.3, its drafts, and DTLS 1.3.
  public var hidesHandshake: Bool {
    self == .dtls13 || isDraft || !isDatagram && rawValue >= Self.tls13.rawValue
  }

  /// Whether it is one of SSL or TLS that a record of a stream may name.
  public var isPlausible: Bool { (Self.ssl3.rawValue...Self.tls13.rawValue).contains(rawValue) }
}

extension TLSVersion: LosslessStringConvertible {
  /// The version as Zeek writes it.
  public var description: String {
    switch self {
    case .ssl2: "SSLv2"
    case .ssl3: "SSLv3"
    case .tls10: "TLSv10"
    case .tls11: "TLSv11"
    case .tls12: "TLSv12"
    case .tls13: "TLSv13"
    case .dtls10: "DTLSv10"
    case .dtls12: "DTLSv12"
    case .dtls13: "DTLSv13"
    case _ where rawValue >> 8 == 0x7f: "TLSv13-draft\(rawValue & 0xff)"
    default: "unknown-\(rawValue)"
    }
  }

  private static let named: [String: Self] = Dictionary(
    uniqueKeysWithValues: [
      .ssl2, .ssl3, .tls10, .tls11, .tls12, .tls13, .dtls10, .dtls12, .dtls13,
    ].map { ($0.description, $0) })

  /// The version that Zeek writes so; nil for a draft's, and for one that nobody has defined.
  public init?(_ description: String) {
    guard let version = Self.named[description] else { return nil }
    self = version
  }
}

extension UInt16 {
  /// Whether it is a value that clients only send so that servers learn to ignore the unknown (RFC 8701).
  public var isGREASE: Bool { self & 0x0f0f == 0x0a0a && self >> 8 == self & 0xff }
}
