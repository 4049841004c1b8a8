import Packets

/// Finds out who lives in the home from the packets alone.
///
/// What DHCP, ARP and Neighbor Discovery told counts first; then who sent from which address
/// under which MAC. A MAC with addresses from elsewhere is a router's: only what was told to be its own is.
/// An address that two MACs claim stays with both.
public struct HouseholdInference: Sendable {
  private let notes: HouseholdNotes
  private let claims: Claims
  private let sightings: HouseholdSightings
  /// The MACs that packets from or to elsewhere went under.
  private var routing: Set<MACAddress> = []
  private let lan: [IPPrefix]
  /// The directed broadcast addresses of `lan`, and of networks that single devices had to themselves.
  private let broadcasts: Set<IPAddress>
  /// The prefixes of `lan` that say of an address what being private doesn't.
  private let decisive: [IPPrefix]
  /// Addresses that are the home's own though no prefix says so.
  private var ownAddresses: Set<IPAddress> = []
  /// The router's side of the link to its provider, where the home is seen from there.
  private let outerSide: MACAddress?

  /// More addresses in private networks than one device has a use for: their MAC is a router's.
  static let mostOwnAddresses = 16

  /// - Parameter summary: closed.
  public init(_ summary: Summary, _ notes: HouseholdNotes = HouseholdNotes()) {
    self.notes = notes
    claims = summary.claims
    let sightings = HouseholdSightings(summary)
    self.sightings = sightings
    // What the user says of one family's networks says nothing of the other's.
    func isOpen(_ prefix: IPPrefix) -> Bool { notes.leavesOpen(prefix.address) }
    let prefixes = HouseholdPrefixes(summary.claims, sightings)
    outerSide =
      notes.router == nil && notes.lan.isEmpty
      ? OuterSide(summary: summary, sightings: sightings).mac(hasInnerNetwork: prefixes.areInner)
      : nil
    let leftBehind = prefixes.leftBehind.filter(isOpen)
    lan = outerSide == nil ? (notes.lan + prefixes.all(sightings).filter(isOpen)).sorted() : []
    decisive = lan.filter { !isOpen($0) || !$0.address.isPrivate }
    broadcasts = Set((lan + leftBehind).compactMap(\.broadcastAddress))
    if let outerSide {
      ownAddresses = Set(sightings.addresses[outerSide]).union(sightings.claimed[outerSide])
    } else {
      ownAddresses = addressesOfClients()
      ownAddresses.formUnion(addressesWithoutPrefix(summary))
    }
    routing = Set(sightings.addresses.keys.filter(routes))
  }

  /// The household.
  ///
  /// - Parameter makeEach: has something made of each of many stations, in order, perhaps on several cores.
  public func household(
    makingEach makeEach: (
      [MACAddress], @Sendable (MACAddress) -> Household.Device?
    ) -> [Household.Device?] = { $0.map($1) }
  ) -> Household {
    if let outerSide {
      let device = Household.Device(
        mac: outerSide, addresses: ownAddresses(of: outerSide))
      return Household(
        lan: [], broadcasts: [], gatewayMAC: nil, devices: [device], isSeenFromOutside: true)
    }
    var devices = makeEach(sightings.macs, device).compactMap(\.self)
    let placed = Set(devices.lazy.flatMap(\.addresses))
    var rest: Set<IPAddress> = []
    for (_, seen) in sightings.addresses.entries {
      for address in seen where isOwn(address) && !placed.contains(address) && mayExist(address) {
        rest.insert(address)
      }
    }
    // What a machine says to itself is no further device beside those that are.
    if !devices.isEmpty || !rest.allSatisfy(\.isLoopback) { rest = rest.filter { !$0.isLoopback } }
    // A link-local address without a MAC of its own names nobody for sure, unless there are no MACs at all.
    for address in rest.sorted() where !address.isLinkLocal || devices.isEmpty {
      devices.append(
        Household.Device(mac: .none, addresses: [address], relay: sightings.relay(of: address)))
    }
    return Household(
      lan: lan, broadcasts: broadcasts, gatewayMAC: gateway(), devices: devices)
  }

