import Behaviour
import Traffic

extension Finding {
  /// Devices that answer questions for names in the place of another.
  ///
  /// Definition: ``Summary/provenForgeries``, of which both stations are devices of the home and the address is one of its
  /// networks'.
  static func forgedAnswers(in report: Report) -> [Finding] {
    let labels = report.labels(of: Set(report.forgedAnswers.flatMap { [$0.device, $0.asked] }))
    return report.forgedAnswers.map { forged in
      let isOne = forged.count == 1
      let asked = labels[forged.asked] ?? forged.asked
      return Finding(
        kind: "forged-answer", severity: .warning, device: forged.device,
        text: "\(labels[forged.device] ?? forged.device) answers in the name of \(asked): "
          + "\(Quantity.count(forged.count, "DNS answer")) from \(forged.address) came from its MAC, "
          + "\(forged.mac), to \(isOne ? "a question" : "questions") sent to that of \(asked), which "
          + "speaks from that address itself.",
        advice: "Unless it is a filter of your own, take it off the network: whoever answers for "
          + "the DNS server decides where others are led.", evidence: forged.evidence)
    }
  }
}
