import Analysis

/// Which findings a screen shows: the gravest, and of these so many different ones as there is room for.
struct FindingChoice {
  /// Of one kind, while others wait.
  private static let kindBound = 2

  /// Those chosen, in the order they were given in.
  let shown: [Finding]
  let rest: Int

  init(_ findings: [Finding], bound: Int) {
    guard findings.count > bound else {
      shown = findings
      rest = 0
      return
    }
    var chosen: Set<Int> = []
    for severities in [Finding.Severity.warning...Finding.Severity.alert, .info ... .notice] {
      let places = findings.indices.filter { severities.contains(findings[$0].severity) }
      var devices: Set<String> = []
      var kinds: [String: Int] = [:]
      for index in places where chosen.count < bound {
        let finding = findings[index]
        guard finding.device.map({ !devices.contains($0) }) ?? true,
          kinds[finding.kind, default: 0] < Self.kindBound
        else { continue }
        chosen.insert(index)
        if let device = finding.device { devices.insert(device) }
        kinds[finding.kind, default: 0] += 1
      }
      for index in places where chosen.count < bound { chosen.insert(index) }
    }
    shown = chosen.sorted().map { findings[$0] }
    rest = findings.count - shown.count
  }
}
