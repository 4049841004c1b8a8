import Packets
import Traffic

extension Finding {
  /// Devices that are told what to do in the clear.
  ///
  /// Definition: answered contacts by protocols that carry commands (``CommandServices``) and were recognised in what was
  /// said, which can be read. It is said of the device that takes the commands: with a protocol spoken to it, the one
  /// called; with a broker, the one that calls it. A warning where it crosses the internet; an alert where anybody
  /// there may come in (a hole); a notice in the home, where whoever is in its network may do the same.
  static func cleartextControl(in report: Report) -> [Finding] {
    report.contacts(bySubject: { report.contacts[$0].commandedInTheClear }).map {
      device, label, contacts in
      let outside = contacts.filter { !$0.destination.isLocal }
      let isLetIn = outside.contains(where: \.isLetIn)
      let told = outside.isEmpty ? contacts : outside
      let protocols = told.map(\.serviceWords).enumerated(atMost: 3)
      let reach =
        isLetIn
        ? "anyone on the internet who finds the port"
        : outside.isEmpty ? "anyone in the home's network" : "anyone on the way"
      let other =
        !isLetIn && told[0].device == device ? ", to \(told[0].destination.fullLabel)," : ""
      return Finding(
        kind: "cleartext-control",
        severity: isLetIn ? .alert : outside.isEmpty ? .notice : .warning, device: device,
        text: "\(label) is controlled in the clear: its \(protocols) messages\(other) can be read, "
          + "and \(isLetIn ? "commands sent" : "changed"), by \(reach).",
        advice: outside.isEmpty
          ? "Keep it in a network of its own, where only what controls it can reach it."
          : "Use the encrypted variant of that service where there is one.",
        evidence: told.flatMap(\.readableEvidence))
    }
  }
}

extension ContactReport {
  /// The first frames in which it can be read.
  var readableEvidence: [Evidence] {
    [encryption.evidence].compactMap { $0 } + evidence.prefix(1)
  }

  /// Whether a protocol was recognised in what was said, rather than concluded from the port or from statistics.
  var isRecognisedAndReadable: Bool {
    let encryption = encryption
    return (encryption.verdict == .cleartext || encryption.verdict == .mixed)
      && encryption.basis != "payload"
  }

  /// The device that takes commands over this contact in the clear, by its `id`.
  fileprivate var commandedInTheClear: String? {
    guard answered > 0, let service, CommandServices.all.contains(service), isRecognisedAndReadable
    else { return nil }
    let isDirect = CommandServices.direct.contains(service)
    return switch initiator {
    case .device where isDirect: destination.isLocal ? destination.device : device
    case .destination where !isDirect: nil
    default: device
    }
  }
}
