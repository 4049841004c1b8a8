import Packets
import Traffic

extension Finding {
  /// Devices that ask for files by TFTP, which knows neither passwords nor seals (RFC 1350 §1): whoever answers decides what they
  /// get.
  ///
  /// Definition: a request to read, recognised whatever the port (the fact `fileName` of a contact whose service is TFTP). One
  /// is enough. Answers come from another port, and are not held to be missing here.
  static func filesByTFTP(in report: Report) -> [Finding] {
    report.contactsByDevice { index in
      report.contacts[index].tells(of: .fileName) && report.contacts[index].service == "tftp"
        && report.contacts[index].initiator == .device
    }.map { device, label, contacts in
      let files = contacts.flatMap { $0.facts.values(of: .fileName) }
      return Finding(
        kind: "tftp", severity: .notice, device: device,
        text: "\(label) asks \(contacts.map(\.destination.label).listed(atMost: 3)) for "
          + "\(files.map(\.fact.value).listed(atMost: 3)) by TFTP, which knows neither password nor seal: "
          + "whoever answers at that address decides what it gets.",
        advice: "See that nobody else can take that address, or switch this off at the device.",
        evidence: files.map(\.totals.evidence))
    }
  }
}
