import Analysis
import Behaviour
import Packets
import Traffic

/// How is it connected?
extension Subject {
  /// Other places that are named before the rest is counted.
  private static let placeBound = 3

  func connection() -> Answer {
    var sentences: [Answer.Sentence] = [whereItIs]
    if let joined = howItJoined { sentences.append(joined) }
    if standsForHome {
      sentences.append(
        .init(
          "From here it stands for your whole home: whatever is behind it goes under its address. "
            + "What follows is of all your devices together."))
    } else if device.isRouter {
      sentences.append(
        .init("It is the door of your home: whatever goes out or comes in passes it."))
    }
    if let chief, !chief.isToAll, !chief.isHousekeeping || chief.isOutside {
      sentences.append(.init(manner(of: chief), chief.contact.evidence))
      if let failure = chief.contact.alwaysTurnedAway {
        sentences.append(.init(failure.sentence, [failure.evidence]))
      }
    } else if let blindness {
      sentences.append(.init(blindness))
    }
    let others = outside.filter {
      $0.peer != chief?.peer && $0.began != .destination && !$0.isUnanswered
    }
    let talks = others.filter(\.isAnswered)
    let calls = others.filter { !$0.isAnswered }
    let unanswered = hidesAnswers ? "also sends to" : "sends, without an answer, to"
    for (others, deed) in [(talks, "also talks to"), (calls, unanswered)]
    where !others.isEmpty {
      sentences.append(
        .init(
          "Outside it \(deed) \(others.map(\.peer).listed(atMost: Self.placeBound)).",
          others.compactMap(\.contact.evidence.first)))
    }
    if others.isEmpty, device.isLocalOnly, device.sent.packets > 0, !device.isRouter {
      sentences.append(.init("It stays at home: nothing it was seen to say left it."))
    }
    return Answer(.connection, sentences)
  }

  private var whereItIs: Answer.Sentence {
    let what = device.kindAndModel
    let kind = what.isEmpty ? "" : " (\(what))"
    guard let address = device.mainAddress else {
      return .init("\(name)\(kind) showed no address of its own.")
    }
    let shown = device.evidence.filter { $0.claim == "address" && $0.value == address }
    let given = shown.first { $0.source == "dhcp" }
    let source =
      given == nil ? "" : ", given to it by \(addressGiver.map { "\($0) (DHCP)" } ?? "DHCP")"
    let proof = [(given ?? shown.first)?.evidence].compactMap(\.self)
    if let relay = device.relay.flatMap(report.device) {
      return .init(
        "\(name)\(kind) is behind \(relay.labelInSentence.inert), which passes on what it sends.",
        proof)
    }
    guard address != device.label else {
      return .init("\(name)\(kind) is known by its address alone\(source).", proof)
    }
    return .init("\(name)\(kind) has the address \(address)\(source).", proof)
  }

  /// Who answers its questions for an address, where that is one.
  private var addressGiver: String? {
    let servers = Set(
      dealings.filter { $0.contact.service == "dhcp" && $0.isAnswered }
        .compactMap(\.contact.destination.device))
    guard servers.count == 1 else { return nil }
    return servers.first.flatMap(report.device)?.labelInSentence.inert
  }

  private var howItJoined: Answer.Sentence? {
    guard let station = report.station(of: device) else { return nil }
    let network = station.ssid.map { "the Wi-Fi network \($0.inert)" } ?? "a Wi-Fi network"
    let seal = station.facts.seal
    let opened =
      seal.frames == 0
      ? ""
      : seal.undecrypted == 0
        ? "; its frames could be opened"
        : "; \(Quantity.count(seal.undecrypted)) of its \(Quantity.count(seal.frames, "encrypted frame")) stayed closed"
    return .init("It is in \(network)\(opened).")
  }

