import Traffic

extension Finding {
  /// Passwords and the like that cross the network unsealed.
  static func cleartextCredentials(in report: Report) -> [Finding] {
    report.contactsByDevice { index in
      report.contacts[index].tells(of: .credentials) && report.contacts[index].crossesNetwork
    }.map {
      device, label, contacts in
      let secrets = contacts.flatMap { $0.facts.values(of: .credentials) }
      let goesOut = contacts.contains { !$0.destination.isLocal }
      let reach =
        goesOut
        ? "Anyone on the way through the internet can read it."
        : "Anyone in the home's network can read it."
      let others = contacts.map(\.destination.label).listed(atMost: 3)
      let isVisited = contacts.allSatisfy { $0.initiator == .destination }
      return Finding(
        kind: "cleartext-credentials", severity: goesOut ? .warning : .notice, device: device,
        text: (isVisited ? "\(others) logs in to \(label)" : "\(label) logs in to \(others)")
          + " in the clear (\(secrets.map(\.fact.value).listed(atMost: 3))). \(reach)",
        advice: "Use the encrypted variant of that service where there is one, and this password "
          + "nowhere else.",
        evidence: secrets.map(\.totals.evidence))
    }
  }
}
