import Traffic

extension Finding {
  /// Destinations that a list of trackers holds.
  static func trackers(in report: Report) -> [Finding] {
    report.contactsByDevice { $0.destination.known.tracker != nil }.map { device, contacts in
      let names = contacts.map(\.destination.label)
      let lists = contacts.compactMap(\.destination.known.tracker)
      return Finding(
        kind: "tracker", severity: .info, device: device,
        text: "\(report.label(of: device)) talks to trackers: \(names.enumerated(atMost: 3)), "
          + "by \(lists.enumerated(atMost: 2)).",
        advice: "A resolver of your own that leaves such names unanswered keeps it from them.",
        evidence: contacts.flatMap(\.evidence))
    }
  }
}
