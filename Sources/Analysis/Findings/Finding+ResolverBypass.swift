import Traffic

extension Finding {
  /// Devices that ask DNS servers of their own choice: neither one at home, nor whom DHCP or the router named. Where none was
  /// seen to be named, that is not said.
  static func resolverBypasses(in report: Report) -> [Finding] {
    report.contactsByDevice { report.contacts[$0].has(.withOwnResolver) }.map {
      device, label, contacts in
      let servers = contacts.map { contact in
        let address = contact.destination.addresses.first?.description ?? ""
        let name = contact.destination.known.operatorRule?.operator.name ?? contact.destination.name
        return name.map { "\($0) (\(address))" } ?? address
      }
      let isNamed = contacts.contains { $0.destination.known.bypassedResolver == .named }
      let bypassed =
        isNamed
        ? "instead of whom the network names for that" : "though a DNS server at home answers"
      return Finding(
        kind: "dns-bypass", severity: .notice, device: device,
        text: "\(label) asks \(servers.listed(atMost: 3)) for names, "
          + bypassed + ".",
        advice: "A filter on your own resolver doesn't reach it. Have the router redirect or "
          + "refuse port 53 and 853 to the outside, if you want it to.",
        evidence: contacts.map(\.evidence).inTurn)
    }
  }
}
