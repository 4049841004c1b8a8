import Packets

/// Finds out who lives in the home from the packets alone.
///
/// What DHCP, ARP and Neighbor Discovery told counts first; then who sent from which address
/// under which MAC. A MAC with addresses from elsewhere is a router's: only what was told to be its own is.
/// An address that two MACs claim stays with both.
public struct HouseholdInference {
  private let summary: Summary
  private let notes: HouseholdNotes
  /// The parties that sent or received something.
  private let met: [Party]
  /// The addresses seen under each MAC, groups of stations left out.
  private let addresses: Relation<MACAddress, IPAddress>
  /// The MACs that an address was told to belong to.
  private let claimants: Relation<IPAddress, MACAddress>
  /// The addresses that each MAC was told to have.
  private let claimed: Relation<MACAddress, IPAddress>
  /// The MACs that packets from or to elsewhere went under.
  private var routing: Set<MACAddress> = []
  /// The MACs that each address was sent from.
  private let senders: Relation<IPAddress, MACAddress>
  /// Private addresses of which nothing was heard but what others on the Internet said to them.
  private var answered: Set<IPAddress> = []
  /// The MACs that something was heard or told of, not only sent to.
  private var heard: Set<MACAddress> = []
  private var lan: [IPPrefix] = []
  /// The directed broadcast addresses of `lan`.
  private var broadcasts: Set<IPAddress> = []
  /// The prefixes of `lan` that say of an address what being private doesn't.
  private var decisive: [IPPrefix] = []
  /// What DHCP servers named as router.
  private let namedRouters: Set<IPAddress>
  /// Addresses that are the home's own though no prefix says so.
  private var ownAddresses: Set<IPAddress> = []
  /// The router's side of the link to its provider, where the home is seen from there.
  private var outerSide: MACAddress?

  /// More addresses in private networks than one device has a use for: their MAC is a router's.
  private static let mostOwnAddresses = 16
  /// More public IPv4 addresses than a provider gives a home.
  private static let mostPublicAddresses = 4
  /// More prefixes than a home has a use for.
  private static let mostPrefixes = 64

  /// - Parameter summary: closed.
  public init(_ summary: Summary, _ notes: HouseholdNotes = HouseholdNotes()) {
    self.summary = summary
    self.notes = notes
    var met: [Party] = []
    met.reserveCapacity(summary.parties.count)
    var senders: [(IPAddress, MACAddress)] = []
    // By index: what a party counted is long to copy.
    for index in summary.parties.indices {
      let party = summary.parties.keys[index]
      let hasSent = summary.parties.values[index].sent.packets > 0
      if hasSent || summary.parties.values[index].received.packets > 0 { met.append(party) }
      guard hasSent else { continue }
      senders.append((party.address, party.mac))
    }
    self.met = met
    heard = Set(senders.map(\.1))
    self.senders = Relation(senders)
    namedRouters = Set(
      summary.claims.network.keys.compactMap { claim in
        if case .dhcpRouter(let address) = claim { address } else { nil }
      })
    addresses = Relation(
      met.filter { !$0.mac.isGroup && Self.isStation($0.address) }.map { ($0.mac, $0.address) })
    let claims = summary.claims.addresses.keys
    claimants = Relation(claims.map { ($0.address, $0.mac) })
    claimed = Relation(claims.map { ($0.mac, $0.address) })
    for claim in summary.claims.devices.keys where claim.party.address.isUnspecified {
      heard.insert(claim.mac)
    }
    answered = answeredFromOutside()
    let told = toldPrefixes()
    let guessed = notes.lan.isEmpty ? privatePrefixes(outside: told) : []
    outerSide = findOuterSide(told, guessed)
    lan = inferredPrefixes(told, guessed)
    broadcasts = Set(lan.compactMap(\.broadcastAddress))
    decisive = notes.lan.isEmpty ? lan.filter { !$0.address.isPrivate } : lan
    ownAddresses =
      outerSide.map { Set(addresses[$0]).union(claimed[$0]) } ?? addressesWithoutPrefix()
    routing = Set(addresses.keys.filter(routes))
  }