  /// The device that a station is; nil where its MAC is none of the home's.
  private func device(of mac: MACAddress) -> Household.Device? {
    let own = ownAddresses(of: mac)
    let isRouter = routing.contains(mac)
    let isHeard = sightings.heard.contains(mac)
    // A MAC that was only sent to, for addresses that others send from, is a name of theirs (a virtual router's).
    let isAlias =
      !isHeard && sightings.addresses[mac].allSatisfy { sightings.isSentFrom($0, by: mac) }
    guard isHeard || !isAlias && (!own.isEmpty || isRouter) else { return nil }
    return Household.Device(
      mac: mac, addresses: own, offered: Array(sightings.offered[mac]), isRouter: isRouter)
  }

  // MARK: What is the home's own

  private func isOwn(_ address: IPAddress) -> Bool {
    guard address.isStation, !isBroadcast(address) else { return false }
    if address.isLinkLocal || address.isLoopback { return true }
    if notes.leavesOpen(address), address.isPrivate { return true }
    return ownAddresses.contains(address) || decisive.covers(address)
  }

  private func isBroadcast(_ address: IPAddress) -> Bool {
    address.mayBeBroadcast && broadcasts.contains(address)
  }

  /// Whether somebody may have an own address: a private one outside of all prefixes, of which nothing was ever heard, was
  /// only tried.
  private func mayExist(_ address: IPAddress) -> Bool {
    !address.isPrivate || sightings.isHeardOf(address) || lan.isEmpty
      || lan.covers(address)
  }

  /// What DHCP showed to be a station's, and that station sent from: it is on this link, whatever prefixes were told.
  private func addressesOfClients() -> Set<IPAddress> {
    var own: Set<IPAddress> = []
    for place in claims.addresses.indices {
      let party = claims.addresses.keys[place]
      guard notes.leavesOpen(party.address),
        claims.addresses.values[place].sources.contains(.dhcp),
        sightings.senders.contains(party.address, party.mac)
      else { continue }
      own.insert(party.address)
    }
    return own
  }

