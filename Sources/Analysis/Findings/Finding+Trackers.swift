import Traffic

extension Finding {
  /// Destinations that a list of trackers holds. Who never answered heard nothing.
  static func trackers(in report: Report) -> [Finding] {
    report.contactsByDevice {
      report.contacts[$0].has(.withTracker) && !report.contacts[$0].has(.unanswered)
    }.map {
      device, label, contacts in
      let names = contacts.map(\.destination.label)
      let lists = contacts.compactMap(\.destination.tracker)
      return Finding(
        kind: "tracker", severity: .info, device: device,
        text: "\(label) talks to trackers: \(names.listed(atMost: 3)), "
          + "by \(lists.listed(atMost: 2)).",
        advice: "A resolver of your own that leaves such names unanswered keeps it from them.",
        evidence: contacts.map(\.evidence).inTurn)
    }
  }
}
