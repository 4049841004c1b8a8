import Traffic

extension Finding {
  /// Ports that devices had the router open to the internet (UPnP IGD, NAT-PMP, PCP).
  static func portMappings(in report: Report) -> [Finding] {
    report.contactsByDevice { report.contacts[$0].facts.contains(.portMapping) }.map {
      device, label, contacts in
      let mappings = contacts.flatMap { $0.facts.values(of: .portMapping) }
      return Finding(
        kind: "hole-port-mapping", severity: .warning, device: device,
        text: "\(label) asks the router to let the internet in: "
          + mappings.map(\.fact.value).enumerated(atMost: 3) + ".",
        advice: "Switch UPnP and NAT-PMP off at the router, unless you want this.",
        evidence: mappings.map(\.totals.evidence))
    }
  }
}
