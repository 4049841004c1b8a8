import Behaviour
import Packets

extension Report {
  /// Judges how each contact behaves.
  mutating func describeBehaviour() {
    for index in contacts.indices {
      contacts[index].behaviour.pattern = pattern(of: contacts[index])
    }
  }

  /// The pattern of a contact; nil where its counts leave it open.
  private func pattern(of contact: ContactReport) -> ContactPattern? {
    guard contact.flows > 0, contact.initiator != .unknown else { return nil }
    if isUnanswered(contact) { return .unanswered }
    return isOneShot(contact) ? .oneShot : nil
  }

  /// A question to one station, and nothing came back: over TCP, or over UDP to the port of a service, since a
  /// datagram to any other may itself be an answer. DHCP's answers go elsewhere than its questions came from, mDNS
  /// has answers go to its port too (RFC 6762 §6), and some services only take. A capture that hears one direction
  /// only can't know.
  private func isUnanswered(_ contact: ContactReport) -> Bool {
    guard contact.answered == 0, !goesToGroup(contact),
      !vantage.statements.contains(where: { $0.kind == "one-direction" })
    else { return false }
    switch contact.transport {
    case "tcp": return true
    case "udp": return contact.service.map { !Self.oneWayServices.contains($0) } ?? false
    default: return false
    }
  }

  /// Services of UDP that answer elsewhere, or not at all.
  private static let oneWayServices: Set<String> = [
    "dhcp", "dhcpv6", "mdns", "netbios-dgm", "syslog", "tftp",
  ]

  /// One TCP connection whose start was captured, or one datagram; not one that stands for most of the
  /// capture, 60 % of it being what makes a contact persistent.
  private func isOneShot(_ contact: ContactReport) -> Bool {
    guard contact.flows == 1, let start, let end else { return false }
    switch contact.transport {
    case "tcp":
      let share = Double(contact.last - contact.first) / Double(max(1, end - start))
      return contact.basis.isObserved && share <= 0.6
    case "udp": return contact.sent.packets + contact.received.packets <= 2
    default: return false
    }
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
