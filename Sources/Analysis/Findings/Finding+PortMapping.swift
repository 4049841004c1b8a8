import Packets
import Traffic

extension Finding {
  /// Ports that devices had the router open to the internet (UPnP IGD, NAT-PMP, PCP), and who came in there.
  ///
  /// Definition: a mapping that was granted, or asked for where no answer was captured. One that was taken back after it was
  /// last opened is told as closed; where all were, and nobody came in, that is good to know and no more.
  static func portMappings(in report: Report) -> [Finding] {
    let all = report.portMappings()
    guard !all.isEmpty else { return [] }
    let holes = report.holes()
    let labels = report.labels(of: Set(all.map(\.asker)))
    var askers: [String] = []
    for mapping in all where !askers.contains(mapping.asker) { askers.append(mapping.asker) }
    return askers.map { device in
      let label = labels[device] ?? device
      let mappings = all.filter { $0.asker == device }
      let open = mappings.filter { $0.closed == nil }
      let closed = mappings.filter { $0.closed != nil }
      let entered = holes.filter { $0.device == device && $0.cause == .portMapping(asker: device) }
      var text: [String] = []
      if !open.isEmpty {
        text.append(
          "\(label) asks the router to let the internet in: "
            + open.map(\.words).listed(atMost: 3) + ".")
      }
      if !closed.isEmpty {
        let words = closed.map(\.words).listed(atMost: 3)
        text.append(
          open.isEmpty
            ? "\(label) had the router let the internet in for a while, and closed that again: \(words)."
            : "Closed again: \(words).")
      }
      text += entered.prefix(2).map { "At \($0.portWords), \($0.callerWords)." }
      let isOver = open.isEmpty && entered.isEmpty
      return Finding(
        kind: "hole-port-mapping",
        severity: isOver ? .info : entered.contains(where: \.isGrave) ? .alert : .warning,
        device: device, text: text.joined(separator: " "),
        advice: isOver ? nil : "Switch UPnP and NAT-PMP off at the router, unless you want this.",
        evidence: entered.flatMap { $0.evidence.prefix(1) } + open.map(\.evidence)
          + closed.flatMap { [$0.evidence, $0.closed].compactMap(\.self) })
    }
  }
}