  /// The household.
  public func household() -> Household {
    if let outerSide {
      let device = Household.Device(
        mac: outerSide, addresses: ownAddresses(of: outerSide), isRouter: false)
      return Household(lan: [], gatewayMAC: nil, devices: [device], isSeenFromOutside: true)
    }
    var devices: [Household.Device] = []
    var placed: Set<IPAddress> = []
    for mac in macs() {
      let own = ownAddresses(of: mac)
      let isRouter = routing.contains(mac)
      // A MAC that was only sent to, for addresses that others send from, is a name of theirs (a virtual router's).
      let isAlias =
        !heard.contains(mac) && addresses[mac].allSatisfy { isSentFrom($0, by: mac) }
      guard heard.contains(mac) || !isAlias && (!own.isEmpty || isRouter) else { continue }
      placed.formUnion(own)
      devices.append(Household.Device(mac: mac, addresses: own, isRouter: isRouter))
    }
    var rest: Set<IPAddress> = []
    for (_, seen) in addresses.entries {
      for address in seen where isOwn(address) && !placed.contains(address) && mayExist(address) {
        rest.insert(address)
      }
    }
    // A link-local address without a MAC of its own names nobody for sure, unless there are no MACs at all.
    for address in rest.sorted() where !address.isLinkLocal || devices.isEmpty {
      devices.append(Household.Device(mac: .none, addresses: [address], isRouter: false))
    }
    return Household(lan: lan, gatewayMAC: gateway(), devices: devices)
  }

  // MARK: What is the home's own

  private static func isStation(_ address: IPAddress) -> Bool {
    !(address.isUnspecified || address.isMulticast || address.isLimitedBroadcast)
  }

  private func isOwn(_ address: IPAddress) -> Bool {
    guard Self.isStation(address), !isBroadcast(address) else { return false }
    if address.isLinkLocal || address.isLoopback { return true }
    if notes.lan.isEmpty, address.isPrivate { return true }
    return ownAddresses.contains(address) || decisive.contains { $0.contains(address) }
  }

  private func isBroadcast(_ address: IPAddress) -> Bool { broadcasts.contains(address) }

  /// Whether somebody may have an own address: a private one outside of all prefixes, of which nothing was ever heard, was
  /// only tried.
  private func mayExist(_ address: IPAddress) -> Bool {
    !address.isPrivate || isHeardOf(address) || lan.isEmpty || lan.contains { $0.contains(address) }
  }

  /// - Parameters:
  ///   - told: what DHCP servers and routers said.
  ///   - guessed: the private networks that addresses tell of beside these.
  private func inferredPrefixes(_ told: Set<IPPrefix>, _ guessed: Set<IPPrefix>) -> [IPPrefix] {
    guard notes.lan.isEmpty else { return notes.lan.sorted() }
    guard outerSide == nil else { return [] }
    var guessed = guessed
    let claimed = claimants.keys.filter(Self.isStation)
    if told.isEmpty, guessed.isEmpty {
      // No private network: neighbours with public addresses, if any, are the home.
      guessed = Set(claimed.compactMap(Self.usualPrefix))
    }
    for address in claimed where address.isV6 && address.isGlobalUnicast {
      let isNeighbour = claimants[address].contains { mac in
        addresses[mac].contains(where: \.isPrivate)
      }
      guard isNeighbour, !told.contains(where: { $0.contains(address) }) else { continue }
      if let prefix = Self.usualPrefix(of: address) { guessed.insert(prefix) }
    }
    return Array((told.union(guessed)).sorted().prefix(Self.mostPrefixes))
  }

  /// What DHCP servers and routers said.
  private func toldPrefixes() -> Set<IPPrefix> {
    var told: Set<IPPrefix> = []
    for claim in summary.claims.network.keys {
      switch claim {
      case .dhcpPrefix(let prefix), .advertisedPrefix(let prefix): told.insert(prefix)
      default: break
      }
    }
    return told.filter { !$0.address.isLinkLocal }
  }

