import Packets
import Traffic

/// Whom a device's contacts are with, as far as questions ask that look at all devices: gathered on all cores, in one walk, since
/// what there is to say of tens of thousands of contacts lies far apart in memory.
struct Counterparts: Sendable {
  /// An address outside the home, and how much was said to it and by it over one contact.
  struct Outside: Sendable {
    let address: IPAddress
    let bytes: Int
  }

  /// The names of destinations outside the home, and the canonical names these are aliases of.
  private(set) var names: [String] = []
  private(set) var canonicalNames: [String] = []
  private(set) var outside: [Outside] = []
  /// The devices of the home, by their `id`, that it spoke to each alone: what is only heard to speak to all says nothing of
  /// where else it goes.
  private(set) var partners: Set<String> = []
  /// Those of them that answered it a question for names, and so ask on behalf of others.
  private(set) var nameServers: Set<String> = []
  /// What it shows of devices of the home: the ports at which they answered it.
  private(set) var served: [(device: String, trait: DeviceTrait)] = []

  /// Addresses of one destination that are looked at, which must agree on where it is.
  static let agreementBound = 8

  init(_ contacts: [ContactReport], in household: Household) {
    let rules = IdentityRuleIndex.standard
    // By index: copying each takes longer than looking at it.
    for index in contacts.indices {
      if !contacts[index].destination.isLocal { addOutside(contacts[index]) }
      guard let partner = contacts[index].destination.device else { continue }
      if contacts[index].isConversation(in: household) { partners.insert(partner) }
      if let server = contacts[index].nameServerAtHome { nameServers.insert(server) }
      guard contacts[index].initiator == .device, contacts[index].answered > 0,
        let port = contacts[index].port, rules.ports.contains(port),
        !contacts[index].carriesOnlyEvents
      else { continue }
      served.append((partner, contacts[index].trait(DeviceTrait.Aspect.serves, port)))
    }
  }

  private mutating func addOutside(_ contact: ContactReport) {
    let bytes = contact.sent.bytes + contact.received.bytes
    for address in contact.destination.addresses.prefix(Self.agreementBound)
    where address.isGlobalUnicast {
      outside.append(Outside(address: address, bytes: bytes))
    }
    guard let name = contact.destination.name else { return }
    names.append(name)
    if let canonical = contact.destination.canonicalName { canonicalNames.append(canonical) }
  }
}

extension ContactReport {
  /// Whether something was said to one station, rather than to a group of them.
  func isConversation(in household: Household) -> Bool {
    !destination.addresses.contains(where: household.isGroup)
  }
}
