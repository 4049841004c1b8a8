import Packets

/// How the Initial packets of a version of QUIC are protected: with keys that anyone can derive who sees the client's
/// first packet (RFC 9001 §5.2).
public struct QUICProtection: Hashable, Sendable {
  let salt: [UInt8]
  /// What the labels of keys begin with (RFC 9001 §5.1, RFC 9369 §3.3.2).
  let labelPrefix: String

  private init(_ digits: StaticString, labelPrefix: String = "quic") {
    salt = "\(digits)".hexadecimalBytes
    self.labelPrefix = labelPrefix
  }

  /// Version 1 and drafts 33 and 34 (RFC 9001 §5.2).
  public static let version1 = QUICProtection("38762cf7f55934b34d179ae6a4c80cadccbb7f0a")
  /// Version 2 (RFC 9369 §3.3.1).
  public static let version2 = QUICProtection(
    "0dede3def700a6db819381be6e269dcbf9bd2ed9", labelPrefix: "quicv2")
  /// The drafts of version 2 (draft-ietf-quic-v2-01).
  public static let version2Draft = QUICProtection(
    "a707c203a59b47184a1d62ca570406ea7ae3e5d3", labelPrefix: "quicv2")
  /// Drafts 29 to 32 (draft-ietf-quic-tls-29 §5.2).
  public static let draft29 = QUICProtection("afbfec289993d24c9e9786f19c6111e04390a899")
  /// Drafts 23 to 28 (draft-ietf-quic-tls-23 §5.2).
  public static let draft23 = QUICProtection("c3eef712c72ebb5a11a7d2432bb46365bef9f502")
  /// Drafts 21 and 22 (draft-ietf-quic-tls-21 §5.2).
  public static let draft21 = QUICProtection("7fbcdb0e7c66bbe9193a96cd21519ebd7a02644a")
  /// Google's Q050, T050 and T051 (Chromium's quiche, crypto_utils.cc).
  public static let googleQ050 = QUICProtection("504574efd066fe2f9d945cfcdbd3a7f0d3b56b45")
  public static let googleT050 = QUICProtection("7ff579e5acd072915580304c43a2367c60488310")
  public static let googleT051 = QUICProtection("7a4edef4e7ccee5fa4506c19124fc8ccda6e033d")

  /// Every one that is known, those met most first.
  public static let all: [QUICProtection] = [
    .version1, .draft29, .draft23, .version2, .draft21, .version2Draft, .googleT051, .googleT050,
    .googleQ050,
  ]

  /// Those that packets of a version may be protected with. Of a reserved or unknown version these are all: the tag of
  /// a packet decides.
  public static func candidates(for version: QUICVersion) -> [QUICProtection] {
    switch version {
    case .version1: return [.version1]
    case .version2: return [.version2]
    case .version2Draft: return [.version2Draft]
    case .q050: return [.googleQ050]
    case .t050: return [.googleT050]
    case .t051: return [.googleT051]
    default: break
    }
    switch version.draftNumber {
    case 21?, 22?: return [.draft21]
    case (23...28)?: return [.draft23]
    case (29...32)?: return [.draft29]
    case (33...34)?: return [.version1]
    default: return all
    }
  }
}

extension String {
  /// The bytes that these hexadecimal digits stand for.
  fileprivate var hexadecimalBytes: [UInt8] {
    let values = compactMap(\.hexDigitValue)
    return stride(from: 0, to: values.count - 1, by: 2).map {
      UInt8(values[$0] << 4 | values[$0 + 1])
    }
  }
}
