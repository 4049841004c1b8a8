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
  /// RFC 2516 §4
  @inlinable public static var pppoeDiscovery: Self { .init(rawValue: 0x8863) }
  @inlinable public static var pppoeSession: Self { .init(rawValue: 0x8864) }
  /// RFC 3032 §5
  @inlinable public static var mplsUnicast: Self { .init(rawValue: 0x8847) }
  @inlinable public static var mplsMulticast: Self { .init(rawValue: 0x8848) }
  /// IEEE 802.1ad
  @inlinable public static var serviceVLAN: Self { .init(rawValue: 0x88a8) }
  /// Tags of equipment older than IEEE 802.1ad.
  @inlinable public static var qInQ: Self { .init(rawValue: 0x9100) }
  @inlinable public static var qInQAlternate: Self { .init(rawValue: 0x9200) }

  @inlinable var isVLANTag: Bool {
    self == .vlan || self == .serviceVLAN || self == .qInQ || self == .qInQAlternate
  }
}