  /// Where conversations lie wholly outside the prefixes (a tap before the router, a server with a
  /// public address), the side that is one station among many peers is the home's.
  private func addressesWithoutPrefix(_ summary: Summary) -> Set<IPAddress> {
    var peers: [IPAddress: Set<IPAddress>] = [:]
    var under: [IPAddress: MACAddress] = [:]
    var firstClient: (time: Int64, address: IPAddress)?
    var sides: [MACAddress: LinkSide] = [:]
    var own: Set<IPAddress> = []
    for place in summary.contacts.indices {
      let key = summary.contacts.keys[place]
      guard key.client.address.isStation, key.server.address.isStation,
        !isOwn(key.client.address), !isOwn(key.server.address), notes.lan.isEmpty
      else { continue }
      if let address = addressOfThing(key, &sides) {
        own.insert(address)
        continue
      }
      peers[key.client.address, default: []].insert(key.server.address)
      peers[key.server.address, default: []].insert(key.client.address)
      under[key.client.address] = max(under[key.client.address] ?? .none, key.client.mac)
      under[key.server.address] = max(under[key.server.address] ?? .none, key.server.mac)
      let first = (summary.contacts.values[place].first, key.client.address)
      if firstClient.map({ first < $0 }) ?? true { firstClient = first }
    }
    guard let firstClient else { return own }
    var remaining = peers
    // Take the busiest address, then the busiest of what that doesn't explain, until every
    // conversation has one side at home.
    while let busiest = remaining.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) }),
      own.count < Self.mostOwnAddresses
    {
      guard !busiest.value.isEmpty else { break }
      let isTie = busiest.value.count == 1
      let chosen =
        isTie && remaining[firstClient.address]?.isEmpty == false
        ? firstClient.address : busiest.key
      own.insert(chosen)
      for peer in remaining[chosen] ?? [] { remaining[peer]?.remove(chosen) }
      remaining[chosen] = nil
      if let mac = under[chosen], !mac.isNone {
        // Whoever shares the chosen one's MAC is on its side, not a peer to be chosen next.
        for (address, other) in under where other == mac { remaining[address]?.removeAll() }
      }
    }
    return own
  }

  /// What the addresses of IPv4 under a MAC say of it.
  private enum LinkSide {
    /// All are the home's.
    case thing
    /// Some are from elsewhere.
    case router
    /// There are none.
    case unknown
  }

  /// Of two ends whose addresses of IPv6 nothing tells of, the one at home, where one has the MAC of a thing in the home and the
  /// other a router's.
  private func addressOfThing(
    _ key: ContactKey, _ sides: inout [MACAddress: LinkSide]
  ) -> IPAddress? {
    guard key.client.address.isV6, key.server.address.isV6 else { return nil }
    switch (side(of: key.client.mac, &sides), side(of: key.server.mac, &sides)) {
    case (.thing, .router): return key.client.address
    case (.router, .thing): return key.server.address
    default: return nil
    }
  }

  private func side(of mac: MACAddress, _ sides: inout [MACAddress: LinkSide]) -> LinkSide {
    if let side = sides[mac] { return side }
    let addresses = sightings.addresses[mac].filter(\.isV4)
    let isRouter = addresses.contains { !isOwn($0) && !isBroadcast($0) }
    let side: LinkSide =
      mac.isNone || addresses.isEmpty ? .unknown : isRouter ? .router : .thing
    sides[mac] = side
    return side
  }

  // MARK: MACs

  /// Whether packets from or to elsewhere went under this MAC.
  private func routes(_ mac: MACAddress) -> Bool {
    let seen = sightings.addresses[mac]
    if seen.contains(where: {
      !isOwn($0) && !isBroadcast($0) && !sightings.claimants.contains($0, mac)
    }) {
      return true
    }
    return seen.count > Self.mostOwnAddresses
      && seen.count(where: \.isPrivate) > Self.mostOwnAddresses
  }

  /// In order.
  private func ownAddresses(of mac: MACAddress) -> [IPAddress] {
    let told = sightings.claimed[mac].filter { isOwn($0) }
    let isNamedRouter = told.contains { sightings.namedRouters.contains($0) }
    let seen = sightings.addresses[mac].filter { address in
      guard isOwn(address), !sightings.isPassedOn(address, by: mac) else { return false }
      let claimants = sightings.claimants[address]
      if !claimants.isEmpty { return claimants.contains(mac) }
      // What was only sent to whom DHCP names as router was for others.
      return !isNamedRouter || sightings.senders.contains(address, mac)
    }
    guard routing.contains(mac) else { return Self.union(told, seen) }
    let links = seen.filter { $0.isLinkLocal || sightings.namedRouters.contains($0) }
    let known = Self.union(told, links)
    // Nobody said which are the router's own, or none of IPv4: what few it has inside the home are.
    guard !known.contains(where: \.isV4) else { return known }
    let inside = seen.filter { address in
      (known.isEmpty || address.isV4) && lan.covers(address)
    }
    return inside.count <= 2 ? Self.union(known, inside) : known
  }

  /// Both of two lists in order.
  private static func union(_ left: [IPAddress], _ right: [IPAddress]) -> [IPAddress] {
    if left.isEmpty || left == right { return right }
    return right.isEmpty ? left : Set(left).union(right).sorted()
  }

  /// The user's word, else whom DHCP names as router, else who advertises itself, else who has
  /// the most addresses from elsewhere.
  private func gateway() -> MACAddress? {
    if let router = notes.router { return router }
    for address in sightings.namedRouters.sorted() {
      if let mac = sightings.claimants[address].first { return mac }
      if let mac = sightings.addresses.keys.first(where: {
        !$0.isNone && sightings.addresses.contains($0, address)
      }) {
        return mac
      }
    }
    var outside: [MACAddress: Int] = [:]
    for (mac, seen) in sightings.addresses.entries where !mac.isNone {
      let count = seen.count { !isOwn($0) && !isBroadcast($0) }
      if count > 0 { outside[mac] = count }
    }
    let advertising = claims.network.keys.compactMap { claim in
      if case .advertisingRouter(let mac) = claim { mac } else { nil }
    }
    let candidates = advertising.filter { outside[$0] != nil }
    if let mac = candidates.max(by: { (outside[$0] ?? 0, $1) < (outside[$1] ?? 0, $0) }) {
      return mac
    }
    return outside.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? advertising.min()
  }
}
