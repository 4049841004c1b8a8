import Destinations
import Packets
import Traffic

/// Who is behind the destinations, as names, addresses and databases tell.
extension ReportBuilder {
  /// Most addresses that databases are asked about: those with most bytes.
  static let lookupBound = 8192

  /// What databases and rules tell of the names and addresses outside the home, asked once, however many contacts have them.
  struct Lore: Sendable {
    fileprivate let names: [String: NameKnowledge]
    fileprivate let places: [IPAddress: PlaceKnowledge]
    /// How many addresses were not looked up.
    let omitted: Int
  }

  func lore(_ digests: [ContactDigest]) -> Lore {
    let (places, omitted) = placesOfAddresses(digests)
    let names = knowledge(
      of: Set(digests.lazy.flatMap(\.names)), Set(digests.lazy.flatMap(\.canonicalNames)))
    return Lore(names: names, places: places, omitted: omitted)
  }

  /// Says of each destination of a device outside the home what is known of it.
  func describeDestinations(
    of contacts: inout [ContactReport], _ device: Int, _ lore: Lore, _ identity: Identity,
    _ resolvers: ResolverKnowledge
  ) {
    let outside = contacts.indices.filter { contacts[$0].has(.outside) }
    guard !outside.isEmpty else { return }
    // Its own word is weighed only where it asks for a name that a maker runs: that takes a while.
    let isAsked = outside.contains { index in
      contacts[index].destination.name.flatMap { lore.names[$0]?.rule }?.operator.role == .maker
    }
    let maker = MakerKnowledge(claims[device], vendor: vendors[device], isAsked ? identity : nil)
    for (number, index) in outside.enumerated() {
      if number + 1 < outside.count { contacts[outside[number + 1]].prefetchContents() }
      if let known = knowledge(of: contacts[index], of: device, lore, maker, resolvers) {
        contacts[index].destination.knowledge = known
      }
    }
  }

  /// What is known of the destination of a contact; nil for nothing.
  private func knowledge(
    of contact: ContactReport, of device: Int, _ lore: Lore, _ maker: MakerKnowledge,
    _ resolvers: ResolverKnowledge
  ) -> DestinationKnowledge.Shared? {
    let isDirect = resolvers.isDirect(contact, of: device)
    let bypassed = resolvers.bypassed(by: contact)
    let ruleOfAddress = Operators.known.rule(forAddress: contact.destination.addresses[0])
    // Of most without a name it is known where they are, and no more.
    if contact.destination.name == nil, contact.destination.addresses.count == 1, !isDirect,
      bypassed == nil, ruleOfAddress == nil,
      let place = lore.places[contact.destination.addresses[0]], place.rule == nil
    {
      return place.alone
    }
    var known = DestinationKnowledge()
    if let name = contact.destination.name.flatMap({ lore.names[$0] }) {
      known.domain = name.domain
      known.operatorRule = name.rule
      known.hosting =
        name.hosting
        ?? contact.destination.canonicalName.flatMap {
          lore.names[$0]?.canonicalHosting
        }
      known.tracker = name.tracker
    }
    if known.operatorRule == nil { known.operatorRule = ruleOfAddress }
    known.addPlace(
      of: contact.destination.addresses, isNamed: contact.destination.name != nil, lore.places,
      bound: ContactDigest.agreementBound)
    known.party = maker.party(of: known)
    known.isDirect = isDirect
    known.bypassedResolver = bypassed
    return known == .nothing ? nil : DestinationKnowledge.Shared(known)
  }

  /// What each name tells, asked once, however many contacts have it.
  private func knowledge(
    of names: Set<String>, _ canonicalNames: Set<String>
  ) -> [String: NameKnowledge] {
    let trackers = trackers(among: names)
    let told = names.union(canonicalNames).sorted().concurrentMap { name in
      (
        name,
        NameKnowledge(name, tracker: trackers[name], isCanonical: canonicalNames.contains(name))
      )
    }
    return Dictionary(told, uniquingKeysWith: { first, _ in first })
  }

  /// Addresses outside the home that nothing names, those with most bytes first.
  public func unnamedAddresses() -> [IPAddress] {
    addressesBySize(contactsByDevice().digests) { !$0.isNamed }.map(\.address)
  }

  private func addressesBySize(
    _ digests: [ContactDigest], where isWanted: (ContactDigest.Outside) -> Bool = { _ in true }
  ) -> [(address: IPAddress, bytes: Int)] {
    var bytes: [IPAddress: Int] = [:]
    for own in digests {
      for outside in own.outside where isWanted(outside) {
        bytes[outside.address, default: 0] += outside.bytes
      }
    }
    return bytes.map { (address: $0.key, bytes: $0.value) }
      .sorted { ($1.bytes, $0.address) < ($0.bytes, $1.address) }
  }

