import Behaviour
import Packets
import Traffic

extension Report {
  /// Judges how each of a device's contacts behaves.
  func describeBehaviour(of contacts: inout [ContactReport]) {
    guard let captured, let device = contacts.first?.device else { return }
    let isOneSided = hidesAnswers(to: device)
    let isLossy = vantage.statements.contains { $0.kind == "packets-missing" }
    for index in contacts.indices {
      var dealings = dealings(with: contacts[index], captured)
      dealings.isOneSided = isOneSided
      dealings.isLossy = isLossy
      contacts[index].behaviour = ContactBehaviour(judging: dealings)
      contacts[index].nameServiceByPings()
    }
  }

  private func dealings(
    with contact: borrowing ContactReport, _ captured: CapturedTime
  ) -> Dealings {
    var dealings = Dealings(
      kind: contact.transport == "tcp" ? .tcp : contact.transport == "udp" ? .udp : .otherIP,
      service: contact.service, rhythm: contact.rhythm, initiator: contact.initiator,
      flows: contact.flows, answered: contact.answered, captured: captured)
    dealings.unanswered = contact.unanswered
    dealings.refused = contact.refused
    dealings.refusal = contact.refusals.first?.reason
    dealings.refusedPackets = contact.refusals.reduce(0) { $0 + $1.count }
    dealings.packetsSent = contact.sent.packets
    dealings.packetsReceived = contact.received.packets
    dealings.addresses = contact.destination.addresses.count
    dealings.isToGroup = goesToGroup(contact)
    return dealings
  }

  /// Whether a contact goes to a group of stations or to all of them, rather than to one.
  public func goesToGroup(_ contact: borrowing ContactReport) -> Bool {
    contact.destination.addresses.contains { address in
      address.isMulticast || address.isLimitedBroadcast
        || address.mayBeBroadcast && !contact.has(.outside)
          && vantage.lan.contains { $0.broadcastAddress == address }
    }
  }
}

extension ContactReport {
  /// Says what protocol it speaks where only its pings tell: all that was heard of it, or the rest came too late.
  fileprivate mutating func nameServiceByPings() {
    guard let ping = behaviour.keepalives.first(where: { $0.kind.service != nil }),
      let name = ping.kind.service, let evidence = ping.evidence.first,
      !tells(of: .service)
    else { return }
    facts.add(
      FlowFact(.service, name), FactTotals(count: ping.count, bytes: 0, evidence: evidence))
    service = name
  }
}

extension Beat.Kind {
  /// The protocol that a ping known by its content is of, as Zeek's `service` has it.
  fileprivate var service: String? {
    switch self {
    case .mqtt: "mqtt"
    case .webSocket: "websocket"
    case .http2: "http2"
    case .tcp, .tlsRecord, .quic, .udp: nil
    }
  }
}
