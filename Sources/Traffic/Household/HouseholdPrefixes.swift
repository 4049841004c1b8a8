import Packets

/// The networks that DHCP servers and routers name, and those that addresses tell of beside them.
struct HouseholdPrefixes: Sendable {
  /// What DHCP servers and routers said.
  let told: Set<IPPrefix>
  /// The private networks that addresses tell of, where nothing else does.
  private let guessed: Set<IPPrefix>
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
    guessed = Self.privatePrefixes(sightings, outside: told)
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
    return Set(
      found.filter { address in !told.contains { $0.contains(address) } }
        .compactMap(usualPrefix))
  }

  /// Without a mask /24 and /64 are what homes use.
  private static func usualPrefix(of address: IPAddress) -> IPPrefix? {
    address.isLinkLocal ? nil : IPPrefix(address, length: address.isV4 ? 24 : 64)
  }
}
