/// How the packets of a capture begin (the LINKTYPE_ registry of tcpdump.org).
@frozen
public struct LinkType: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt16

  @inlinable
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  @inlinable public static var null: Self { .init(rawValue: 0) }
  @inlinable public static var ethernet: Self { .init(rawValue: 1) }
  @inlinable public static var ppp: Self { .init(rawValue: 9) }
  @inlinable public static var pppHDLC: Self { .init(rawValue: 50) }
  @inlinable public static var pppEthernet: Self { .init(rawValue: 51) }
  @inlinable public static var raw: Self { .init(rawValue: 101) }
  @inlinable public static var cHDLC: Self { .init(rawValue: 104) }
  @inlinable public static var ieee80211: Self { .init(rawValue: 105) }
  @inlinable public static var loop: Self { .init(rawValue: 108) }
  @inlinable public static var linuxSLL: Self { .init(rawValue: 113) }
  @inlinable public static var ieee80211Prism: Self { .init(rawValue: 119) }
  @inlinable public static var ieee80211Radiotap: Self { .init(rawValue: 127) }
  @inlinable public static var ieee80211AVS: Self { .init(rawValue: 163) }
  @inlinable public static var pppWithDirection: Self { .init(rawValue: 166) }
  @inlinable public static var ppi: Self { .init(rawValue: 192) }
  @inlinable public static var ipv4: Self { .init(rawValue: 228) }
  @inlinable public static var ipv6: Self { .init(rawValue: 229) }
  @inlinable public static var nflog: Self { .init(rawValue: 239) }
  @inlinable public static var pktap: Self { .init(rawValue: 258) }
  @inlinable public static var linuxSLL2: Self { .init(rawValue: 276) }
}

extension LinkType: CustomStringConvertible {
  /// The registry's name without `LINKTYPE_`, or `LINKTYPE` and the number where this program knows none.
  public var description: String {
    switch self {
    case .null: "NULL"
    case .ethernet: "ETHERNET"
    case .ppp: "PPP"
    case .pppHDLC: "PPP_HDLC"
    case .pppEthernet: "PPP_ETHER"
    case .raw: "RAW"
    case .cHDLC: "C_HDLC"
    case .ieee80211: "IEEE802_11"
    case .loop: "LOOP"
    case .linuxSLL: "LINUX_SLL"
    case .ieee80211Prism: "IEEE802_11_PRISM"
    case .ieee80211Radiotap: "IEEE802_11_RADIOTAP"
    case .ieee80211AVS: "IEEE802_11_AVS"
    case .pppWithDirection: "PPP_WITH_DIR"
    case .ppi: "PPI"
    case .ipv4: "IPV4"
    case .ipv6: "IPV6"
    case .nflog: "NFLOG"
    case .pktap: "PKTAP"
    case .linuxSLL2: "LINUX_SLL2"
    default: "LINKTYPE\(rawValue)"
    }
  }
}