  /// The private networks that addresses tell of, where nothing else does.
  private func privatePrefixes(outside told: Set<IPPrefix>) -> Set<IPPrefix> {
    var found = claimants.keys.filter { Self.isStation($0) && $0.isPrivate }
    for (mac, seen) in addresses.entries where seen.contains(where: \.isPrivate) {
      let own = seen.filter(\.isPrivate)
      guard mac.isNone || own.count <= Self.mostOwnAddresses,
        mac.isNone || own.count == seen.filter({ !$0.isLinkLocal }).count
      else { continue }
      found += own
    }
    // Whom somebody only tries to reach may be nowhere; where nothing was heard of anybody, it is all there is.
    let present = found.filter(isHeardOf)
    if !present.isEmpty || !told.isEmpty { found = present }
    return Set(
      found.filter { address in !told.contains { $0.contains(address) } }
        .compactMap(Self.usualPrefix))
  }

  /// Whether anything was sent from an address or told of it, or somebody on the Internet speaks to it, who can only answer.
  private func isHeardOf(_ address: IPAddress) -> Bool {
    !senders[address].isEmpty || !claimants[address].isEmpty || answered.contains(address)
  }

  /// Of the addresses that nothing was sent from nor told of, those that somebody on the Internet speaks to.
  private func answeredFromOutside() -> Set<IPAddress> {
    let silent = Set(
      met.lazy.map(\.address).filter { address in
        address.isPrivate && senders[address].isEmpty && claimants[address].isEmpty
      })
    guard !silent.isEmpty else { return [] }
    var answered: Set<IPAddress> = []
    for place in summary.contacts.indices {
      let ends = (
        summary.contacts.keys[place].client.address, summary.contacts.keys[place].server.address
      )
      if ends.0.isGlobalUnicast, silent.contains(ends.1) { answered.insert(ends.1) }
      if ends.1.isGlobalUnicast, silent.contains(ends.0) { answered.insert(ends.0) }
    }
    return answered
  }

  /// Without a mask /24 and /64 are what homes use.
  private static func usualPrefix(of address: IPAddress) -> IPPrefix? {
    address.isLinkLocal ? nil : IPPrefix(address, length: address.isV4 ? 24 : 64)
  }

  /// The router's side of the link to its provider.
  private func findOuterSide(_ told: Set<IPPrefix>, _ guessed: Set<IPPrefix>) -> MACAddress? {
    guard notes.lan.isEmpty, notes.router == nil else { return nil }
    return hasInnerNetwork(told, guessed) ? findTranslatingSide() : findPublicSide()
  }

