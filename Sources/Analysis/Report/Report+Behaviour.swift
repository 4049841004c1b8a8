import Behaviour
import Packets

extension Report {
  /// Judges how each contact behaves.
  mutating func describeBehaviour() {
    guard let start, let end else { return }
    let oneSided = vantage.statements.filter { $0.kind == "one-direction" }
    let isOneSided = oneSided.contains { $0.device == nil }
    let oneSidedDevices = Set(oneSided.compactMap(\.device))
    let isLossy = vantage.statements.contains { $0.kind == "packets-missing" }
    for index in contacts.indices {
      var dealings = dealings(at: index, start: start, end: end)
      dealings.isOneSided = isOneSided || oneSidedDevices.contains(contacts[index].device)
      dealings.isLossy = isLossy
      contacts[index].behaviour = ContactBehaviour(judging: dealings)
    }
  }

  private func dealings(at index: Int, start: Int64, end: Int64) -> Dealings {
    let contact = contacts[index]
    var dealings = Dealings(
      kind: contact.transport == "tcp" ? .tcp : contact.transport == "udp" ? .udp : .otherIP,
      service: contact.service, rhythm: contact.rhythm.rhythm, initiator: contact.initiator,
      flows: contact.flows, answered: contact.answered, start: start, end: end)
    dealings.refused = contact.refused
    dealings.refusal = contact.refusals.first?.reason
    dealings.packetsSent = contact.sent.packets
    dealings.packetsReceived = contact.received.packets
    dealings.addresses = contact.destination.addresses.count
    dealings.isToGroup = goesToGroup(contact)
    return dealings
  }

  /// Whether a contact goes to a group of stations or to all of them, rather than to one.
  public func goesToGroup(_ contact: ContactReport) -> Bool {
    contact.destination.addresses.contains { address in
      address.isMulticast || address.isLimitedBroadcast
        || address.mayBeBroadcast && vantage.lan.contains { $0.broadcastAddress == address }
    }
  }
}

extension IPAddress {
  /// False for most: a directed broadcast address is IPv4 and ends in ones (RFC 919), two at least.
  fileprivate var mayBeBroadcast: Bool { isV4 && v4Value & 0b11 == 0b11 }
}
