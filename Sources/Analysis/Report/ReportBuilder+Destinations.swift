import Destinations
import Packets
import Traffic

/// Who is behind the destinations, as names, addresses and databases tell.
extension ReportBuilder {
  /// Most addresses that databases are asked about: those with most bytes.
  static let lookupBound = 8192
  /// Addresses of one destination that must agree on where it is.
  private static let agreementBound = 8

  /// Says of each destination outside the home what is known of it; gives how many addresses were not looked up.
  func describeDestinations(_ contacts: inout [[ContactReport]]) -> Int {
    let (places, omitted) = placesOfAddresses(contacts)
    let resolvers = ResolverKnowledge(contacts, summary.claims, self)
    let makers = MakerKnowledge(self)
    let names = namesOutside(contacts)
    let trackers = trackers(among: names)
    let told = names.sorted().concurrentMap { ($0, NameKnowledge($0, tracker: trackers[$0])) }
    let knowledge = Dictionary(told, uniquingKeysWith: { first, _ in first })
    let known = contacts.indices.concurrentMap { [contacts] device in
      contacts[device].map { contact in
        contact.destination.isLocal
          ? nil
          : self.knowledge(
            of: contact, contact.destination.name.flatMap { knowledge[$0] }, places, makers,
            resolvers)
      }
    }
    for device in contacts.indices {
      for index in contacts[device].indices {
        if let known = known[device][index] { contacts[device][index].destination.known = known }
      }
    }
    return omitted
  }

  /// What is known of the destination of a contact; nil for nothing.
  private func knowledge(
    of contact: ContactReport, _ name: NameKnowledge?, _ places: [IPAddress: AddressPlace],
    _ makers: MakerKnowledge, _ resolvers: ResolverKnowledge
  ) -> DestinationKnowledge? {
    let destination = contact.destination
    var known = DestinationKnowledge()
    if let name {
      known.domain = name.domain
      known.operatorRule = name.rule
      known.hosting = name.hosting ?? destination.canonicalName.flatMap { Hosting(ofName: $0) }
      known.tracker = name.tracker
    }
    known.operatorRule =
      known.operatorRule ?? Operators.known.rule(forAddress: destination.addresses[0])
    known.addPlace(of: destination, places, bound: Self.agreementBound)
    known.party = makers.party(of: known, to: contact.device)
    known.isDirect = resolvers.isDirect(contact)
    known.isHardCodedResolver = resolvers.isHardCoded(contact)
    return known == .nothing ? nil : known
  }

  private func namesOutside(_ contacts: [[ContactReport]]) -> Set<String> {
    var names: Set<String> = []
    for own in contacts {
      for index in own.indices where !own[index].destination.isLocal {
        if let name = own[index].destination.name { names.insert(name) }
      }
    }
    return names
  }

  /// Addresses outside the home that nothing names, those with most bytes first.
  public func unnamedAddresses() -> [IPAddress] {
    let unnamed = contactsByDevice().map { $0.filter { $0.destination.name == nil } }
    return addressesBySize(unnamed).map(\.address)
  }

  private func addressesBySize(
    _ contacts: [[ContactReport]]
  ) -> [(address: IPAddress, bytes: Int)] {
    var bytes: [IPAddress: Int] = [:]
    for own in contacts {
      for index in own.indices where !own[index].destination.isLocal {
        let size = own[index].sent.bytes + own[index].received.bytes
        for address in own[index].destination.addresses.prefix(Self.agreementBound)
        where address.isGlobalUnicast {
          bytes[address, default: 0] += size
        }
      }
    }
    return bytes.map { (address: $0.key, bytes: $0.value) }
      .sorted { ($1.bytes, $0.address) < ($0.bytes, $1.address) }
  }

  private func placesOfAddresses(
    _ contacts: [[ContactReport]]
  ) -> (places: [IPAddress: AddressPlace], omitted: Int) {
    guard !databases.addresses.isEmpty else { return ([:], 0) }
    let addresses = addressesBySize(contacts)
    var places: [IPAddress: AddressPlace] = [:]
    for (address, _) in addresses.prefix(Self.lookupBound) {
      places[address] = databases.place(of: address)
    }
    return (places, max(0, addresses.count - Self.lookupBound))
  }

  /// The first list that holds each name.
  private func trackers(among names: Set<String>) -> [String: String] {
    var names = names
    var found: [String: String] = [:]
    for list in databases.trackers where !names.isEmpty {
      for name in list.matches(among: names) {
        found[name] = list.description.name
        names.remove(name)
      }
    }
    return found
  }
}

/// What a name alone tells, and lists of names.
private struct NameKnowledge: Sendable {
  let domain: String?
  let rule: OperatorRule?
  let hosting: Hosting?
  /// The list of trackers that holds it.
  let tracker: String?

  init(_ name: String, tracker: String?) {
    self.tracker = tracker
    domain = PublicSuffixes.registrableDomain(of: name)
    rule = Operators.known.rule(forName: name)
    hosting = rule.flatMap { Hosting($0, name: name) } ?? Hosting(ofName: name)
  }
}

extension DestinationKnowledge {
  /// Adds what databases know of a destination's addresses, as far as they agree. A cloud's own word for where it is comes first.
  fileprivate mutating func addPlace(
    of destination: ContactReport.Destination, _ places: [IPAddress: AddressPlace], bound: Int
  ) {
    let addresses = destination.addresses.prefix(places.isEmpty ? 0 : bound)
    let known = addresses.compactMap { places[$0] }
    if let first = known.first {
      if known.allSatisfy({ $0.asNumber == first.asNumber }) {
        asNumber = first.asNumber
        asName = first.asName
      }
      if known.allSatisfy({ $0.country == first.country && !$0.isAnycast }) {
        country = first.country
        countrySource = country == nil ? nil : .database
      }
    }
    if let rule = asNumber.flatMap(Operators.known.rule(forAS:)) {
      if let cloud = Hosting(rule) {
        hosting = hosting ?? cloud
      } else if destination.name == nil, operatorRule == nil {
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
