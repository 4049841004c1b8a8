/// A cipher suite selector (IEEE 802.11-2020, table 9-149): OUI in the upper 24 bits, type in the lower 8.
public struct CipherSuite: RawRepresentable, Hashable, Comparable, Sendable {
  public let rawValue: UInt32

  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// The name in the table; else the selector as IEEE writes it: `00-50-F2:9`.
  public var name: String {
    switch (rawValue >> 8, rawValue & 0xff) {
    case (0x000fac, 0): "group"
    case (0x000fac, 1), (0x0050f2, 1): "WEP-40"
    case (0x000fac, 2), (0x0050f2, 2): "TKIP"
    case (0x000fac, 4), (0x0050f2, 4): "CCMP"
    case (0x000fac, 5), (0x0050f2, 5): "WEP-104"
    case (0x000fac, 6): "BIP-CMAC"
    case (0x000fac, 7): "no group traffic"
    case (0x000fac, 8): "GCMP"
    case (0x000fac, 9): "GCMP-256"
    case (0x000fac, 10): "CCMP-256"
    case (0x000fac, 11): "BIP-GMAC"
    case (0x000fac, 12): "BIP-GMAC-256"
    case (0x000fac, 13): "BIP-CMAC-256"
    default: selectorText(rawValue)
    }
  }
}

/// An authentication and key management suite selector (IEEE 802.11-2020, table 9-151).
public struct AKMSuite: RawRepresentable, Hashable, Comparable, Sendable {
  public let rawValue: UInt32

  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// The name in the table; else the selector.
  public var name: String {
    switch (rawValue >> 8, rawValue & 0xff) {
    case (0x000fac, 1), (0x0050f2, 1): "802.1X"
    case (0x000fac, 2), (0x0050f2, 2): "PSK"
    case (0x000fac, 3): "FT-802.1X"
    case (0x000fac, 4): "FT-PSK"
    case (0x000fac, 5): "802.1X-SHA256"
    case (0x000fac, 6): "PSK-SHA256"
    case (0x000fac, 7): "TDLS"
    case (0x000fac, 8): "SAE"
    case (0x000fac, 9): "FT-SAE"
    case (0x000fac, 11): "802.1X-Suite-B"
    case (0x000fac, 12): "802.1X-CNSA"
    case (0x000fac, 13): "FT-802.1X-SHA384"
    case (0x000fac, 14), (0x000fac, 15), (0x000fac, 16), (0x000fac, 17): "FILS"
    case (0x000fac, 18): "OWE"
    case (0x000fac, 19): "FT-PSK-SHA384"
    case (0x000fac, 20): "PSK-SHA384"
    case (0x000fac, 24): "SAE-EXT"
    case (0x000fac, 25): "FT-SAE-EXT"
    default: selectorText(rawValue)
    }
  }
}

private func selectorText(_ selector: UInt32) -> String {
  func pair(_ shift: UInt32) -> String {
    let digits = String(selector >> shift & 0xff, radix: 16, uppercase: true)
    return digits.count < 2 ? "0" + digits : digits
  }
  return "\(pair(24))-\(pair(16))-\(pair(8)):\(selector & 0xff)"
}
