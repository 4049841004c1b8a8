import Packets
import Traffic

extension Finding {
  /// Ports that devices had the router open to the internet (UPnP IGD, NAT-PMP, PCP), and who came in there.
  static func portMappings(in report: Report) -> [Finding] {
    let asking = report.contactsByDevice { report.contacts[$0].tells(of: .portMapping) }
    guard !asking.isEmpty else { return [] }
    let holes = report.holes()
    return asking.map { device, label, contacts in
      let mappings = contacts.flatMap { $0.facts.values(of: .portMapping) }
      let entered = holes.filter { $0.device == device && $0.cause == .portMapping(asker: device) }
      var text =
        "\(label) asks the router to let the internet in: "
        + mappings.map(\.fact.value).listed(atMost: 3) + "."
      for hole in entered.prefix(2) { text += " At \(hole.portWords), \(hole.callerWords)." }
      return Finding(
        kind: "hole-port-mapping", severity: entered.contains(where: \.isGrave) ? .alert : .warning,
        device: device, text: text,
        advice: "Switch UPnP and NAT-PMP off at the router, unless you want this.",
        evidence: entered.flatMap { $0.evidence.prefix(1) } + mappings.map(\.totals.evidence))
    }
  }
}
