import Packets

/// The networks that DHCP servers and routers name, and those that addresses tell of beside them.
struct HouseholdPrefixes: Sendable {
  /// What DHCP servers and routers said.
  let told: Set<IPPrefix>
  /// The private networks that addresses tell of, where nothing else does.
  private let guessed: Set<IPPrefix>
  /// Private networks of which one station alone has an address, a client of DHCP that has another in a network of the home's:
  /// what devices are made with, or keep for themselves, is no network of the home's.
  let leftBehind: Set<IPPrefix>
  /// Whether anything tells of a network on the home's side of its router.
  let areInner: Bool

  /// More prefixes than a home has a use for.
  private static let mostPrefixes = 64

  init(_ claims: Claims, _ sightings: HouseholdSightings) {
    var told: Set<IPPrefix> = []
    var isAdvertised = false
    for claim in claims.network.keys {
      switch claim {
      case .dhcpPrefix(let prefix) where !prefix.address.isLinkLocal: told.insert(prefix)
      case .advertisedPrefix(let prefix) where !prefix.address.isLinkLocal:
        told.insert(prefix)
        isAdvertised = true
      default: break
      }
    }
    self.told = told
    let guessed = Self.privatePrefixes(sightings, outside: told)
    leftBehind = Self.leftBehind(guessed, claims, sightings, told)
    self.guessed = guessed.subtracting(leftBehind)
    areInner =
      isAdvertised || told.contains { $0.address.isPrivate && !$0.address.isProviders }
      || guessed.contains { !$0.address.isProviders }
  }

  /// The home's networks, in order.
  func all(_ sightings: HouseholdSightings) -> [IPPrefix] {
    var guessed = guessed
    let claimed = sightings.claimants.keys.filter(\.isStation)
    if told.isEmpty, guessed.isEmpty {
      // No private network: neighbours with public addresses, if any, are the home.
      guessed = Set(claimed.compactMap(Self.usualPrefix))
    }
    for address in claimed where address.isV6 && address.isGlobalUnicast {
      let isNeighbour = sightings.claimants[address].contains { mac in
        sightings.addresses[mac].contains(where: \.isPrivate)
      }
      guard isNeighbour, !told.contains(where: { $0.contains(address) }) else { continue }
      if let prefix = Self.usualPrefix(of: address) { guessed.insert(prefix) }
    }
    return Array(told.union(guessed).sorted().prefix(Self.mostPrefixes))
  }

  private static func privatePrefixes(
    _ sightings: HouseholdSightings, outside told: Set<IPPrefix>
  ) -> Set<IPPrefix> {
    var found = sightings.claimants.keys.filter { $0.isStation && $0.isPrivate }
    for (mac, seen) in sightings.addresses.entries where seen.contains(where: \.isPrivate) {
      let own = seen.filter(\.isPrivate)
      guard mac.isNone || own.count <= HouseholdInference.mostOwnAddresses,
        mac.isNone || own.count == seen.filter({ !$0.isLinkLocal }).count
      else { continue }
      found += own
    }
    // Whom somebody only tries to reach may be nowhere; where nothing was heard of anybody, it is all there is.
    let present = found.filter(sightings.isHeardOf)
    if !present.isEmpty || !told.isEmpty { found = present }
    let outside = PrefixSet(told)
    return Set(found.filter { !outside.covers($0) }.compactMap(usualPrefix))
  }

  private static func leftBehind(
    _ prefixes: Set<IPPrefix>, _ claims: Claims, _ sightings: HouseholdSightings,
    _ told: Set<IPPrefix>
  ) -> Set<IPPrefix> {
    guard !prefixes.isEmpty else { return [] }
    var stations: [IPPrefix: Set<MACAddress>] = [:]
    for address in Set(sightings.claimants.keys).union(sightings.senders.keys) {
      guard let prefix = usualPrefix(of: address), prefixes.contains(prefix) else { continue }
      stations[prefix, default: []].formUnion(sightings.claimants[address])
      stations[prefix, default: []].formUnion(sightings.senders[address])
    }
    let clients = clientsOfDHCP(claims)
    func isShared(_ address: IPAddress) -> Bool {
      told.contains { $0.contains(address) }
        || usualPrefix(of: address).map { stations[$0]?.count ?? 0 > 1 } ?? false
    }
    let found = stations.filter { _, stations in
      guard stations.count == 1, let only = stations.first, clients.contains(only) else {
        return false
      }
      let own = sightings.addresses[only] + sightings.claimed[only]
      return own.allSatisfy { $0.isPrivate || $0.isV6 } && own.contains(where: isShared)
    }
    return Set(found.keys.filter(\.address.isV4))
  }

  /// The stations that asked a DHCP server for an address, or were seen to be given one.
  private static func clientsOfDHCP(_ claims: Claims) -> Set<MACAddress> {
    var clients: Set<MACAddress> = []
    for claim in claims.devices.keys where claim.subject.source == "dhcp" {
      clients.insert(claim.mac)
    }
    for place in claims.addresses.indices
    where claims.addresses.values[place].sources.contains(.dhcp) {
      clients.insert(claims.addresses.keys[place].mac)
    }
    return clients
  }

  /// Without a mask /24 and /64 are what homes use.
  private static func usualPrefix(of address: IPAddress) -> IPPrefix? {
    address.isLinkLocal ? nil : IPPrefix(address, length: address.isV4 ? 24 : 64)
  }
}
