/// How 802.11 encrypts a frame (cipher suites of IEEE 802.11-2020, table 9-149).
public enum WiFiCipher: UInt8, Hashable, Sendable, CaseIterable {
  /// With keys of 40 or 104 bits.
  case wep
  case tkip
  case ccmp128
  case ccmp256
  case gcmp128
  case gcmp256
}

extension WiFiCipher {
  /// As people write it.
  public var name: String {
    switch self {
    case .wep: "WEP"
    case .tkip: "TKIP"
    case .ccmp128: "CCMP"
    case .ccmp256: "CCMP-256"
    case .gcmp128: "GCMP"
    case .gcmp256: "GCMP-256"
    }
  }
}
