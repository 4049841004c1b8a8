import Packets
import Traffic

extension Finding {
  /// Devices that ask for files by TFTP, which knows neither passwords nor seals (RFC 1350 §1): whoever answers decides what they
  /// get.
  ///
  /// Definition: a request to read, recognised whatever the port (the fact `fileName` of a contact whose service is TFTP). One
  /// is enough. Answers come from another port (RFC 1350 §4): that there is none is said where nothing at all came from there.
  static func filesByTFTP(in report: Report) -> [Finding] {
    let groups = report.contactsByDevice(telling: .fileName) {
      report.contacts[$0].service == "tftp" && report.contacts[$0].initiator == .device
    }
    guard !groups.isEmpty else { return [] }
    let heard = report.addressesHeard(by: Set(groups.map(\.device)))
    return groups.map { device, label, contacts in
      let isAnswered = contacts.contains {
        heard[device]?.isDisjoint(with: $0.destination.addresses) == false
      }
      let files = contacts.flatMap { $0.facts.values(of: .fileName) }
      return Finding(
        kind: "tftp", severity: .notice, device: device,
        text: "\(label) asks \(contacts.map(\.destination.label).listed(atMost: 3)) for "
          + "\(files.map(\.fact.value).listed(atMost: 3)) by TFTP, which knows neither password nor seal: "
          + "whoever answers at that address decides what it gets."
          + (isAnswered ? "" : " No answer from there was captured."),
        advice: "See that nobody else can take that address, or switch this off at the device.",
        evidence: files.map(\.totals.evidence))
    }
  }
}

extension Report {
  /// The addresses that something came from to each of these devices, by `id`.
  fileprivate func addressesHeard(by devices: Set<String>) -> [String: Set<IPAddress>] {
    var heard: [String: Set<IPAddress>] = [:]
    for range in contactRanges {
      guard let first = range.first, devices.contains(contacts[first].device) else { continue }
      let answered = range.filter { contacts[$0].received.packets > 0 }
      heard[contacts[first].device] = Set(
        answered.flatMap { contacts[$0].destination.addresses })
    }
    return heard
  }
}
