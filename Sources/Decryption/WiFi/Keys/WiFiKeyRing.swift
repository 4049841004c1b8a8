import Cryptography

/// The keys that were given, and what follows from them.
struct WiFiKeyRing {
  /// Most passphrases that are made keys of, each with a network's name: each costs about a millisecond.
  static let derivationBound = 256

  private struct Derivation: Hashable {
    let passphrase: [UInt8]
    let ssid: [UInt8]
  }

  private let keys: [WiFiKey]
  let wepKeys: [[UInt8]]
  let temporalKeys: [[UInt8]]
  private var derived: [Derivation: [UInt8]] = [:]
  /// Passphrases that were not tried because the bound was reached.
  private(set) var underivedCount = 0

  init(_ keys: [WiFiKey]) {
    self.keys = keys
    wepKeys = keys.compactMap { if case .wep(let bytes) = $0 { bytes } else { nil } }
    temporalKeys = keys.compactMap { if case .temporal(let bytes) = $0 { bytes } else { nil } }
  }

  var isEmpty: Bool { keys.isEmpty }

  /// Whether there is a passphrase that might be any network's.
  var hasPassphraseForAny: Bool {
    keys.contains { if case .passphrase(_, nil) = $0 { true } else { false } }
  }

  /// Whether a pairwise master key, or what holds one, was given as it is.
  var hasMasterKeys: Bool {
    keys.contains {
      switch $0 {
      case .masterKey, .sessionKey: true
      default: false
      }
    }
  }

  /// Whether a passphrase is for this network.
  func hasPassphrase(for ssid: [UInt8]) -> Bool {
    keys.contains {
      if case .passphrase(_, let name) = $0 { name == nil || name == ssid } else { false }
    }
  }

  /// The pairwise master keys that a network might have.
  ///
  /// - Parameters:
  ///   - ssid: its name; nil when that is unknown, which leaves passphrases that come with one.
  ///   - suite: how its stations prove who they are.
  mutating func masterKeys(ssid: [UInt8]?, _ suite: WiFiKeyManagement) -> [[UInt8]] {
    var all: [[UInt8]] = []
    for key in keys {
      switch key {
      case .passphrase(let passphrase, let name) where suite.takesPassphrase:
        guard let network = ssid ?? name, name == nil || name == network,
          let master = masterKey(of: Derivation(passphrase: passphrase, ssid: network))
        else { continue }
        all.append(master)
      case .masterKey(let master): all.append(master)
      case .sessionKey(let session): all.append(suite.masterKey(ofSession: session))
      default: continue
      }
    }
    return all
  }

  /// IEEE 802.11-2020 §J.4.1.
  private mutating func masterKey(of derivation: Derivation) -> [UInt8]? {
    if let known = derived[derivation] { return known }
    guard derived.count < Self.derivationBound else {
      underivedCount += 1
      return nil
    }
    let master = PBKDF2.sha1(derivation.passphrase, salt: derivation.ssid, rounds: 4096, count: 32)
    derived[derivation] = master
    return master
  }
}