  /// Where there is no private network, and all that is said beyond the link passes between the same two
  /// stations, the one with fewer addresses behind it.
  private func findPublicSide() -> MACAddress? {
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
  private func findTranslatingSide() -> MACAddress? {
    let stations = Set(addresses.keys).union(claimed.keys).filter { !$0.isNone && !$0.isGroup }
    guard stations.count == 2 else { return nil }
    return stations.sorted().first { mac in
      let own = addresses[mac].filter { $0.isV4 && !$0.isLinkLocal }
      guard own.count == 1, let address = own.first, address.isPrivate,
        let signs = summary.parties[Party(mac: mac, address: address)]?.signs
      else { return false }
      return signs.forwarded >= Self.fewestForwarded && signs.forwarded >= signs.direct
        && stations.contains { $0 != mac && leadsOn($0) }
    }
  }

  /// Flows that a router must be seen to pass on for others.
  private static let fewestForwarded = 3

  /// Whether it may be an address on the provider's side.
  private static func isOuter(_ address: IPAddress) -> Bool {
    address.isGlobalUnicast || address.isProviders
  }

  private func outerAddressCount(_ mac: MACAddress) -> Int {
    addresses[mac].count { $0.isV4 && Self.isOuter($0) }
  }

  /// Whether packets of others than itself went under a MAC.
  private func leadsOn(_ mac: MACAddress) -> Bool {
    addresses[mac].contains { address in
      address.isGlobalUnicast && !claimants.contains(address, mac)
    }
  }

  /// Whether anything tells of a network on the home's side of its router.
  private func hasInnerNetwork(_ told: Set<IPPrefix>, _ guessed: Set<IPPrefix>) -> Bool {
    let advertises = summary.claims.network.keys.contains {
      if case .advertisedPrefix(let prefix) = $0 { !prefix.address.isLinkLocal } else { false }
    }
    return advertises || told.contains { $0.address.isPrivate && !$0.address.isProviders }
      || guessed.contains { !$0.address.isProviders }
  }

  /// Where conversations lie wholly outside the prefixes (a tap before the router, a server with a
  /// public address), the side that is one station among many peers is the home's.
  private func addressesWithoutPrefix() -> Set<IPAddress> {
    var peers: [IPAddress: Set<IPAddress>] = [:]
    var under: [IPAddress: MACAddress] = [:]
    var firstClient: (time: Int64, address: IPAddress)?
    for place in summary.contacts.indices {
      let key = summary.contacts.keys[place]
      guard Self.isStation(key.client.address), Self.isStation(key.server.address),
        !isOwn(key.client.address), !isOwn(key.server.address), notes.lan.isEmpty
      else { continue }
      peers[key.client.address, default: []].insert(key.server.address)
      peers[key.server.address, default: []].insert(key.client.address)
      under[key.client.address] = max(under[key.client.address] ?? .none, key.client.mac)
      under[key.server.address] = max(under[key.server.address] ?? .none, key.server.mac)
      let first = (summary.contacts.values[place].first, key.client.address)
      if firstClient.map({ first < $0 }) ?? true { firstClient = first }
    }
    guard let firstClient else { return [] }
    var remaining = peers
    var own: Set<IPAddress> = []
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

  // MARK: MACs

  /// Whether another MAC than this sends from an address.
  private func isSentFrom(_ address: IPAddress, by mac: MACAddress) -> Bool {
    senders[address].contains { $0 != mac && !$0.isNone }
  }

  private func macs() -> [MACAddress] {
    var macs = heard
    for party in summary.claims.addresses.keys { macs.insert(party.mac) }
    for party in met { macs.insert(party.mac) }
    return macs.filter { !$0.isNone && !$0.isGroup }.sorted()
  }

  /// Whether packets from or to elsewhere went under this MAC.
  private func routes(_ mac: MACAddress) -> Bool {
    let seen = addresses[mac]
    if seen.contains(where: {
      !isOwn($0) && !isBroadcast($0) && !claimants.contains($0, mac)
    }) {
      return true
    }
    return seen.count > Self.mostOwnAddresses
      && seen.count(where: \.isPrivate) > Self.mostOwnAddresses
  }

  /// In order.
  private func ownAddresses(of mac: MACAddress) -> [IPAddress] {
    let told = claimed[mac].filter(isOwn)
    let isNamedRouter = told.contains(where: namedRouters.contains)
    let seen = addresses[mac].filter { address in
      guard isOwn(address) else { return false }
      let claimants = claimants[address]
      if !claimants.isEmpty { return claimants.contains(mac) }
      // What was only sent to whom DHCP names as router was for others.
      return !isNamedRouter || senders.contains(address, mac)
    }
    guard routing.contains(mac) else { return Self.union(told, seen) }
    let links = seen.filter { $0.isLinkLocal || namedRouters.contains($0) }
    guard told.isEmpty, links.isEmpty else { return Self.union(told, links) }
    // Nobody said which are the router's own: what few it has inside the home are.
    let inside = seen.filter { address in lan.contains { $0.contains(address) } }
    return inside.count <= 2 ? inside : []
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
    for address in namedRouters.sorted() {
      if let mac = claimants[address].first { return mac }
      if let mac = addresses.keys.first(where: { !$0.isNone && addresses.contains($0, address) }) {
        return mac
      }
    }
    var outside: [MACAddress: Int] = [:]
    for (mac, seen) in addresses.entries where !mac.isNone {
      let count = seen.count { !isOwn($0) && !isBroadcast($0) }
      if count > 0 { outside[mac] = count }
    }
    let advertising = summary.claims.network.keys.compactMap { claim in
      if case .advertisingRouter(let mac) = claim { mac } else { nil }
    }
    let candidates = advertising.filter { outside[$0] != nil }
    if let mac = candidates.max(by: { (outside[$0] ?? 0, $1) < (outside[$1] ?? 0, $0) }) {
      return mac
    }
    return outside.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? advertising.min()
  }
}
