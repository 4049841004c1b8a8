import Packets
import Traffic

/// What DNS and DHCP say, in words.
extension EventTeller {
  /// Answers that are shown before the rest is counted.
  private static let answerBound = 4
  /// Answers are told when they come; one that took as long as this is told with how long.
  private static let longWait: Int64 = 1_000_000_000

  func tell(_ transaction: DNSTransaction) -> Sentence? {
    guard let question = transaction.question else { return nil }
    let flow = transaction.flow
    let asked = "\(question.name.lowercased.unicodeText) (\(question.type))"
    guard !flow.responder.isMulticast else {
      return sentence(flow, by: .client, "asks everyone for \(asked)")
    }
    let resolver = name(of: flow.responder, flow.responderMAC)
    guard let opcode = (transaction.query ?? transaction.response)?.opcode, opcode == .query else {
      return tellOther(transaction, question, resolver)
    }
    let outcome = Self.outcome(transaction, of: question.type)
    let wait =
      transaction.roundTrip.map { $0 >= Self.longWait ? ", after \(Quantity.duration($0))" : "" }
      ?? ""
    let what =
      transaction.query == nil
      ? "is told by \(resolver): \(asked) \(outcome)"
      : "asks \(resolver) for \(asked) \(outcome)\(wait)"
    return Sentence(
      subject: flow.originator, subjectMAC: flow.originatorMAC,
      who: name(of: flow.originator, flow.originatorMAC), what: what)
  }

  /// What is no question: an update of a zone (RFC 2136 §3.1), or word that one changed (RFC 1996 §3.1).
  private func tellOther(
    _ transaction: DNSTransaction, _ question: DNSQuestion, _ server: String
  ) -> Sentence? {
    guard let message = transaction.query ?? transaction.response else { return nil }
    let flow = transaction.flow
    let zone = question.name.lowercased.unicodeText
    let changed =
      message.opcode == .update ? message.authorities.map(\.name.lowercased.unicodeText) : []
    let deed =
      switch message.opcode {
      case .update where changed.isEmpty: "asks \(server) to change the zone \(zone)"
      case .update: "asks \(server) to change \(changed.listed(atMost: 3)) in the zone \(zone)"
      case .notify: "tells \(server) that the zone \(zone) changed"
      default: "sends \(server) \(message.opcode) for \(zone)"
      }
    let outcome =
      switch transaction.response?.responseCode {
      case nil: "→ no answer captured"
      case .noError?: "→ done"
      case let code?: "→ \(code)"
      }
    return sentence(flow, by: .client, "\(deed) \(outcome)")
  }

  /// The answers, as far as they could be read; "no such record" only where none was promised (RFC 2308 §2.2) and none left
  /// out (TC, RFC 1035 §4.1.1).
  private static func outcome(_ transaction: DNSTransaction, of type: RecordType) -> String {
    guard let response = transaction.response else { return "→ no answer captured" }
    guard response.responseCode == .noError else { return "→ \(response.responseCode)" }
    let own = transaction.answers
    var answers = own.filter { $0.type == type }
    if answers.isEmpty { answers = own }
    let isUnread = response.isCut && response.answers.count < Int(response.answerCount)
    guard !answers.isEmpty else {
      return isUnread
        ? "→ an answer that can't be read"
        : transaction.isOneOfSeveral && !response.answers.isEmpty
          ? "→ no answer, only to what it asked along with it"
          : response.isTruncated ? "→ an answer too long for a datagram" : "→ no such record"
    }
    let shown = answers.prefix(answerBound).map(\.zeekText).joined(separator: ", ")
    let rest = answers.count - answerBound
    return "→ " + shown + (rest > 0 ? " and \(rest) more" : "")
      + (isUnread ? ", and what can't be read" : "")
  }

  func tell(_ transaction: DHCPTransaction) -> Sentence? {
    let mac = transaction.mac
    let types = transaction.messageTypes
    let server = transaction.serverAddress.map { self.name(of: $0, .none) }
    let from = server.map { " from \($0)" } ?? ""
    let by = server.map { " by \($0)" } ?? ""
    var what =
      if types.contains("NAK") {
        "is refused \(transaction.requestedAddress?.description ?? "its address")" + by
      } else if types.contains("ACK") {
        if let address = transaction.assignedAddress {
          "gets \(address)" + from
            + (transaction.leaseTime.map { " for \(Self.lease($0))" } ?? "")
        } else {
          "gets its network's settings" + from
        }
      } else if types.contains("OFFER"), let address = transaction.assignedAddress {
        "is offered \(address)" + from
      } else if types.contains("RELEASE") {
        "gives \(transaction.clientAddress?.description ?? "its address") back"
      } else if types.contains("DECLINE") {
        "declines \(transaction.requestedAddress?.description ?? "its address"): it is taken"
      } else if transaction.replyTime != nil {
        (transaction.assignedAddress.map { "is told \($0)" } ?? "is answered") + by
          + (transaction.isReplyCut ? "; the rest was cut off" : "")
      } else {
        "asks for \(types.contains("INFORM") ? "its network's settings" : "an address")"
          + (transaction.questions > 1 ? " \(Quantity.times(transaction.questions))" : "")
          + ": no answer captured"
      }
    let who = names.name(of: mac) ?? mac.description
    if let hostName = transaction.hostName ?? transaction.clientFQDN, !hostName.isEmpty,
      hostName != who
    {
      what += " (calls itself \(hostName))"
    }
    let address = transaction.assignedAddress ?? transaction.clientAddress
    return Sentence(subject: address, subjectMAC: mac, who: who, what: what)
  }

  /// A lease's time; the largest number stands for ever (RFC 2131 §3.3).
  private static func lease(_ seconds: UInt32) -> String {
    seconds == .max ? "ever" : Quantity.duration(Int64(seconds) * 1_000_000_000)
  }
}