  private func placesOfAddresses(
    _ digests: [ContactDigest]
  ) -> (places: [IPAddress: PlaceKnowledge], omitted: Int) {
    guard !databases.addresses.isEmpty else { return ([:], 0) }
    let addresses = addressesBySize(digests)
    var places: [IPAddress: PlaceKnowledge] = [:]
    for (address, _) in addresses.prefix(Self.lookupBound) {
      places[address] = databases.place(of: address).map(PlaceKnowledge.init)
    }
    return (places, max(0, addresses.count - Self.lookupBound))
  }

  /// The first list that holds each name.
  private func trackers(among names: Set<String>) -> [String: String] {
    guard !names.isEmpty else { return [:] }
    var found: [String: String] = [:]
    let matches = databases.trackers.concurrentMap(inPartsOf: 1) { $0.matches(among: names) }
    for (list, held) in zip(databases.trackers, matches) {
      for name in held where found[name] == nil { found[name] = list.description.name }
    }
    return found
  }
}

/// What a name alone tells, and lists of names. Shared by all contacts that have it.
private final class NameKnowledge: Sendable {
  let domain: String?
  let rule: OperatorRule?
  let hosting: Hosting?
  /// Whose machines it is on by whatever rule tells, where other names are aliases of it.
  let canonicalHosting: Hosting?
  /// The list of trackers that holds it.
  let tracker: String?

  init(_ name: String, tracker: String?, isCanonical: Bool) {
    self.tracker = tracker
    canonicalHosting = isCanonical ? Hosting(ofName: name) : nil
    domain = PublicSuffixes.registrableDomain(of: name)
    rule = Operators.known.rule(forName: name)
    hosting = rule.flatMap { Hosting($0, name: name) } ?? Hosting(ofName: name)
  }
}

/// What databases tell of an address. Shared by all contacts with it.
private final class PlaceKnowledge: Sendable {
  let place: AddressPlace
  /// Who runs the autonomous system that announces it; nil where that is a cloud, whose customers are anybody.
  let rule: OperatorRule?
  /// The cloud that runs that system.
  let cloud: Hosting?
  /// What is known of a destination of which nothing but this address is; nil for nothing.
  let alone: DestinationKnowledge.Shared?

  init(_ place: AddressPlace) {
    self.place = place
    let rule = place.asNumber.flatMap(Operators.known.rule(forAS:))
    let cloud = rule.flatMap { Hosting($0) }
    self.rule = cloud == nil ? rule : nil
    self.cloud = cloud
    var known = DestinationKnowledge()
    known.addSystem(of: place, self.rule, cloud, isNamed: false)
    known.addCountry(of: place.isAnycast ? nil : place)
    alone = known == .nothing ? nil : DestinationKnowledge.Shared(known)
  }
}

extension DestinationKnowledge {
  /// Adds what databases know of a destination's addresses, as far as they agree. A cloud's own word for where it is comes first.
  fileprivate mutating func addPlace(
    of addresses: [IPAddress], isNamed: Bool, _ places: [IPAddress: PlaceKnowledge], bound: Int
  ) {
    var first: PlaceKnowledge?
    var isOneSystem = true
    var isOneCountry = true
    for address in addresses.prefix(places.isEmpty ? 0 : bound) {
      guard let known = places[address] else { continue }
      if first == nil { first = known }
      isOneSystem = isOneSystem && known.place.asNumber == first?.place.asNumber
      isOneCountry =
        isOneCountry && known.place.country == first?.place.country && !known.place.isAnycast
    }
    if let first, isOneSystem {
      addSystem(of: first.place, first.rule, first.cloud, isNamed: isNamed)
    }
    addCountry(of: isOneCountry ? first?.place : nil)
  }

  /// Adds whose network a place is in, and who runs that.
  fileprivate mutating func addSystem(
    of place: AddressPlace, _ rule: OperatorRule?, _ cloud: Hosting?, isNamed: Bool
  ) {
    asNumber = place.asNumber
    asName = place.asName
    if hosting == nil { hosting = cloud }
    if !isNamed, operatorRule == nil { operatorRule = rule }
  }

  /// Adds the country of a place, unless that is nowhere for sure; a cloud's own word comes first.
  fileprivate mutating func addCountry(of place: AddressPlace?) {
    if let place {
      country = place.country
      countrySource = country == nil ? nil : .database
    }
    if let region = hosting?.country {
      country = region
      countrySource = .region
    } else if hosting?.isEverywhere == true {
      country = nil
      countrySource = nil
    }
  }
}
