import Behaviour
import Packets

extension Report {
  /// Judges how each contact behaves.
  mutating func describeBehaviour() {
    guard let start, let end else { return }
    let isOneSided = vantage.statements.contains { $0.kind == "one-direction" }
    for index in contacts.indices {
      contacts[index].behaviour = ContactBehaviour(
        judging: dealings(at: index, isOneSided: isOneSided, start: start, end: end))
    }
  }

  private func dealings(at index: Int, isOneSided: Bool, start: Int64, end: Int64) -> Dealings {
    let contact = contacts[index]
    return Dealings(
      kind: contact.transport == "tcp" ? .tcp : contact.transport == "udp" ? .udp : .otherIP,
      service: contact.service, rhythm: contact.rhythm.rhythm, initiator: contact.initiator,
      flows: contact.flows, answered: contact.answered, refused: contact.refused,
      packetsSent: contact.sent.packets, packetsReceived: contact.received.packets,
      isToGroup: goesToGroup(contact), isOneSided: isOneSided,
      start: start, end: end)
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
