import Packets

/// DHCPv6 (RFC 8415) over UDP: how stations get addresses, prefixes and settings.
struct DHCPv6Session: DatagramSession {
  private static let clientPort: UInt16 = 546
  private static let serverPort: UInt16 = 547

  var service: String { "dhcpv6" }

  static func recognises(_ datagram: RawSpan, at place: StreamPlace) -> Recognition {
    (place.isOn(clientPort) || place.isOn(serverPort))
      && (try? DHCPv6Message(parsing: datagram)) != nil ? .certain : .no
  }

  mutating func take(_ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes) {
    guard let message = try? DHCPv6Message(parsing: datagram) else { return }
    if message.type.isClients {
      noteClient(message, sender == .client ? notes.client : notes.server, &notes)
    } else if message.type == .reply {
      noteReply(message, to: sender == .client ? notes.server : notes.client, &notes)
    }
    notes.record(.dhcpv6(message, by: sender))
  }

  /// What a client says of itself; of its addresses only those it already has.
  private func noteClient(
    _ message: DHCPv6Message, _ client: Party, _ notes: inout SessionNotes
  ) {
    notes.claim(.dhcpv6FQDN, message.clientFQDN ?? "", of: client)
    notes.claim(.mudURL, message.mudURL ?? "", of: client)
    if let vendor = message.vendorClass {
      notes.claim(
        .dhcpv6VendorClass, ([String(vendor.enterprise)] + vendor.texts).joined(separator: " "),
        of: client)
    }
    if [.renew, .rebind, .confirm].contains(message.type) {
      noteLeases(of: message, client, &notes)
    }
  }

  private func noteReply(_ message: DHCPv6Message, to client: Party, _ notes: inout SessionNotes) {
    if message.statusCode ?? 0 == 0 { noteLeases(of: message, client, &notes) }
  }

  /// The addresses belong to the station of the client's own link address: one that no router passes on.
  private func noteLeases(
    of message: DHCPv6Message, _ client: Party, _ notes: inout SessionNotes
  ) {
    guard client.address.isLinkLocal else { return }
    for lease in message.leases where lease.prefix.length == 128 {
      // A client that confirms an address leaves its lifetimes out (RFC 8415 §18.2.3).
      guard lease.validLifetime > 0 || message.type == .confirm else { continue }
      notes.address(Party(mac: client.mac, address: lease.prefix.address))
    }
  }
}
