import Behaviour
import Packets
import Traffic

extension Finding {
  /// Devices that ask for names that don't exist: whom they call home may be gone.
  ///
  /// Definition: a name outside that a device asked for over a minute at least, was told three times or more that there is
  /// no such name (NXDOMAIN, RFC 2308 §2.1), and never an address of; not of who answers others' questions, nor what a search
  /// list made of another name. A notice; info of computers and phones, whose users mistype.
  static func nonexistentNames(in report: Report) -> [Finding] {
    vainNames(in: report, kind: "no-such-name", .nonexistent, .notice) {
      label, names, count, span in
      "\(label) asks for \(names) in vain: it is told \(count), over \(span), that there is no such "
        + "name (NXDOMAIN)."
    }
  }

  /// Devices that ask for names that a filter withholds: their address is told as 0.0.0.0 or ::.
  static func withheldNames(in report: Report) -> [Finding] {
    vainNames(in: report, kind: "withheld-name", .withheld, .info) { label, names, count, span in
      "\(label) asks for \(names) in vain: it is told \(count), over \(span), an address that leads "
        + "nowhere (0.0.0.0 or ::), as filters do."
    }
  }

  private static func vainNames(
    in report: Report, kind: String, _ reason: VainNameReport.Reason, _ severity: Severity,
    words: (String, String, String, String) -> String
  ) -> [Finding] {
    let vain = report.vainNames.filter { $0.reason == reason }
    guard !vain.isEmpty else { return [] }
    let general = report.generalPurposeDevices()
    let forwarders = Set(
      report.contacts.indices.compactMap { report.contacts[$0].nameServerAtHome })
    let labels = report.labels(of: Set(vain.map(\.device)))
    return Dictionary(grouping: vain, by: \.device).compactMap { device, names -> Finding? in
      guard !forwarders.contains(device) else { return nil }
      let first = names.map(\.first).min() ?? 0
      let last = names.map(\.last).max() ?? 0
      return Finding(
        kind: kind, severity: general.contains(device) ? .info : severity, device: device,
        text: words(
          labels[device] ?? device, names.map(\.name).listed(atMost: 3),
          Quantity.times(names.reduce(0) { $0 + $1.count }), Quantity.duration(last - first)),
        advice: reason == .withheld
          ? nil
          : "See whether its maker still runs that service, or whether a filter in your network "
            + "hides the name.",
        evidence: names.map(\.evidence).inTurn)
    }
  }
}
