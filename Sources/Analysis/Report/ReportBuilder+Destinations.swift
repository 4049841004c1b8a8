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
    fileprivate let places: [IPAddress: AddressPlace]
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
    for index in outside {
      if let known = knowledge(of: contacts[index], of: device, lore, maker, resolvers) {
        contacts[index].destination.known = known
      }
    }
  }

  /// What is known of the destination of a contact; nil for nothing.
  private func knowledge(
    of contact: ContactReport, of device: Int, _ lore: Lore, _ maker: MakerKnowledge,
    _ resolvers: ResolverKnowledge
  ) -> DestinationKnowledge? {
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
    if known.operatorRule == nil {
      known.operatorRule = Operators.known.rule(forAddress: contact.destination.addresses[0])
    }
    known.addPlace(
      of: contact.destination.addresses, isNamed: contact.destination.name != nil, lore.places,
      bound: ContactDigest.agreementBound)
    known.party = maker.party(of: known)
    known.isDirect = resolvers.isDirect(contact, of: device)
    known.bypassedResolver = resolvers.bypassed(by: contact)
    return known == .nothing ? nil : known
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
  ) -> (places: [IPAddress: AddressPlace], omitted: Int) {
    guard !databases.addresses.isEmpty else { return ([:], 0) }
    let addresses = addressesBySize(digests)
    var places: [IPAddress: AddressPlace] = [:]
    for (address, _) in addresses.prefix(Self.lookupBound) {
      places[address] = databases.place(of: address)
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

extension DestinationKnowledge {
  /// Adds what databases know of a destination's addresses, as far as they agree. A cloud's own word for where it is comes first.
  fileprivate mutating func addPlace(
    of addresses: [IPAddress], isNamed: Bool, _ places: [IPAddress: AddressPlace], bound: Int
  ) {
    var first: AddressPlace?
    var isOneSystem = true
    var isOneCountry = true
    for address in addresses.prefix(places.isEmpty ? 0 : bound) {
      guard let place = places[address] else { continue }
      if first == nil { first = place }
      isOneSystem = isOneSystem && place.asNumber == first?.asNumber
      isOneCountry = isOneCountry && place.country == first?.country && !place.isAnycast
    }
    if let first, isOneSystem {
      asNumber = first.asNumber
      asName = first.asName
    }
    if let first, isOneCountry {
      country = first.country
      countrySource = country == nil ? nil : .database
    }
    if let rule = asNumber.flatMap(Operators.known.rule(forAS:)) {
      if let cloud = Hosting(rule) {
        hosting = hosting ?? cloud
      } else if !isNamed, operatorRule == nil {
        operatorRule = rule
      }
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
