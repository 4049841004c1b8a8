import Packets
import Traffic

extension Finding {
  /// Devices that servers outside put others through to, past the router.
  ///
  /// Definition: a device told servers outside the home by PPPP that it is there. These put through to it whoever names its whole
  /// number, and both open the way through their routers: no port is forwarded for that. Such numbers were guessed
  /// (CVE-2019-11219, CVE-2019-11220), which left the device's password as the only lock.
  static func peerToPeer(in report: Report) -> [Finding] {
    let callers = report.contacts(bySubject: { index in
      report.contacts[index].has([.hasService, .outside])
        && report.contacts[index].service == "pppp"
        ? report.contacts[index].device : nil
    })
    guard !callers.isEmpty else { return [] }
    let wanted = Set(callers.map(\.device))
    var numbers: [String: DeviceReport.Claim] = [:]
    for index in report.devices.indices where wanted.contains(report.devices[index].id) {
      numbers[report.devices[index].id] = report.devices[index].evidence.first {
        $0.claim == DeviceClaim.Subject.ppppID.rawValue
      }
    }
    return callers.compactMap { device, label, contacts in
      guard let number = numbers[device] else { return nil }
      let servers = contacts.map(\.destination.fullLabel).listed(atMost: 3)
      return Finding(
        kind: "peer-to-peer", severity: .notice, device: device,
        text:
          "\(label) tells \(servers) that it is there, as \(number.value) (PPPP): such servers put through to it, "
          + "past the router, whoever names its whole number. Then only its password protects it.",
        advice:
          "Give it a password that nothing else has, and turn its remote access off if nobody uses it.",
        evidence: ([number.evidence].compactMap(\.self) + contacts[0].evidence.prefix(1)).cited)
    }
  }
}
