import Behaviour
import Packets
import Traffic

/// Somebody a device calls who never answers: all contacts of the device to one name, or one address.
struct SilentPlace {
  /// Packets of a first SYN and two repetitions, or of three tries: fewer say little.
  static let packetsLeast = 3
  /// Tries from which on it is more than a mishap.
  static let triesLeast = 3

  let label: String
  private let contacts: [ContactReport]
  /// Who answers instead, where somebody does.
  private let substitute: String?
  /// Whether the same place answers at other ports.
  private let isAnsweredBeside: Bool
  /// When the capture ended, in nanoseconds since 1970.
  private let end: Int64

  /// Whom it calls; at which ports, where others there answer.
  var placeWords: String {
    isAnsweredBeside ? "\(label) at \(contacts.map(\.portWords).listed(atMost: 3))" : label
  }

  /// Those that enough packets were sent to, with most tries first.
  static func places(
    of calls: [VainCall], _ answered: AnsweredElsewhere, until end: Int64
  ) -> [SilentPlace] {
    var groups: [(first: VainCall, contacts: [ContactReport])] = []
    var numbers: [String: Int] = [:]
    for call in calls {
      if let number = numbers[call.label] {
        groups[number].contacts.append(call.contact)
      } else {
        numbers[call.label] = groups.count
        groups.append((call, [call.contact]))
      }
    }
    let places = groups.compactMap { first, own -> SilentPlace? in
      guard Self.packets(of: own) >= packetsLeast else { return nil }
      return SilentPlace(
        label: first.label, contacts: own, substitute: answered.instead(of: first),
        isAnsweredBeside: answered.answers(first), end: end)
    }
    let ranks = places.enumerated().map { ($1.isFailOver ? 1 : 0, -$1.tries, $0) }
    return ranks.sorted(by: <).map { places[$0.2] }
  }

  /// Whether so many places are tried, most of them a time or two, that they are one story: somebody looks for others, or
  /// scans. Eight places at least, and a quarter of them tried again and again at most: a judgement.
  static func isSearch(_ places: [SilentPlace]) -> Bool {
    places.count >= 8 && places.count(where: \.isPersistent) * 4 <= places.count
  }

  /// Packets sent in vain.
  private static func packets(of contacts: [ContactReport]) -> Int {
    contacts.reduce(0) { $0 + max($1.behaviour.attempts?.packets ?? 0, $1.sent.packets) }
  }
  /// Connections or questions begun.
  var tries: Int { contacts.reduce(0) { $0 + tries(of: $1) } }
  var isLocal: Bool { contacts.allSatisfy(\.destination.isAtPrivateAddress) }
  var isFailOver: Bool { substitute != nil }
  /// Whether one service there was tried again and again.
  var isPersistent: Bool { contacts.contains { tries(of: $0) >= Self.triesLeast } }
  var evidence: [Evidence] {
    (contacts.map(\.evidence) + refusals.map(\.evidence)).inTurn
  }

  func severity(ofGeneralPurpose isGeneralPurpose: Bool) -> Finding.Severity {
    if isLocal || isFailOver { return .info }
    return isGeneralPurpose || !isPersistent ? .notice : .warning
  }

  private func tries(of contact: ContactReport) -> Int {
    contact.behaviour.attempts?.count ?? contact.flows
  }

  /// The story, after the device's name.
  var words: String {
    var story = [beginning, repetition, period].compactMap { $0 }.joined(separator: ", ")
    story += ". " + outcome
    if let substitute { story += " Then it calls \(substitute), which answers." }
    return story
  }

  /// Tries that were refused by a RST, and by ICMP.
  private var resets: Int { contacts.reduce(0) { $0 + $1.refused } }
  private var refusals: [Refusal] { contacts.flatMap(\.refusals) }
  /// Whether ICMP came of who was called alone: that nobody listens at a port its own host says (RFC 1122 §3.2.2.1).
  private var refusesItself: Bool {
    !refusals.isEmpty && refusals.allSatisfy { $0.reason == "port-unreachable" }
  }
  private var isTCP: Bool { contacts[0].transport == "tcp" }
  /// Whether of none is known whether it was refused or nothing came back.
  var isAnswerHidden: Bool {
    contacts.allSatisfy { $0.behaviour.attempts?.isAnswerHidden == true }
  }
  /// Whether a SYN was captured: a refusal proves one, and where none came data was sent in vain.
  private var isSYNSeen: Bool { contacts.contains { $0.basis == .syn } }

  private var beginning: String {
    let whom = isLocal ? label : "a home"
    let answer =
      resets >= tries || refusesItself
      ? "that refuses it" : refusals.isEmpty ? "that does not answer" : "that can't be reached"
    let lead =
      isAnswerHidden
      ? "calls \(whom) in vain"
      : isLocal ? "calls \(whom), \(answer.replacingThat)" : "calls \(whom) \(answer)"
    let ports = contacts.map(\.portWords).listed(atMost: 3)
    let addresses = Set(contacts.flatMap(\.destination.addresses)).count
    let name = contacts[0].destination
    var deed: [String] = []
    if name.nameSource == "dns" { deed.append("asks for \(label)") }
    let each =
      addresses > 1
      ? "each of \(addresses) addresses" : name.nameSource == "dns" ? "its address" : label
    let trial = isSYNSeen ? "sends a SYN to" : isTCP ? "tries" : "sends to"
    deed.append("\(trial) \(each) at \(ports)")
    return lead + ": " + deed.joined(separator: ", ")
  }

  private var repetition: String? {
    let longest = contacts.max { $0.repetitions.count < $1.repetitions.count }
    guard let longest, let words = longest.behaviour.attempts?.repetitionWords else { return nil }
    return "again after \(words)" + (hasGivenUp(longest) ? ", gives up" : "")
  }

  /// Whether it is known that no further repetition came: it began anew, or the capture went on for longer than until the
  /// next, due after twice the last wait (RFC 6298 §5.5).
  private func hasGivenUp(_ contact: ContactReport) -> Bool {
    guard contact.behaviour.attempts?.period == nil else { return true }
    let times = contact.repetitions.suffix(2)
    guard let last = times.last else { return true }
    let wait = times.count > 1 ? last - times[times.startIndex] : last
    return Double(end - contact.last) / 1e9 > 2 * wait
  }

  private var period: String? {
    contacts.lazy.compactMap { $0.behaviour.attempts?.period }.first.map {
      "tries again \($0.words)"
    }
  }

  private var outcome: String {
    let count = Quantity.count(tries, isTCP ? "attempt" : "try", isTCP ? nil : "tries")
    if resets >= tries { return "\(count), \(tries == 1 ? "" : "all ")refused (RST)." }
    if isAnswerHidden {
      return "\(count); what came back was not captured, but no connection came of "
        + "\(tries == 1 ? "it" : "them")."
    }
    let answer = "\(count), \(tries == 1 ? "not" : "none") answered"
    let reset = resets > 0 ? ["\(Quantity.count(resets)) refused (RST)"] : []
    let deed = refusesItself ? "refused" : "turned away"
    let turned = refusals.isEmpty ? [] : ["\(deed) (ICMP \(refusals[0].reason))"]
    return ([answer] + reset + turned).joined(separator: ", ") + "."
  }
}

extension ContactReport {
  /// Seconds from a first SYN to each of its repetitions.
  fileprivate var repetitions: [Double] { behaviour.attempts?.repetitions ?? [] }
}

extension String {
  /// `which …` of `that …`.
  fileprivate var replacingThat: String { hasPrefix("that ") ? "which" + dropFirst(4) : self }
}
