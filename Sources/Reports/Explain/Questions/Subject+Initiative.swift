import Analysis
import Behaviour
import Packets
import Traffic

/// Who calls whom?
extension Subject {
  func initiative() -> Answer {
    if device.isRouter, !standsForHome, let asked = whoAsksTheRouter { return asked }
    let all = outside + atHome
    guard !all.isEmpty else {
      return Answer(.initiative, unknown: blindness ?? "Nothing tells.")
    }
    var sentences = initiativeOutside
    sentences += initiativeAtHome
    guard sentences.isEmpty else { return Answer(.initiative, sentences) }
    return Answer(
      .initiative,
      unknown: all.allSatisfy { $0.contact.transport != "tcp" }
        ? "Who began can't be told: its messages (UDP) need no beginning."
        : "Who began can't be told: \(report.lateness), and nothing said since tells.")
  }

  /// Who at home calls the router, and for what.
  private var whoAsksTheRouter: Answer? {
    let callers = dealings.filter { $0.began == .destination && !$0.isOutside }
    guard !callers.isEmpty else { return nil }
    let services = callers.map(\.language).listed()
    let count = Quantity.count(Set(callers.map(\.peer)).count, "device")
    return Answer(
      .initiative,
      [
        .init(
          "\(count) at home call\(count.hasPrefix("1 ") ? "s" : "") it (\(services)): \(callers.map(\.peer).listed()).",
          callers.compactMap(\.contact.evidence.first))
      ] + initiativeOutside)
  }

  /// Whom it calls, and how that is known where it wasn't seen: once, where it is known of all in the same way.
  private func whom(_ calls: [Dealing]) -> String {
    var order: [String?] = []
    var names: [String?: [String]] = [:]
    for call in calls {
      let why = call.contact.basis.conclusion(report.beginsLate)
      if names[why] == nil { order.append(why) }
      names[why, default: []] += call.peerNames
    }
    // Whoever was seen to be called needs no reason beside those who weren't.
    guard !names.keys.contains(nil) else { return calls.flatMap(\.peerNames).listed() }
    return order.map { why in
      (names[why] ?? []).listed() + (why.map { " (\($0))" } ?? "")
    }.joined(separator: "; ")
  }

  private var initiativeOutside: [Answer.Sentence] {
    guard !outside.isEmpty else { return [] }
    let own = outside.filter { $0.began == .device }
    let others = outside.filter(\.comesIn)
    let callbacks = outside.filter(\.isCallback)
    let unclear = outside.filter { $0.began == .unknown }
    var sentences: [Answer.Sentence] = []
    if !own.isEmpty {
      let always =
        others.isEmpty && callbacks.isEmpty && unclear.isEmpty
        && !atHome.contains { $0.began == .destination }
      let text = always ? "Always \(name): it calls" : "\(name) calls"
      sentences.append(
        .init("\(text) \(whom(own)).", own.map(\.contact.evidence).inTurn))
    }
    sentences += others.prefix(3).map { dealing in
      .init(
        "From outside, \(dealing.peer) calls \(name)"
          + (dealing.contact.port.map { " at port \($0)" } ?? "") + ": "
          + (dealing.isAnswered
            ? Self.amount(of: dealing.contact)
            : hidesAnswers
              ? "whether it was answered was not captured" : "it got no answer")
          + ".", dealing.contact.evidence)
    }
    if !callbacks.isEmpty {
      sentences.append(
        .init(
          "\(callbacks.map(\.peer).listed()) \(Set(callbacks.map(\.peer)).count == 1 ? "calls" : "call") "
            + "back with what it asked for, as servers of FTP do.",
          callbacks.map(\.contact.evidence).inTurn))
    }
    if !unclear.isEmpty {
      let datagrams = unclear.allSatisfy { $0.contact.transport != "tcp" }
      let reason =
        datagrams
        ? "its messages (UDP) need no beginning" : report.lateness
      sentences.append(
        .init(
          "Who began with \(unclear.map(\.peer).listed()) can't be told: \(reason).",
          unclear.compactMap(\.contact.evidence.first)))
    }
    if others.isEmpty, callbacks.isEmpty, !own.isEmpty, report.vantage.viewpoint != .wifi {
      let deed = hidesAnswers ? "was seen to call it" : "called it"
      sentences.append(.init("Nothing from outside \(deed) \(span)."))
    }
    return sentences
  }

  private var initiativeAtHome: [Answer.Sentence] {
    let calls = atHome.filter { $0.began == .device }
    let others = calls.filter { !$0.peerIsRouter }
    // The router is called by all, and named where nobody else is.
    let own = others.isEmpty ? calls : others
    let callers = atHome.filter { $0.began == .destination }
    let answered = callers.filter(\.isAnswered)
    var sentences: [Answer.Sentence] = []
    if !callers.isEmpty {
      // Where it answers somebody, those who get no answer are of little interest.
      let called = answered.isEmpty ? callers : answered
      sentences.append(
        .init(
          "At home it is called by \(called.map(\.peerInSentence).listed())"
            + (answered.isEmpty ? ", and lets nobody in." : "."),
          called.compactMap(\.contact.evidence.first)))
    }
    if !own.isEmpty {
      sentences.append(
        .init(
          "At home it calls \(own.map(\.peerInSentence).listed()).",
          own.compactMap(\.contact.evidence.first)))
    }
    return sentences
  }
}
