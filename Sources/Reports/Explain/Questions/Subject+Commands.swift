import Analysis
import Behaviour
import Packets
import Traffic

/// How do commands come?
extension Subject {
  func commands() -> Answer {
    var sentences: [Answer.Sentence] = []
    // Whoever tells it names or the time commands nothing.
    let outside = outside.filter { $0.isAnswered && !$0.isHousekeeping }
    let comesIn = outside.filter(\.comesIn)
    if !comesIn.isEmpty {
      let callers = comesIn.map { dealing in
        dealing.peer + (dealing.contact.port.map { " at port \($0)" } ?? "")
      }
      sentences.append(
        .init(
          "From outside, straight in: reached by \(callers.listed()).",
          comesIn.compactMap(\.contact.evidence.first)))
    }
    let line = outside.first { $0.began == .device && $0.contact.alwaysTurnedAway == nil }
    if let line, !device.isGeneralPurpose {
      sentences.append(
        comesIn.isEmpty
          ? theWayIn(line)
          : .init(
            "Or in answer to its own calls, as to \(line.peer).", line.contact.evidence))
    }
    if let mailbox = messagesDown() { sentences.append(mailbox) }
    let local = atHome.filter {
      $0.began == .destination && $0.isAnswered && !$0.peerIsRouter
        && !$0.contact.carriesOnlyEvents && !$0.contact.isFetched
    }
    if !local.isEmpty {
      sentences.append(
        .init(
          "At home, \(local.map { "\($0.peer) speaks to it directly (\($0.language))" }.listed()).",
          local.map(\.contact.evidence).inTurn))
    }
    if let line, let friends = sameCompany(as: line) { sentences.append(friends) }
    if let reactions = reactionsToMarks() { sentences.append(reactions) }
    guard sentences.isEmpty else { return Answer(.commands, sentences) }
    return Answer(
      .commands,
      unknown: blindness
        ?? (device.isGeneralPurpose && line != nil
          ? "Whoever holds it commands it, and its programs fetch what they need from many places: which of that "
            + "commands anything can't be told."
          : "No command to it was captured, and no way one could have come."))
  }

  /// How a server reaches what it can't call.
  private func theWayIn(_ line: Dealing) -> Answer.Sentence {
    let barrier = barrier(before: line)
    return switch line.behaviour.pattern {
    case .persistent:
      .init(
        "Down the connection that it opened itself: \(barrier) lets in only what was asked for from "
          + "inside, and over that one \(line.peer) can speak to it at any time. A phone away from home can "
          + "reach it by the same detour, if that server hands on what the phone says.",
        line.contact.evidence)
    case .polling:
      .init(
        "It has to fetch them: \(barrier) lets in only what was asked for from inside, so "
          + "\(line.peer) must wait until it asks again"
          + (line.behaviour.period.map { ", \($0.words)" } ?? "") + ".", line.contact.evidence)
    default:
      .init(
        "In answer to its calls: \(barrier) lets in only what was asked for from inside, so "
          + "\(line.peer) can speak to it only while it is connected.", line.contact.evidence)
    }
  }

  /// What keeps calls from outside away: NAT where it has an address of the home's own, else a firewall, as over IPv6, where
  /// every address is public (RFC 6092).
  private func barrier(before line: Dealing) -> String {
    if !line.peerAddresses.isEmpty, line.peerAddresses.allSatisfy(\.isV6) {
      return "the router's firewall, where it has one for IPv6,"
    }
    let hasPublicAddress = device.addresses.first.map { $0.isV4 && $0.isGlobalUnicast } ?? false
    return hasPublicAddress ? "a firewall, where there is one," : "the router's NAT"
  }

  /// MQTT messages that a broker brought it.
  private func messagesDown() -> Answer.Sentence? {
    let heard = report.topics.compactMap { topic in
      topic.subscribers.first { $0.device == device.id && $0.messages > 0 }
        .map { (topic.topic, $0) }
    }
    guard !heard.isEmpty else { return nil }
    let count = heard.reduce(0) { $0 + $1.1.messages }
    return .init(
      "\(Quantity.count(count, "message")) came down to it \(span), for "
        + heard.map(\.0.inert).listed() + ".", heard.map(\.1.evidence))
  }

  /// Other devices that talk to the same company: an app's, perhaps.
  private func sameCompany(as line: Dealing) -> Answer.Sentence? {
    let known = line.contact.destination.known
    guard known.operatorRule.map({ $0.operator.role == .maker }) ?? (known.domain != nil) else {
      return nil
    }
    let others = report.contacts.filter { contact in
      guard contact.device != device.id, !contact.destination.isLocal, contact.answered > 0 else {
        return false
      }
      let other = contact.destination.known
      if let rule = known.operatorRule {
        return other.operatorRule?.operator.name == rule.operator.name
      }
      return other.domain == known.domain
    }
    let names = others.compactMap { report.device($0.device)?.label.inert }
    guard !names.isEmpty else { return nil }
    let company = known.operatorRule?.operator.name ?? known.domain ?? line.peer
    return .init(
      "\(names.listed()) talk\(Set(names).count == 1 ? "s" : "") to the same company (\(company.inert)).",
      others.compactMap(\.evidence.first))
  }
}
