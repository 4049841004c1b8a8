/// A version of QUIC, as its long headers name it (RFC 9000 §15, IANA QUIC Versions).
public struct QUICVersion: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt32

  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// What a Version Negotiation packet has instead of a version.
  public static let negotiation = QUICVersion(rawValue: 0)
  /// RFC 9000.
  public static let version1 = QUICVersion(rawValue: 1)
  /// RFC 9369.
  public static let version2 = QUICVersion(rawValue: 0x6b33_43cf)
  /// draft-ietf-quic-v2-01 to -04.
  public static let version2Draft = QUICVersion(rawValue: 0x709a_50c4)
  /// Google's, with its own handshake in Initial packets.
  public static let q050 = QUICVersion(rawValue: 0x5130_3530)
  /// Google's, with TLS.
  public static let t050 = QUICVersion(rawValue: 0x5430_3530)
  public static let t051 = QUICVersion(rawValue: 0x5430_3531)

  /// The number of a draft of version 1.
  public var draftNumber: Int? {
    rawValue >> 8 == 0xff_0000 && rawValue & 0xff > 0 ? Int(rawValue & 0xff) : nil
  }

  /// Whether it is one of 0x?a?a?a?a, which are reserved to exercise version negotiation (RFC 9000 §15).
  public var isReserved: Bool { rawValue & 0x0f0f_0f0f == 0x0a0a_0a0a }

  /// Whether it is Facebook's mvfst.
  public var isMVFST: Bool { rawValue >> 8 == 0xfa_ceb0 }

  /// The number of one of Google's own versions: 46 for Q046, 51 for T051.
  public var googleNumber: Int? {
    guard [0x51, 0x54].contains(rawValue >> 24), rawValue >> 16 & 0xff == 0x30 else { return nil }
    let (tens, ones) = (Int(rawValue >> 8 & 0xff) - 0x30, Int(rawValue & 0xff) - 0x30)
    guard (0...9).contains(tens), (0...9).contains(ones) else { return nil }
    return 10 * tens + ones
  }

  /// Whether its packets have the long header of RFC 9000 and are known to be used.
  public var isKnown: Bool {
    switch self {
    case .version1, .version2, .version2Draft, .q050, .t050, .t051: true
    default: isMVFST || draftNumber.map { (21...34).contains($0) } == true
    }
  }

  /// Whether the types of its long headers are numbered as in version 2 (RFC 9369 §3.2).
  public var hasVersion2Types: Bool { self == .version2 || self == .version2Draft }
}

extension QUICVersion: CustomStringConvertible {
  /// As Zeek writes it, where Zeek knows it: `1`, `quicv2`, `draft-29`; else Google's name for it, or the number: `Q046`,
  /// `mvfst-faceb002`, `unknown-a0a0a0a`.
  public var description: String {
    switch self {
    case .version1: return "1"
    case .version2: return "quicv2"
    default: break
    }
    if let number = draftNumber { return "draft-\(number)" }
    if googleNumber != nil {
      let letters = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: rawValue >> $0) }
      return String(decoding: letters, as: UTF8.self)
    }
    return (isMVFST ? "mvfst-" : "unknown-") + String(rawValue, radix: 16)
  }
}
