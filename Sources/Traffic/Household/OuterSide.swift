import Packets

/// Finds the router's side of the link to its provider, where the home is seen from there.
struct OuterSide {
  let summary: Summary
  let sightings: HouseholdSightings

  /// More public IPv4 addresses than a provider gives a home.
  private static let mostPublicAddresses = 4
  /// Flows that a router must be seen to pass on for others.
  private static let fewestForwarded = 3

  /// The MAC of the router's outer side; nil where the home is seen from inside.
  ///
  /// - Parameter hasInnerNetwork: whether anything tells of a network on the home's side of its router.
  func mac(hasInnerNetwork: Bool) -> MACAddress? {
    hasInnerNetwork ? translatingSide() : publicSide()
  }

  /// Where there is no private network, and all that is said beyond the link passes between the same two
  /// stations, the one with fewer addresses behind it.
  private func publicSide() -> MACAddress? {
    var ends: Set<MACAddress> = []
    var first: (time: Int64, client: Party)?
    for place in summary.contacts.indices {
      let key = summary.contacts.keys[place]
      let (client, server) = (key.client, key.server)
      // A lease is asked of a server that may be anywhere in one's own network.
      guard Self.isOuter(client.address), Self.isOuter(server.address),
        key.kind != .udp || ![67, 68].contains(key.port)
      else { continue }
      ends.formUnion([client.mac, server.mac])
      guard ends.count <= 2 else { return nil }
      let time = summary.contacts.values[place].first
      if first.map({ (time, client) < $0 }) ?? true { first = (time, client) }
    }
    guard let first, ends.count == 2, !ends.contains(where: { $0.isNone || $0.isGroup }) else {
      return nil
    }
    let sides = ends.sorted { left, right in
      let counts = (outerAddressCount(left), outerAddressCount(right))
      return counts.0 == counts.1 ? left == first.client.mac : counts.0 < counts.1
    }
    guard (1...Self.mostPublicAddresses).contains(outerAddressCount(sides[0])),
      leadsOn(sides[1])
    else { return nil }
    return sides[0]
  }

  /// Where a second router translates, the first one's outer side has a private address: of the only two stations
  /// there are, the one with a single IPv4 address, under which most of what it sends is passed on for others, by
  /// its time to live; the other one leads on.
  private func translatingSide() -> MACAddress? {
    let stations = Set(sightings.addresses.keys).union(sightings.claimed.keys)
      .filter { !$0.isNone && !$0.isGroup }
    guard stations.count == 2 else { return nil }
    return stations.sorted().first { mac in
      let own = sightings.addresses[mac].filter { $0.isV4 && !$0.isLinkLocal }
      guard own.count == 1, let address = own.first, address.isPrivate,
        let signs = summary.parties[Party(mac: mac, address: address)]?.signs
      else { return false }
      return signs.forwarded >= Self.fewestForwarded && signs.forwarded >= signs.direct
        && stations.contains { $0 != mac && leadsOn($0) }
    }
  }

  /// Whether it may be an address on the provider's side.
  private static func isOuter(_ address: IPAddress) -> Bool {
    address.isGlobalUnicast || address.isProviders
  }

  private func outerAddressCount(_ mac: MACAddress) -> Int {
    sightings.addresses[mac].count { $0.isV4 && Self.isOuter($0) }
  }

  /// Whether packets of others than itself went under a MAC.
  private func leadsOn(_ mac: MACAddress) -> Bool {
    sightings.addresses[mac].contains { address in
      address.isGlobalUnicast && !sightings.claimants.contains(address, mac)
    }
  }
}
