import Analysis
import Packets
import Traffic

/// Can it be reached from outside?
extension Subject {
  func openness() -> Answer {
    var sentences: [Answer.Sentence] = []
    let comesIn = outside.filter { $0.comesIn && $0.contact.basis.isSure }
    let answered = comesIn.filter(\.isAnswered)
    sentences += answered.prefix(3).map { dealing in
      .init(
        "Yes: \(dealing.peer) came in from outside"
          + (dealing.contact.port.map { " at port \($0)" } ?? "")
          + " \(Quantity.times(dealing.contact.answered)), and was answered.",
        dealing.contact.evidence)
    }
    let mappings = report.portMappings().filter { $0.asker == device.id }
    let open = mappings.filter { $0.closed == nil }
    if !open.isEmpty {
      sentences.append(
        .init(
          "It had the router open a way in: \(open.map(\.words.inert).listed()).",
          open.map(\.evidence)))
    }
    let closed = mappings.filter { $0.closed != nil }
    if !closed.isEmpty {
      sentences.append(
        .init(
          "It had the router open a way in, and close it again: \(closed.map(\.words.inert).listed()).",
          closed.map { [$0.evidence, $0.closed].compactMap(\.self) }.inTurn))
    }
    let names = report.contacts.filter { $0.device == device.id }
      .flatMap { $0.facts.values(of: .dynamicDNS) }
    sentences += names.prefix(1).map { entry in
      .init(
        "It keeps the name \(entry.fact.value.inert) pointing at your home: whoever knows it finds the way.",
        [entry.totals.evidence])
    }
    sentences += findings.filter { $0.kind == "peer-to-peer" }.map { finding in
      .init(
        "Servers outside put through to it whoever names its whole number, past the router (PPPP).",
        finding.evidence)
    }
    let knocks = comesIn.filter { !$0.isAnswered }
    if !knocks.isEmpty {
      sentences.append(
        .init(
          "\(knocks.map(\.peer).listed()) knocked from outside"
            + (hidesAnswers
              ? "; whether it was answered was not captured." : " and got no answer."),
          knocks.compactMap(\.contact.evidence.first)))
    }
    if answered.isEmpty { sentences += unseen }
    let doors = device.doors.filter { $0.fromHome > 0 }
    if !doors.isEmpty {
      sentences.append(
        .init(
          "From the home it answers at \(doors.map(\.place).listed(atMost: 4)).",
          doors.map(\.evidence).inTurn))
    }
    return Answer(.openness, sentences)
  }

  /// What silence proves, and what not.
  private var unseen: [Answer.Sentence] {
    if report.vantage.viewpoint == .host || report.vantage.viewpoint == .wifi && blindness != nil {
      return [.init("Nothing came in from outside; from here, little of it would be seen.")]
    }
    guard !hidesAnswers else {
      return [
        .init("Whether it answers anybody from outside can't be told: answers were not captured.")
      ]
    }
    let nothing =
      dealings.contains(where: \.isCallback)
      ? "But for what it asked for by FTP, nothing" : "Nothing"
    var sentences = [
      Answer.Sentence(
        "\(nothing) from outside got an answer from it \(span). That a port is forwarded to it and "
          + "nobody used it can't be seen: the router's own list tells.")
    ]
    if device.addresses.contains(where: { !$0.isV4 && $0.isGlobalUnicast }) {
      sentences.append(
        .init(
          "It has a public IPv6 address, which no NAT hides: only the router's firewall keeps others out."
        ))
    }
    return sentences
  }
}

extension Initiator.Basis {
  /// Whether it shows well enough who came in: an invented hole alarms for nothing.
  fileprivate var isSure: Bool { self <= .firstPayload }
}
