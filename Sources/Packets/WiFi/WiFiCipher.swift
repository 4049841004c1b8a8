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
