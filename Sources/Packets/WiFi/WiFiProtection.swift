/// What became of a protected 802.11 frame: opened, or why not.
public struct WiFiProtection: Hashable, Sendable {
  public enum Outcome: Hashable, Sendable {
    /// Its MIC or ICV proves that the key was right and nothing was changed.
    case opened(KeyKind)
    /// There was no key to try.
    case noKey(Reason)
    /// No key of those that should fit opens it: its MIC or ICV verifies with none.
    case integrityFailed
    /// Its end was not captured, so that nothing can be proved.
    case truncated
    /// Too short for what every protected frame holds.
    case malformed
  }

  /// Whose key it was.
  public enum KeyKind: UInt8, Hashable, Sendable {
    /// One station's with its access point, or with its peer (TDLS).
    case pairwise
    /// All stations' of a network.
    case group
    /// WEP's, which everybody shares.
    case shared
  }

  /// Why a key is missing.
  public enum Reason: UInt8, Hashable, Sendable {
    /// No key was given at all.
    case noKeyGiven
    /// A passphrase was given, but no frame told the name of this network, which keys are made of.
    case networkNameUnknown
    /// The keys given belong to other networks.
    case noKeyForNetwork
    /// No message of a key handshake was heard before it.
    case noHandshake
    /// Some messages were heard, but not both nonces (messages 1 or 3, and 2).
    case handshakeIncomplete
    /// The handshake was heard, and its MIC proves that none of the keys given is its own.
    case wrongKey
    /// The network uses SAE, OWE or 802.1X: no passphrase leads to its keys, only the pairwise master key does.
    case masterKeyNeeded
    /// The message that hands out the group's key was not heard, or not opened.
    case groupKeyMissing
  }

  public let outcome: Outcome
  /// The cipher of the frame; nil where nothing tells it.
  public let cipher: WiFiCipher?
  /// Its packet number is no higher than the last of the same key and sender, and it says not that it is a retry.
  public let isReplayed: Bool

  public init(_ outcome: Outcome, cipher: WiFiCipher? = nil, isReplayed: Bool = false) {
    self.outcome = outcome
    self.cipher = cipher
    self.isReplayed = isReplayed
  }

  public var isOpened: Bool {
    if case .opened = outcome { true } else { false }
  }
}
