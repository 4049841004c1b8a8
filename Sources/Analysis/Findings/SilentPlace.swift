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

  /// Those with most tries first.
  static func places(
    of contacts: [ContactReport], _ answered: AnsweredElsewhere
  ) -> [SilentPlace] {
    var order: [String] = []
    var groups: [String: [ContactReport]] = [:]
    for contact in contacts {
      let label = contact.destination.label
      if groups[label] == nil { order.append(label) }
      groups[label, default: []].append(contact)
    }
    let places = order.map { label in
      let own = groups[label] ?? []
      return SilentPlace(label: label, contacts: own, substitute: answered.instead(of: own[0]))
    }
    return places.enumerated().sorted {
      ($0.element.isFailOver ? 1 : 0, -$0.element.tries, $0.offset)
        < ($1.element.isFailOver ? 1 : 0, -$1.element.tries, $1.offset)
    }.map(\.element)
  }

  /// Packets sent in vain.
  var packets: Int {
    contacts.reduce(0) { $0 + max($1.behaviour.attempts?.packets ?? 0, $1.sent.packets) }
  }
  /// Connections or questions begun.
  var tries: Int { contacts.reduce(0) { $0 + ($1.behaviour.attempts?.count ?? $1.flows) } }
  var isLocal: Bool { contacts.allSatisfy(\.destination.isLocal) }
  var isFailOver: Bool { substitute != nil }
  var evidence: [Evidence] { Array(Set(contacts.flatMap(\.evidence))).sorted() }

  func severity(ofGeneralPurpose isGeneralPurpose: Bool) -> Finding.Severity {
    if isLocal || isFailOver { return .info }
    return isGeneralPurpose || tries < Self.triesLeast ? .notice : .warning
  }

  /// The story, after the device's name.
  var words: String {
    var story = [beginning, repetition, period].compactMap { $0 }.joined(separator: ", ")
    story += ". " + outcome
    if let substitute { story += " Then it calls \(substitute), which answers." }
    return story
  }

  private var refusal: Attempts.Refusal? {
    contacts.lazy.compactMap { $0.behaviour.attempts?.refusal }.first
  }
  private var isRefused: Bool { refusal != nil || contacts.allSatisfy { $0.refused > 0 } }
  private var isTCP: Bool { contacts[0].transport == "tcp" }

  private var beginning: String {
    let whom = isLocal ? label : "a home"
    let answer =
      switch refusal {
      case nil where !isRefused: "that does not answer"
      case .icmp("port-unreachable"), .reset, nil: "that refuses it"
      case .icmp: "that can't be reached"
      }
    let lead = isLocal ? "calls \(whom), \(answer.replacingThat)" : "calls \(whom) \(answer)"
    let ports = contacts.map(\.portWords).enumerated(atMost: 3)
    let addresses = Set(contacts.flatMap(\.destination.addresses)).count
    let name = contacts[0].destination
    var deed: [String] = []
    if name.nameSource == "dns" { deed.append("asks for \(label)") }
    let each =
      addresses > 1
      ? "each of \(addresses) addresses" : name.nameSource == "dns" ? "its address" : label
    deed.append(
      isTCP ? "sends a SYN to \(each), \(ports)" : "sends to \(each), \(ports)")
    return lead + ": " + deed.joined(separator: ", ")
  }

  private var repetition: String? {
    let longest = contacts.compactMap(\.behaviour.attempts)
      .max { $0.repetitions.count < $1.repetitions.count }
    return longest?.repetitionWords.map { "again after \($0), gives up" }
  }

  private var period: String? {
    contacts.lazy.compactMap { $0.behaviour.attempts?.period }.first.map {
      "tries again \($0.words)"
    }
  }

  private var outcome: String {
    let count = Quantity.count(tries, isTCP ? "attempt" : "try", isTCP ? nil : "tries")
    let none = tries == 1 ? "not" : "none"
    return switch refusal {
    case nil where !isRefused: "\(count), \(none) answered."
    case .icmp(let name): "\(count), \(tries == 1 ? "" : "all ")turned away (ICMP \(name))."
    case .reset, nil: "\(count), \(tries == 1 ? "" : "all ")refused (RST)."
    }
  }
}

extension String {
  /// `which …` of `that …`.
  fileprivate var replacingThat: String { hasPrefix("that ") ? "which" + dropFirst(4) : self }
}
