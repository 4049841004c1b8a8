import Behaviour
import Packets
import Traffic

extension Finding {
  /// Addresses that several devices say are theirs, in turn (``ReportBuilder/addressConflictReports()``). A warning where it is the
  /// way out; else a notice: repeaters, and stand-ins for those that sleep, answer for others.
  static func addressConflicts(in report: Report) -> [Finding] {
    let labels = report.labels(
      of: Set(report.addressConflicts.flatMap(\.stations).map(\.description)))
    return report.addressConflicts.map { conflict in
      let ids = conflict.stations.map(\.description)
      let names = ids.map { id in labels[id].map { "\($0) (\(id))" } ?? id }
      let count = Quantity.count(names.count, "device")
      return Finding(
        kind: "address-conflict", severity: conflict.isRouters ? .warning : .notice,
        device: ids.last { labels[$0] != nil },
        text: "\(count) say that they have \(conflict.address)"
          + (conflict.isRouters ? ", the router's address" : "")
          + ": \(names.listed(atMost: 4)). What is meant for one reaches another.",
        advice: conflict.isRouters
          ? "Find out why. Whoever poses as the router can read and change what others send: attacks do "
            + "so, and tools that watch a network (ARP spoofing)."
          : "Unless one stands in for the other, as repeaters do and some boxes for computers that sleep, "
            + "give one of them another address.",
        evidence: conflict.evidence)
    }
  }
}
