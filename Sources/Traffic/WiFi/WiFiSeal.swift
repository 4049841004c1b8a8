import Packets

/// How many protected frames were opened, and why the others were not.
public struct WiFiSeal: Hashable, Sendable {
  public private(set) var opened = 0
  /// Of the opened: those with a packet number that their sender had used before, though not marked as sent again.
  public private(set) var replayed = 0
  /// The first of these.
  public private(set) var firstReplay: Evidence?
  /// By what became of them.
  public private(set) var closed: [WiFiProtection.Outcome: Int] = [:]
  /// Their ciphers, where that was told.
  public private(set) var ciphers: Set<WiFiCipher> = []

  init() {}

  public var undecrypted: Int { closed.values.reduce(0, +) }
  public var frames: Int { opened + undecrypted }

  mutating func note(_ protection: WiFiProtection, _ evidence: Evidence) {
    if protection.isOpened {
      opened += 1
      if protection.isReplayed {
        replayed += 1
        firstReplay = .earliest(firstReplay, evidence)
      }
    } else {
      closed[protection.outcome, default: 0] += 1
    }
    if let cipher = protection.cipher { ciphers.insert(cipher) }
  }

  mutating func add(_ other: WiFiSeal) {
    opened += other.opened
    replayed += other.replayed
    firstReplay = .earliest(firstReplay, other.firstReplay)
    closed.merge(other.closed, uniquingKeysWith: +)
    ciphers.formUnion(other.ciphers)
  }

  /// Frames that stayed closed for this reason.
  public func count(_ reason: WiFiProtection.Reason) -> Int { closed[.noKey(reason)] ?? 0 }
}
