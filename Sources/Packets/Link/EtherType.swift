/// What an Ethernet frame carries (IEEE Registration Authority, "EtherType"; IANA "IEEE 802 Numbers").
@frozen
public struct EtherType: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt16
  @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

  @inlinable public static var ipv4: Self { .init(rawValue: 0x0800) }
  @inlinable public static var arp: Self { .init(rawValue: 0x0806) }
  @inlinable public static var transparentBridging: Self { .init(rawValue: 0x6558) }
  /// IEEE 802.1Q
  @inlinable public static var vlan: Self { .init(rawValue: 0x8100) }
  @inlinable public static var ipv6: Self { .init(rawValue: 0x86dd) }
  @inlinable public static var ppp: Self { .init(rawValue: 0x880b) }
  /// RFC 2516 §4
  @inlinable public static var pppoeDiscovery: Self { .init(rawValue: 0x8863) }
  @inlinable public static var pppoeSession: Self { .init(rawValue: 0x8864) }
  /// RFC 3032 §5
  @inlinable public static var mplsUnicast: Self { .init(rawValue: 0x8847) }
  @inlinable public static var mplsMulticast: Self { .init(rawValue: 0x8848) }
  /// A frame with an LLC header although it is longer than 1500 bytes.
  @inlinable public static var jumboLLC: Self { .init(rawValue: 0x8870) }
  /// The tag of Broadcom's older switches.
  @inlinable public static var broadcomTag: Self { .init(rawValue: 0x8874) }
  /// IEEE 802.1ad
  @inlinable public static var serviceVLAN: Self { .init(rawValue: 0x88a8) }
  /// IEEE 802.1ah
  @inlinable public static var backboneServiceTag: Self { .init(rawValue: 0x88e7) }
  /// The tag between a Cisco switch and its fabric extenders or virtual adapters.
  @inlinable public static var vnTag: Self { .init(rawValue: 0x8926) }
  /// High-availability Seamless Redundancy (IEC 62439-3).
  @inlinable public static var hsr: Self { .init(rawValue: 0x892f) }
  /// IEEE 802.1BR
  @inlinable public static var eTag: Self { .init(rawValue: 0x893f) }
  /// Tags of equipment older than IEEE 802.1ad.
  @inlinable public static var qInQ: Self { .init(rawValue: 0x9100) }
  @inlinable public static var qInQAlternate: Self { .init(rawValue: 0x9200) }
  /// IEEE 802.1CB
  @inlinable public static var redundancyTag: Self { .init(rawValue: 0xf1c1) }

  /// Whether it announces a VLAN id and the next EtherType.
  @inlinable var isVLANTag: Bool {
    self == .vlan || self == .serviceVLAN || self == .qInQ || self == .qInQAlternate
  }

  /// For tags that say nothing of addresses: bytes between this EtherType and the next.
  var tagLength: Int? {
    switch self {
    case .vnTag, .hsr, .broadcomTag, .redundancyTag: 4
    case .eTag: 6
    default: nil
    }
  }

  /// The largest value that is an IEEE 802.3 frame's length instead, in bytes (IEEE 802.3-2018 §3.2.6).
  static let largestLength: UInt16 = 1500

  /// Whether it is one that a frame inside something else is likely to have.
  var isCommon: Bool {
    switch self {
    case .ipv4, .ipv6, .arp, .vlan, .serviceVLAN, .mplsUnicast, .pppoeSession, .pppoeDiscovery: true
    default: false
    }
  }
}
