import Analysis
import Behaviour
import Packets
import Traffic

/// Does it stay or ask?
extension Subject {
  /// Contacts that are told one by one.
  private static let bound = 3

  func persistence() -> Answer {
    let clock = clock
    // Who does nothing but ask for the time is told of once.
    let told = (outside + atHome).filter {
      $0.began != .destination && (clock == nil || $0.contact.service != "ntp")
    }
    var sentences: [Answer.Sentence] = []
    var isExplained = false
    for dealing in told.prefix(Self.bound) {
      guard let sentence = constancy(of: dealing) else { continue }
      sentences.append(sentence)
      for beat in dealing.behaviour.keepalives.prefix(2) {
        sentences.append(keepalive(beat, of: dealing, explained: isExplained))
        isExplained = true
      }
    }
    if let clock { sentences.append(clock) }
    guard sentences.isEmpty else { return Answer(.persistence, sentences) }
    return Answer(
      .persistence,
      unknown: told.isEmpty
        ? blindness
          ?? (housekeeping.contains { $0.began == .device }
            ? "But for names, the time and the like it" : "It")
          + " began nothing that was captured: others called it."
        : "Too little of it was captured to tell.")
  }

  /// How often it asks for the time: of a server that mostly answers, where there is one.
  private var clock: Answer.Sentence? {
    let servers = housekeeping.filter { $0.contact.service == "ntp" && $0.isOutside }
    let regular = servers.filter { Self.pace(of: $0) != nil }
    let best = regular.first(where: Self.mostlyAnswers) ?? regular.first
    guard let best, let period = Self.pace(of: best) else { return nil }
    if Self.mostlyAnswers(best) {
      return .init(
        "It sets its clock by \(best.peer) \(period.words) (NTP).", best.contact.evidence)
    }
    let (asked, answered) = (best.contact.sent.packets, best.contact.timesTold)
    let refusals = best.contact.facts.values(of: .timeRefused)
    let outcome =
      switch (answered > 0, refusals.isEmpty) {
      case (true, true):
        "is answered \(Quantity.times(answered)) of \(Quantity.count(asked))"
      case (true, false): "is told it \(Quantity.times(answered)) of \(Quantity.count(asked))"
      case (false, true): hidesAnswers ? "" : "gets no answer"
      case (false, false): "is refused it (\(refusals.map(\.fact.value.inert).listed()))"
      }
    if outcome.isEmpty {
      return .init(
        "It asks \(best.peer) for the time \(period.words) (NTP).", best.contact.evidence)
    }
    let others = servers.filter(Self.mostlyAnswers)
    let instead =
      others.isEmpty
      ? ""
      : "; \(others.map(\.peer).listed(atMost: 3)) \(others.count == 1 ? "answers" : "answer") it"
    return .init(
      "It asks \(best.peer) for the time \(period.words) (NTP), and \(outcome)\(instead).",
      refusals.map(\.totals.evidence) + best.contact.evidence
        + others.prefix(3).compactMap(\.contact.evidence.first))
  }

  private static func pace(of dealing: Dealing) -> Period? {
    dealing.behaviour.period ?? dealing.behaviour.attempts?.period
  }

  /// Whether half of its questions were answered at least, with the time.
  private static func mostlyAnswers(_ dealing: Dealing) -> Bool {
    dealing.isAnswered && dealing.contact.timesTold * 2 >= dealing.contact.sent.packets
  }

  private func constancy(of dealing: Dealing) -> Answer.Sentence? {
    let contact = dealing.contact
    let peer = distinctPeer(of: dealing)
    let text: String
    switch dealing.behaviour.pattern {
    case .persistent: text = "It stays: " + stay(dealing)
    case .polling:
      let period = dealing.behaviour.period.map(\.words) ?? "at a steady pace"
      text = "It asks: \(period) it calls \(peer) anew."
    case .occasional where dealing.behaviour.standing.stoodBeforeOnly:
      text =
        "It was connected to \(peer) already when \(report.wholeOrPart) began; too little of that was captured to "
        + "tell whether it stays."
    case .occasional:
      let standing = dealing.behaviour.standing.openAfter
      text =
        "It comes and goes: \(Self.amount(of: contact)) with \(peer), "
        + (dealing.behaviour.period.map(\.words) ?? Self.pacelessness(of: contact))
        + (standing > 0
          ? "; \(Quantity.count(standing)) \(standing == 1 ? "was" : "were") still standing at the end."
          : ".")
    case .oneShot:
      // A second one without a beginning is no more than the last packets of one that began before.
      let before = contact.flows > 1 ? ", but for the last packets of what began before" : ""
      text =
        goesOn(dealing)
        ? "With \(peer) it had one conversation, which was still going on at the end."
        : "With \(peer) it had one conversation, and no more\(before)."
    case .unanswered:
      guard let attempts = dealing.behaviour.attempts else { return nil }
      let refusal = attempts.refusal.map { " (\($0.words))" } ?? ""
      var words =
        attempts.count == 1
        ? "It tried \(peer) once, in vain\(refusal)"
        : "It keeps trying \(peer): \(Quantity.count(attempts.count, "attempt")), "
          + "\(attempts.isAnswerHidden ? "none led to a connection" : "none answered")\(refusal)"
      if let waits = attempts.repetitionWords { words += "; it asks again after \(waits)" }
      if let period = attempts.period { words += ", and starts over \(period.words)" }
      text = words + "."
    case nil: return nil
    }
    return .init(text, contact.evidence)
  }

