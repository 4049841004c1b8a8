import Behaviour
import Packets
import Traffic

extension Finding {
  /// Devices that get no answer from some addresses of a name, and go on to another that answers: one story, and no harm.
  ///
  /// Definition: TCP contacts to a name outside that were answered, some of whose addresses never answered, with at least
  /// two connections begun with these. For information.
  static func failOvers(in report: Report) -> [Finding] {
    report.contacts(bySubject: { index in
      guard report.contacts[index].failsOver else { return nil }
      let device = report.contacts[index].device
      return report.hidesAnswers(to: device) ? nil : device
    }).map { device, label, contacts in
      let first = contacts[0]
      let silent = first.silent.map(\.address.description)
      let answering = first.destination.addresses.map(\.description).filter { !silent.contains($0) }
      let flows = first.silent.reduce(0) { $0 + $1.flows }
      let others = contacts.dropFirst().map(\.destination.label)
      var text =
        "\(label) gets no answer from \(silent.listed(atMost: 3)) of "
        + "\(first.destination.label) (\(Quantity.count(flows, "attempt"))), and goes on with "
        + "\(answering.listed(atMost: 2)), which \(answering.count == 1 ? "answers" : "answer")."
      if !others.isEmpty { text += " The same with \(others.listed(atMost: 3))." }
      return Finding(
        kind: "fail-over", severity: .info, device: device, text: text,
        evidence: contacts.map { $0.silent.map(\.evidence).inTurn }.inTurn)
    }
  }
}

extension ContactReport {
  private static let failOverFlows = 2

  fileprivate var failsOver: Bool {
    guard has([.answered, .begunByDevice, .outside]), !silent.isEmpty else { return false }
    return silent.reduce(0) { $0 + $1.flows } >= Self.failOverFlows
  }
}
