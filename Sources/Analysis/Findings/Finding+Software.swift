import Packets
import Traffic

extension Finding {
  /// Devices that load their own software over HTTP, where whoever is on the way can put another in its place.
  ///
  /// Definition: a request over HTTP for a path that looks like a device's software, answered with it from outside (the fact
  /// `firmware`), of 64 kB at least by its length, or where that was not told by what came in over the contact: less is a
  /// question whether there is any. Whether the device checks a signature before it believes what came can't be seen. Of
  /// computers and phones nothing is said: they load much.
  static func software(in report: Report) -> [Finding] {
    let general = report.generalPurposeDevices()
    return report.contactsByDevice(telling: .firmware) {
      report.contacts[$0].has([.begunByDevice, .outside])
        && !report.contacts[$0].softwareFiles.isEmpty
        && !general.contains(report.contacts[$0].device)
    }.map { device, label, contacts in
      let files = contacts.flatMap(\.softwareFiles)
      return Finding(
        kind: "cleartext-firmware", severity: .warning, device: device,
        text: "\(label) loads what looks like its own software from "
          + "\(contacts.map(\.destination.fullLabel).listed(atMost: 3)) in the clear "
          + "(\(files.map(\.fact.value).listed(atMost: 2))). Whoever is on the way can put another in "
          + "its place, unless the device checks whose it is.",
        advice: "Let it update only in a network that you trust.",
        evidence: files.map(\.totals.evidence))
    }
  }
}

extension ContactReport {
  /// Less is a question whether there is any.
  private static let softwareLeast = 64_000

  /// What it brought that looks like a device's software.
  fileprivate var softwareFiles: [FlowFacts.Entry] {
    guard received.bytes >= Self.softwareLeast else { return [] }
    return facts.values(of: .firmware)
      .filter { $0.totals.bytes == 0 || $0.totals.bytes >= Self.softwareLeast }
  }
}
