import Traffic

extension Finding {
  /// Streams of which some bytes came twice and differed.
  static func conflictingBytes(in report: Report) -> [Finding] {
    report.contactsByDevice(telling: .conflictingBytes).map {
      device, label, contacts in
      let conflicts = contacts.flatMap { $0.facts.values(of: .conflictingBytes) }
      let count = conflicts.reduce(0) { $0 + $1.totals.count }
      let segments = count == 1 ? "one segment" : "\(count) segments"
      return Finding(
        kind: "conflicting-bytes", severity: .warning, device: device,
        text: "Between \(label) and "
          + contacts.map(\.destination.label).listed(atMost: 3)
          + ", \(segments) came again with other bytes. Somebody on the way may have put them in, "
          + "or one of the two is broken. What came first is what is told here.",
        advice: "See who can reach that network, and whether the service can be had encrypted.",
        evidence: conflicts.map(\.totals.evidence))
    }
  }
}
