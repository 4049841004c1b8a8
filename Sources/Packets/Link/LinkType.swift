/// How the packets of a capture begin (the LINKTYPE_ registry of tcpdump.org).
@frozen
public struct LinkType: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt16

  @inlinable
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  @inlinable public static var null: Self { .init(rawValue: 0) }
  @inlinable public static var ethernet: Self { .init(rawValue: 1) }
  /// IEEE 802.5, Token Ring.
  @inlinable public static var ieee8025: Self { .init(rawValue: 6) }
  @inlinable public static var arcnetBSD: Self { .init(rawValue: 7) }
  @inlinable public static var ppp: Self { .init(rawValue: 9) }
  @inlinable public static var fddi: Self { .init(rawValue: 10) }
  @inlinable public static var pppHDLC: Self { .init(rawValue: 50) }
  @inlinable public static var pppEthernet: Self { .init(rawValue: 51) }
  /// LLC over ATM, without cell headers (RFC 1483).
  @inlinable public static var atmRFC1483: Self { .init(rawValue: 100) }
  @inlinable public static var raw: Self { .init(rawValue: 101) }
  @inlinable public static var cHDLC: Self { .init(rawValue: 104) }
  @inlinable public static var ieee80211: Self { .init(rawValue: 105) }
  @inlinable public static var frameRelay: Self { .init(rawValue: 107) }
  @inlinable public static var loop: Self { .init(rawValue: 108) }
  /// OpenBSD's enc(4): packets of IPsec, decrypted.
  @inlinable public static var enc: Self { .init(rawValue: 109) }
  @inlinable public static var linuxSLL: Self { .init(rawValue: 113) }
  /// Packets logged by OpenBSD's pf, also as pfSense logs them.
  @inlinable public static var pfLog: Self { .init(rawValue: 117) }
  @inlinable public static var ieee80211Prism: Self { .init(rawValue: 119) }
  @inlinable public static var ieee80211Radiotap: Self { .init(rawValue: 127) }
  @inlinable public static var arcnetLinux: Self { .init(rawValue: 129) }
  @inlinable public static var appleIPOverIEEE1394: Self { .init(rawValue: 138) }
  /// Private use; where macOS wrote the capture, an older number of ``pktap``.
  @inlinable public static var user2: Self { .init(rawValue: 149) }
  @inlinable public static var ieee80211AVS: Self { .init(rawValue: 163) }
  /// As pppd gives it: the address byte is a direction.
  @inlinable public static var pppPPPD: Self { .init(rawValue: 166) }
  @inlinable public static var ppi: Self { .init(rawValue: 192) }
  /// A byte of direction before each PPP packet.
  @inlinable public static var pppWithDirection: Self { .init(rawValue: 204) }
  @inlinable public static var mpls: Self { .init(rawValue: 219) }
  @inlinable public static var ipv4: Self { .init(rawValue: 228) }
  @inlinable public static var ipv6: Self { .init(rawValue: 229) }
  @inlinable public static var nflog: Self { .init(rawValue: 239) }
  @inlinable public static var netlink: Self { .init(rawValue: 253) }
  @inlinable public static var pktap: Self { .init(rawValue: 258) }
  @inlinable public static var linuxSLL2: Self { .init(rawValue: 276) }
  /// Ethernet with a Broadcom switch tag after the addresses.
  @inlinable public static var dsaTagBroadcom: Self { .init(rawValue: 281) }
  /// Ethernet with a Broadcom switch tag before the addresses.
  @inlinable public static var dsaTagBroadcomPrepend: Self { .init(rawValue: 282) }
  /// Ethernet with a Marvell switch tag after the addresses.
  @inlinable public static var dsaTagDSA: Self { .init(rawValue: 284) }
  /// Ethernet with a Marvell switch tag that has an EtherType of its own.
  @inlinable public static var dsaTagEDSA: Self { .init(rawValue: 285) }
}

extension LinkType: CustomStringConvertible {
  /// The registry's name without `LINKTYPE_`, or `LINKTYPE` and the number where this program knows none.
  public var description: String {
    switch self {
    case .null: "NULL"
    case .ethernet: "ETHERNET"
    case .ieee8025: "IEEE802_5"
    case .arcnetBSD: "ARCNET_BSD"
    case .ppp: "PPP"
    case .fddi: "FDDI"
    case .pppHDLC: "PPP_HDLC"
    case .pppEthernet: "PPP_ETHER"
    case .atmRFC1483: "ATM_RFC1483"
    case .raw: "RAW"
    case .cHDLC: "C_HDLC"
    case .ieee80211: "IEEE802_11"
    case .frameRelay: "FRELAY"
    case .loop: "LOOP"
    case .enc: "ENC"
    case .linuxSLL: "LINUX_SLL"
    case .pfLog: "PFLOG"
    case .ieee80211Prism: "IEEE802_11_PRISM"
    case .ieee80211Radiotap: "IEEE802_11_RADIOTAP"
    case .arcnetLinux: "ARCNET_LINUX"
    case .appleIPOverIEEE1394: "APPLE_IP_OVER_IEEE1394"
    case .user2: "USER2"
    case .ieee80211AVS: "IEEE802_11_AVS"
    case .pppPPPD: "PPP_PPPD"
    case .ppi: "PPI"
    case .pppWithDirection: "PPP_WITH_DIR"
    case .mpls: "MPLS"
    case .ipv4: "IPV4"
    case .ipv6: "IPV6"
    case .nflog: "NFLOG"
    case .netlink: "NETLINK"
    case .pktap: "PKTAP"
    case .linuxSLL2: "LINUX_SLL2"
    case .dsaTagBroadcom: "DSA_TAG_BRCM"
    case .dsaTagBroadcomPrepend: "DSA_TAG_BRCM_PREPEND"
    case .dsaTagDSA: "DSA_TAG_DSA"
    case .dsaTagEDSA: "DSA_TAG_EDSA"
    default: "LINKTYPE\(rawValue)"
    }
  }
}
