import Packets

/// What a summary learns from packets that were not asked for.
extension Summary {
  /// Learns what packets beside those that count tell of stations and names that these had to do with: who is called what,
  /// who was told which address has which name, what the network is. Nobody is met, and nothing is counted.
  ///
  /// - Parameter other: what ``DecodedPacket/tellsNames`` let through of the packets that were left out.
  public mutating func learnNames(from other: Summary) {
    let stations = Set(parties.keys.map(\.mac))
    let addresses = Set(parties.keys.map(\.address))
    claims.learn(from: other.claims) { party in
      party.mac.isNone ? addresses.contains(party.address) : stations.contains(party.mac)
    } hasSpoken: {
      parties[$0] != nil
    }
    passiveDNS.merge(other.passiveDNS)
  }
}

extension DecodedPacket {
  /// Whether it may say what a station or an address is called, or whose an address is: DNS, multicast DNS and DHCP at their
  /// ports, ARP and Neighbor Discovery.
  public var tellsNames: Bool {
    switch kind {
    case .arp: true
    case .udp: Self.namePorts.contains(sourcePort) || Self.namePorts.contains(destinationPort)
    case .icmpv6: (133...137).contains(sourcePort)
    default: false
    }
  }

  private static let namePorts: [UInt16] = [53, 67, 68, 5353]
}
