import Packets

extension WiFiNetwork {
  /// How it protects what is said in it, as people call it.
  public enum Security: String, Comparable, Sendable, CaseIterable {
    case open
    case wep = "WEP"
    case wpa = "WPA"
    case wpa2 = "WPA2"
    case wpa3 = "WPA3"
    /// Encrypted without a password.
    case owe = "OWE"

    public static func < (left: Self, right: Self) -> Bool { order(left) < order(right) }

    private static func order(_ one: Self) -> Int { allCases.firstIndex(of: one) ?? 0 }
  }

  /// Whether all of its protected data shows that it is WEP's.
  private var isSealedByWEP: Bool { wepData > 0 && wepData == protectedData }

  /// What it offers, in order, or what its frames show where it told nothing; empty where neither does.
  public var security: [Security] {
    var kinds: Set<Security> = []
    if isOpen { kinds.insert(.open) }
    if isWEP || !isDescribed && isSealedByWEP { kinds.insert(.wep) }
    if !wpaKeyManagement.isEmpty { kinds.insert(.wpa) }
    for suite in rsnKeyManagement { kinds.insert(Self.security(of: suite)) }
    return kinds.sorted()
  }

  /// WPA3 is what the Wi-Fi Alliance's specification of that name adds to WPA2.
  private static func security(of suite: AKMSuite) -> Security {
    switch suite.rawValue {
    case 0x000f_ac08, 0x000f_ac09, 0x000f_ac0b, 0x000f_ac0c, 0x000f_ac0d, 0x000f_ac18, 0x000f_ac19:
      .wpa3
    case 0x000f_ac12: .owe
    default: .wpa2
    }
  }

  /// Its channel: what its beacons say, else where they were heard.
  public var channel: UInt8? {
    channels.min() ?? frequencies.min().flatMap(RadioChannel.number)
  }

  /// The names of the suites by which keys are agreed upon.
  public var keyManagementNames: [String] {
    Set(rsnKeyManagement.union(wpaKeyManagement).map(\.name)).sorted()
  }

  public var cipherNames: [String] {
    Set(rsnCiphers.union(wpaCiphers).map(\.name)).sorted()
  }
}