  /// How the device and another deal with each other, over the whole capture.
  func manner(of dealing: Dealing) -> String {
    let contact = dealing.contact
    let name = dealing.fullName
    if dealing.began == .destination, dealing.isAnswered {
      return "\(name) calls it\(Self.door(of: contact)): \(Self.amount(of: contact))."
    }
    switch dealing.behaviour.pattern {
    case .persistent: return persistent(dealing, name)
    case .polling:
      let period = dealing.behaviour.period.map { " " + $0.words } ?? " at a steady pace"
      return "It calls \(name) anew\(period), \(Quantity.times(contact.flows)) so far."
    case .oneShot where dealing.began != .device:
      return "It talked with \(name) once, at \(time.clock(contact.first))."
    case .oneShot: return "It called \(name) once, at \(time.clock(contact.first))."
    case .unanswered: return unanswered(dealing, name)
    case .occasional where dealing.behaviour.standing.stoodBeforeOnly:
      return
        "It was connected to \(name) already when \(report.wholeOrPart) began: \(Self.amount(of: contact))."
    case .occasional where dealing.began == .device:
      return "It calls \(name) now and then: \(Self.amount(of: contact))."
    case .occasional: return "It talks with \(name) now and then: \(Self.amount(of: contact))."
    case nil: break
    }
    guard dealing.began == .device else {
      return "It talks with \(name): \(Self.amount(of: contact))."
    }
    return "It calls \(name): \(Self.amount(of: contact))."
  }

  /// What stood for more of the time is told to have stood all along.
  private static let wholeShare = 0.99

  private func persistent(_ dealing: Dealing, _ name: String) -> String {
    let standing = dealing.behaviour.standing
    guard dealing.contact.transport == "tcp" else {
      return "It stays in touch with \(name) all along, by \(dealing.language)."
    }
    let isClosed = standing.closedByDevice + standing.closedByDestination > 0
    let isOver = standing.openAfter == 0 && isClosed
    // Neither closed nor heard of any more.
    let isLost = standing.openAfter == 0 && !isClosed && standing.share < Self.wholeShare
    let lost = "; nothing was heard of it after \(time.clock(dealing.contact.last))."
    if standing.openBefore > 0 {
      let beginning =
        "It was connected to \(name) already when \(report.wholeOrPart) began"
      guard standing.starts == 0 else {
        return beginning + "; \(Self.succession(of: dealing.contact))"
          + (isOver ? "." : isLost ? lost : ", and keeps to it.")
      }
      return beginning
        + (isOver
          ? ", and stayed so for \(Quantity.duration(standing.seconds))."
          : isLost ? lost : ", and has stayed so.")
    }
    let beginning =
      "It opened a connection to \(name) at \(time.clock(dealing.contact.first))"
    guard standing.starts > 1 else {
      return beginning
        + (isOver
          ? " and kept it for \(Quantity.duration(standing.seconds))."
          : isLost ? lost : " and has kept it ever since.")
    }
    return beginning
      + (isOver || isLost ? "" : " and keeps one open")
      + "; \(Self.succession(of: dealing.contact))"
      + (isLost ? lost : ".")
  }

  /// How several connections to one place follow each other: `it connected anew twice`, `3 stood at a time`; where neither was
  /// seen, how many there were.
  static func succession(of contact: ContactReport) -> String {
    let connections = contact.rhythm.rhythm.connections
    let (anew, atOnce) = (connections.renewals ?? 0, connections.atOnce)
    var parts: [String] = []
    if anew > 0 { parts.append("it connected anew \(Quantity.times(anew))") }
    if atOnce > 1 { parts.append("\(Quantity.count(atOnce)) stood at a time") }
    guard parts.isEmpty else { return parts.joined(separator: ", and ") }
    let standing = contact.behaviour.standing
    return Quantity.count(standing.starts + standing.openBefore, "connection") + " in all"
  }

  private func unanswered(_ dealing: Dealing, _ name: String) -> String {
    let attempts = dealing.behaviour.attempts
    let count = Quantity.count(attempts?.count ?? dealing.contact.flows, "attempt")
    let again = attempts?.period.map { ", \($0.words)" } ?? ""
    let isRefused = attempts?.refusal != nil || dealing.contact.refused > 0
    let outcome =
      isRefused ? ", and is refused" : attempts?.isAnswerHidden == true ? ", in vain" : nil
    guard dealing.began != .destination else {
      return "\(name) tries to reach it\(Self.door(of: dealing.contact))"
        + "\(outcome ?? ", and gets no answer"): \(count)\(again)."
    }
    return "It tries to reach \(name)\(outcome ?? ", and nobody answers"): \(count)\(again)."
  }

  private static func door(of contact: ContactReport) -> String {
    contact.port.map { " at port \($0)" } ?? ""
  }

  /// Connections of TCP; packets of whatever has none.
  static func amount(of contact: ContactReport) -> String {
    contact.transport == "tcp"
      ? Quantity.count(contact.flows, "connection")
      : Quantity.count(contact.sent.packets + contact.received.packets, "packet")
  }
}
