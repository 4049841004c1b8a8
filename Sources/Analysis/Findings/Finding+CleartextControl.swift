import Packets
import Traffic

extension Finding {
  /// Devices that are told what to do in the clear.
  ///
  /// Definition: answered contacts by protocols that carry commands (``CommandServices``) and were recognised in what was
  /// said, which can be read. It is said of the device that takes the commands: with a protocol spoken to it, the one
  /// called; with a broker, the one that calls it, unless all it does is publish
  /// (that is `cleartext-content`). A warning where it crosses the internet; an alert where anybody
  /// there may come in (a hole); a notice in the home, where whoever is in its network may do the same.
  static func cleartextControl(in report: Report) -> [Finding] {
    let publishers = report.merePublishers()
    return report.contacts(bySubject: { index in
      report.contacts[index].commandedInTheClear(butFor: publishers)
    }).map { device, label, contacts in
      let letIn = contacts.filter(\.isLetIn)
      let outside = contacts.filter { !$0.destination.isLocal && !$0.isLetIn }
      let told = letIn.isEmpty ? outside.isEmpty ? contacts : outside : letIn
      let protocols = told.map(\.serviceWords).listed(atMost: 3)
      let reach =
        letIn.isEmpty
        ? outside.isEmpty ? "anyone in the home's network" : "anyone on the way"
        : "anyone on the internet who finds the port"
      let other =
        letIn.isEmpty && told.allSatisfy { $0.device == device }
        ? " with \(told.map(\.destination.fullLabel).listed(atMost: 2))" : ""
      let isCommanded =
        told.contains { contact in
          CommandServices.direct.contains(contact.service ?? "")
            && (contact.device != device || contact.initiator != .device)
        }
        || report.topics.contains { topic in
          topic.subscribers.contains { $0.device == device && $0.messages > 0 }
        }
      var text =
        isCommanded
        ? "\(label) is controlled in the clear: its \(protocols) messages\(other) can be read, "
          + "and \(letIn.isEmpty ? "changed" : "commands sent"), by \(reach)."
        : "\(label) speaks \(protocols)\(other) in the clear: what it says, and what it may be "
          + "told to do, can be read, and changed, by \(reach)."
      if !letIn.isEmpty, !outside.isEmpty {
        text +=
          " So can \(outside.map(\.serviceWords).listed(atMost: 3)) be on the way to "
          + "\(outside.map(\.destination.label).listed(atMost: 2))."
      }
      return Finding(
        kind: "cleartext-control",
        severity: letIn.isEmpty ? outside.isEmpty ? .notice : .warning : .alert, device: device,
        text: text,
        advice: outside.isEmpty && letIn.isEmpty
          ? "Keep it in a network of its own, where only what controls it can reach it."
          : "Use the encrypted variant of that service where there is one.",
        evidence: told.map(\.readableEvidence).inTurn)
    }
  }
}

extension ContactReport {
  /// Whether it leaves the machine.
  public var crossesNetwork: Bool { !destination.addresses.contains(where: \.isLoopback) }

  /// The first frames in which it can be read.
  var readableEvidence: [Evidence] {
    [encryption.evidence].compactMap { $0 } + evidence.prefix(1)
  }

  /// Whether a protocol was recognised in what was said, rather than concluded from the port or from statistics.
  var isRecognisedAndReadable: Bool {
    let encryption = encryption
    return encryption.isReadable && encryption.basis != "payload"
  }

  /// The device that takes commands over this contact in the clear, by its `id`.
  ///
  /// - Parameter publishers: devices that take no commands from a broker.
  fileprivate func commandedInTheClear(butFor publishers: Set<String>) -> String? {
    guard has([.answered, .hasService]), let service, CommandServices.all.contains(service),
      crossesNetwork, isRecognisedAndReadable, !CommandServices.isSearch(self)
    else { return nil }
    let isDirect = CommandServices.direct.contains(service)
    if !isDirect, publishers.contains(device) { return nil }
    return switch initiator {
    case .device where isDirect: destination.isLocal ? destination.device : device
    case .destination where !isDirect: nil
    default: device
    }
  }
}

extension Report {
  /// Devices that publish to a broker, and were seen neither to subscribe nor to be sent anything.
  func merePublishers() -> Set<String> {
    var publishers: Set<String> = []
    var subscribers: Set<String> = []
    for topic in topics {
      publishers.formUnion(topic.publishers.compactMap(\.device))
      subscribers.formUnion(topic.subscribers.compactMap(\.device))
    }
    return publishers.subtracting(subscribers)
  }
}
