import Packets
import Traffic

/// What a device's contacts tell, as far as several questions ask it of all devices: gathered in one walk, as soon as they are made,
/// since what there is to say of tens of thousands of contacts lies far apart in memory.
struct ContactDigest: Sendable {
  /// An address outside the home, and how much was said to it and by it over one contact.
  struct Outside: Sendable {
    let address: IPAddress
    let bytes: Int
    /// Whether anything gives its destination a name.
    let isNamed: Bool
  }

  /// The names of destinations outside the home, and the canonical names these are aliases of.
  private(set) var names: [String] = []
  private(set) var canonicalNames: [String] = []
  private(set) var outside: [Outside] = []
  /// Whether anything the device said left the home.
  private(set) var goesOut = false
  /// Whether it spoke to anybody alone, rather than to a group of stations.
  private(set) var converses = false
  /// The devices of the home, by their `id`, that it spoke to each alone: what is only heard to speak to all says nothing of
  /// where else it goes.
  private(set) var partners: Set<String> = []
  /// The devices of the home that answered it a question for names, and so ask on behalf of others.
  private(set) var nameServers: Set<String> = []
  /// The names it calls others by, the ports it answers at and calls.
  private(set) var traits: [DeviceTrait] = []
  /// What it shows of devices of the home: the ports at which they answered it.
  private(set) var served: [(device: String, trait: DeviceTrait)] = []

  /// Addresses of one destination that are looked at, which must agree on where it is.
  static let agreementBound = 8

  init(_ contacts: [ContactReport], in household: Household) {
    let rules = IdentityRuleIndex.standard
    // By index: copying each takes longer than looking at it.
    for index in contacts.indices {
      let isConversation = !contacts[index].destination.addresses.contains(
        where: household.isGroup)
      if isConversation { converses = true }
      if !contacts[index].destination.isLocal {
        if contacts[index].showsGoingOut { goesOut = true }
        addOutside(contacts[index])
        addNames(contacts[index], rules)
      }
      addPort(contacts[index], rules)
      guard let partner = contacts[index].destination.device else { continue }
      if isConversation { partners.insert(partner) }
      if contacts[index].isAnsweredForNames { nameServers.insert(partner) }
    }
  }

  private mutating func addOutside(_ contact: ContactReport) {
    let bytes = contact.sent.bytes + contact.received.bytes
    for address in contact.destination.addresses.prefix(Self.agreementBound)
    where address.isGlobalUnicast {
      outside.append(
        Outside(address: address, bytes: bytes, isNamed: contact.destination.name != nil))
    }
    guard let name = contact.destination.name else { return }
    names.append(name)
    if let canonical = contact.destination.canonicalName { canonicalNames.append(canonical) }
  }

  private mutating func addNames(_ contact: ContactReport, _ rules: IdentityRuleIndex) {
    for subject in [FlowFact.Subject.serverName, .httpHost] where contact.tells(of: subject) {
      for entry in contact.facts.values(of: subject) {
        let name = entry.fact.value.lowercased()
        guard rules.concerns(name) else { continue }
        traits.append(DeviceTrait(DeviceTrait.Aspect.asks, name, entry.totals.evidence))
      }
    }
  }

  private mutating func addPort(_ contact: ContactReport, _ rules: IdentityRuleIndex) {
    guard contact.answered > 0, let port = contact.port, rules.ports.contains(port) else { return }
    switch contact.initiator {
    case .device:
      if !contact.destination.isLocal {
        traits.append(contact.trait(DeviceTrait.Aspect.calls, port))
      }
      if let device = contact.destination.device, !contact.carriesOnlyEvents {
        served.append((device, contact.trait(DeviceTrait.Aspect.serves, port)))
      }
    case .destination: traits.append(contact.trait(DeviceTrait.Aspect.serves, port))
    case .unknown: break
    }
  }
}

extension ContactReport {
  /// Whether something the device said left the home: it was captured, or whoever is outside answered or acknowledged it, or
  /// is not known to have begun. Whom somebody outside only tried to reach said nothing.
  fileprivate var showsGoingOut: Bool {
    !destination.isLocal
      && (sent.packets > 0 || answered > 0 || missedSent > 0 || initiator != .destination)
  }

  fileprivate func trait(_ aspect: String, _ port: Int) -> DeviceTrait {
    DeviceTrait(aspect, "\(transport)/\(port)", evidence.first)
  }
}
