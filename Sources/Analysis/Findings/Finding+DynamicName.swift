import Traffic

extension Finding {
  /// Names that devices keep pointing at this home: whoever knows one finds the home.
  static func dynamicNames(in report: Report) -> [Finding] {
    report.contactsByDevice(telling: .dynamicDNS).map {
      device, label, contacts in
      let names = contacts.flatMap { $0.facts.values(of: .dynamicDNS) }
      return Finding(
        kind: "dynamic-dns", severity: .notice, device: device,
        text: "\(label) keeps \(names.map(\.fact.value).listed(atMost: 3)) "
          + "pointing at this home, whatever address your provider gives it.",
        advice:
          "Whoever knows the name finds your home. Switch dynamic DNS off where nobody uses it.",
        evidence: names.map(\.totals.evidence))
    }
  }
}
