import Packets

/// What an EtherType announces.
extension Dissector {
  static func part(of type: EtherType) -> Part {
    switch type {
    case .ipv4: .layer(readIPv4)
    case .ipv6: .layer(readIPv6)
    case .arp: .layer(readARP)
    case .vlan, .serviceVLAN, .qInQ, .qInQAlternate: .layer(readVLANTag)
    case .pppoeDiscovery, .pppoeSession: .layer(readPPPoE)
    case .ppp: .layer(readPPP)
    case .mplsUnicast, .mplsMulticast: .layer(readMPLS)
    case .transparentBridging: .layer(readEthernet)
    case .backboneServiceTag: .layer(readBackboneServiceTag)
    case .jumboLLC: .layer(readLLC)
    case .vnTag: tag("VN-Tag", 4)
    case .hsr: tag("High-availability Seamless Redundancy tag", 4)
    case .broadcomTag: tag("Broadcom switch tag", 4)
    case .redundancyTag: tag("Redundancy tag", 4)
    case .eTag: tag("E-Tag", 6)
    case _ where type.rawValue == 0x0842: .layer(readMagicPacket)
    case _ where type.rawValue == 0x8035: .layer(readARP)
    case _ where type.rawValue == 0x888e: .layer(readEAPOL)
    case _ where type.rawValue == 0x88cc: .layer(readLLDP)
    default: .data
    }
  }

  static func name(of type: EtherType) -> String? {
    switch type {
    case .ipv4: "IPv4"
    case .ipv6: "IPv6"
    case .arp: "ARP"
    case .transparentBridging: "Transparent Ethernet Bridging"
    case .vlan: "VLAN tag"
    case .serviceVLAN: "service VLAN tag"
    case .qInQ, .qInQAlternate: "VLAN tag of older equipment"
    case .ppp: "PPP"
    case .pppoeDiscovery: "PPPoE Discovery"
    case .pppoeSession: "PPPoE Session"
    case .mplsUnicast, .mplsMulticast: "MPLS"
    case .backboneServiceTag: "backbone service tag"
    case .jumboLLC: "LLC"
    case .vnTag: "VN-Tag"
    case .hsr: "HSR"
    case .eTag: "E-Tag"
    case .redundancyTag: "redundancy tag"
    case .broadcomTag: "Broadcom switch tag"
    default: others[type.rawValue]
    }
  }

  private static let others: [UInt16: String] = [
    0x0842: "Wake-on-LAN", 0x6002: "DEC MOP", 0x8035: "RARP", 0x809b: "AppleTalk", 0x80f3: "AARP",
    0x8137: "IPX", 0x8808: "Ethernet flow control", 0x8809: "slow protocols",
    0x885a: "Realtek remote control", 0x886f: "Microsoft load balancing",
    0x8892: "PROFINET", 0x8899: "Realtek remote control", 0x88a2: "ATA over Ethernet",
    0x88cc: "LLDP", 0x88e1: "HomePlug AV", 0x88e5: "MACsec", 0x88f7: "Precision Time Protocol",
    0x888e: "EAPOL", 0x890d: "802.11 management over Ethernet", 0x893a: "IEEE 1905.1",
    0x8912: "HomePlug mediaxtream", 0x9000: "Configuration Test (loopback)", 0xfeed: "private",
  ]

  /// A tag of some switch's, and the EtherType behind it.
  private static func tag(_ title: String, _ count: Int) -> Part {
    .layer { (reader, name) throws(DecodeError) in
      name = title
      try reader.octets("Tag", count)
      return part(of: try readEtherTypeField(&reader))
    }
  }

  static func readEtherTypeField(
    _ reader: inout FieldReader
  ) throws(DecodeError) -> EtherType {
    let value = try reader.hexadecimal("EtherType", UInt16.self) {
      name(of: EtherType(rawValue: $0))
    }
    return EtherType(rawValue: value)
  }
}
