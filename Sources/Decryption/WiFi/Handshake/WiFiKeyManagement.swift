import Cryptography

/// An authentication and key management suite (AKM; IEEE 802.11-2020, table 9-151): how a network's stations prove who
/// they are, and how their keys are made.
struct WiFiKeyManagement: RawRepresentable, Hashable, Sendable {
  /// The suite's number under 00-0F-AC.
  let rawValue: UInt8

  static let ieee8021X = Self(rawValue: 1)
  static let psk = Self(rawValue: 2)
  static let ftIEEE8021X = Self(rawValue: 3)
  static let ftPSK = Self(rawValue: 4)
  static let ieee8021XSHA256 = Self(rawValue: 5)
  static let pskSHA256 = Self(rawValue: 6)
  static let sae = Self(rawValue: 8)
  static let ftSAE = Self(rawValue: 9)
  static let suiteB = Self(rawValue: 11)
  static let suiteB192 = Self(rawValue: 12)
  static let ftIEEE8021XSHA384 = Self(rawValue: 13)
  static let owe = Self(rawValue: 18)
  static let ftPSKSHA384 = Self(rawValue: 19)
  static let pskSHA384 = Self(rawValue: 20)
  static let saeExtended = Self(rawValue: 24)
  static let ftSAEExtended = Self(rawValue: 25)

  /// Those that a handshake is tried with when nothing tells its suite.
  static let guesses: [Self] = [.psk, .pskSHA256, .sae]

  /// Whether a passphrase leads to its keys.
  var takesPassphrase: Bool {
    switch self {
    case .psk, .ftPSK, .pskSHA256, .ftPSKSHA384, .pskSHA384: true
    default: false
    }
  }

  /// Whether keys are made for a roaming domain, and handed on (fast BSS transition).
  var isFastTransition: Bool {
    switch self {
    case .ftIEEE8021X, .ftPSK, .ftSAE, .ftIEEE8021XSHA384, .ftPSKSHA384, .ftSAEExtended: true
    default: false
    }
  }

  /// The digest that keys are made with; ``DigestAlgorithm/sha1`` for the first suites' own function.
  func digest(masterKeyLength: Int) -> DigestAlgorithm {
    switch self {
    case .ieee8021X, .psk: return .sha1
    case .suiteB192, .ftIEEE8021XSHA384, .ftPSKSHA384, .pskSHA384: return .sha384
    case .owe, .saeExtended, .ftSAEExtended:
      switch masterKeyLength {
      case 48: return .sha384
      case 64: return .sha512
      default: return .sha256
      }
    default: return .sha256
    }
  }

  /// Bytes of the key confirmation key and of the key encryption key (IEEE 802.11-2020, table 12-10).
  func keyLengths(masterKeyLength: Int) -> (confirmation: Int, encryption: Int) {
    switch digest(masterKeyLength: masterKeyLength) {
    case .sha384: (24, 32)
    case .sha512: (32, 32)
    default: (16, 16)
    }
  }

  /// How the MIC of an EAPOL-Key frame is made whose descriptor version is 0.
  func micAlgorithm(masterKeyLength: Int) -> EAPOLMICAlgorithm {
    switch self {
    case .suiteB, .suiteB192, .ftIEEE8021XSHA384, .owe, .ftPSKSHA384, .pskSHA384, .saeExtended,
      .ftSAEExtended:
      .hmac(digest(masterKeyLength: masterKeyLength))
    default: .cmac
    }
  }

  /// The pairwise master key in a master session key (IEEE 802.11-2020 §12.7.1.3), or what stands in its place for fast
  /// BSS transition (§12.7.1.6.3).
  func masterKey(ofSession session: [UInt8]) -> [UInt8] {
    switch self {
    case .suiteB192: Array(session.prefix(48))
    case .ftIEEE8021X: Array(session.dropFirst(32).prefix(32))
    case .ftIEEE8021XSHA384: Array(session.prefix(48))
    default: Array(session.prefix(32))
    }
  }
}

/// How the MIC of an EAPOL-Key frame is made (IEEE 802.11-2020, table 12-10).
enum EAPOLMICAlgorithm: Hashable, Sendable {
  case hmac(DigestAlgorithm)
  case cmac

  /// At least as long as any MIC; nil when libcrypto refuses the algorithm.
  func mic(of message: [UInt8], key: [UInt8]) -> [UInt8]? {
    switch self {
    case .hmac(let algorithm): HMAC.digest(of: message, key: key, algorithm)
    case .cmac: AESCMAC.digest(of: message, key: key)
    }
  }
}