  /// Whether it was going on still when the capture ended: a connection stood, or of datagrams, which end nothing, the next beat
  /// was not overdue.
  private func goesOn(_ dealing: Dealing) -> Bool {
    guard dealing.contact.transport == "udp" else {
      return dealing.behaviour.standing.openAfter > 0
    }
    let last = dealing.contact.last
    let silence = Double((report.end ?? last) - last) / 1e9
    return dealing.behaviour.keepalives.compactMap(\.period).contains {
      silence <= 2 * $0.seconds
    }
  }

  /// One name may stand for two services, and one service be at two ports.
  private func distinctPeer(of dealing: Dealing) -> String {
    let namesakes = dealings.filter { $0.peer == dealing.peer && !$0.isHousekeeping }
    guard namesakes.count > 1 else { return dealing.peer }
    let isAlone = namesakes.count { $0.language == dealing.language } == 1
    let port = isAlone ? "" : dealing.contact.port.map { ", port \($0)" } ?? ""
    return "\(dealing.peer) (\(dealing.language)\(port))"
  }

  /// What is said where no period was found.
  private static func pacelessness(of contact: ContactReport) -> String {
    contact.flows < Period.fewestStarts ? "too few to tell a pace" : "at no fixed pace"
  }

  private func stay(_ dealing: Dealing) -> String {
    guard dealing.contact.transport == "tcp" else {
      let (own, other) =
        dealing.isOwn
        ? (dealing.contact.sent, dealing.contact.received)
        : (dealing.contact.received, dealing.contact.sent)
      switch (own.packets > 0, other.packets > 0) {
      case (true, false): return "it sent messages to \(dealing.peer) all along."
      case (false, true): return "\(dealing.peer) sent it messages all along."
      default: return "messages went to and fro with \(dealing.peer) all along."
      }
    }
    let standing = dealing.behaviour.standing
    let part =
      standing.share > 0.99 ? "all the time" : "\(BehaviourWords.share(standing.share)) of the time"
    var words = "its connection to \(dealing.peer) stood \(part) captured"
    let ends = (
      own: dealing.isOwn ? standing.closedByDevice : standing.closedByDestination,
      other: dealing.isOwn ? standing.closedByDestination : standing.closedByDevice
    )
    switch ends {
    case (0, 0): break
    case (let own, 0): words += "; it hung up itself \(Quantity.times(own))"
    case (0, let other): words += "; the other side hung up \(Quantity.times(other))"
    case (let own, let other):
      words += "; it hung up \(Quantity.times(own)), the other side \(Quantity.times(other))"
    }
    if standing.starts + standing.openBefore > 1 {
      words += "; \(Self.succession(of: dealing.contact))"
    }
    return words + "."
  }

  /// - Parameter explained: whether what it is for has been told.
  private func keepalive(
    _ keepalive: Keepalive, of dealing: Dealing, explained: Bool
  ) -> Answer.Sentence {
    let isDevice = (keepalive.sender == .device) == dealing.isOwn && keepalive.sender != .unknown
    let who =
      keepalive.sender == .unknown ? "Somebody" : isDevice ? "It" : dealing.peer
    let missed = keepalive.period.map(\.missed) ?? 0
    let absent = missed > 0 ? ", \(Quantity.count(missed)) missing" : ""
    let count =
      keepalive.period == nil ? "" : " (\(Quantity.count(keepalive.count, "time"))\(absent))"
    let purpose =
      explained ? "" : ", which keeps the line open: routers forget lines on which nothing is said"
    return .init(
      "\(who) sends \(keepalive.words)\(count)\(purpose).\(keepalive.silenceWords)",
      keepalive.evidence)
  }
}

extension ContactReport {
  /// How often a time server told the time: its answers but for refusals.
  fileprivate var timesTold: Int {
    max(0, received.packets - facts.values(of: .timeRefused).reduce(0) { $0 + $1.totals.count })
  }
}
