import Behaviour
import Packets
import Traffic

extension Finding {
  /// Who tried to come in from the internet, and was not let in: no hole, one quiet line.
  ///
  /// Definition: TCP connections with a SYN from a public address to a device, none of which was answered.
  static func knocks(in report: Report) -> [Finding] {
    report.contacts(bySubject: { index in
      report.contacts[index].isKnock ? report.contacts[index].device : nil
    }).map { device, label, contacts in
      let tries = contacts.reduce(0) { $0 + $1.flows }
      return Finding(
        kind: "knocks", severity: .info, device: device,
        text: "From the internet, \(contacts.map(\.destination.label).listed(atMost: 2)) "
          + "knocked at \(contacts.map(\.portWords).listed(atMost: 3)) of \(label) "
          + "(\(Quantity.count(tries, "attempt"))), and "
          + (report.hidesAnswers(to: device) ? "no connection came of it." : "nothing answered."),
        evidence: contacts.map(\.evidence).inTurn)
    }
  }
}

extension ContactReport {
  fileprivate var isKnock: Bool {
    has(.overTCP) && !has(.answered) && comesFromInternet && basis == .syn
  }
}
