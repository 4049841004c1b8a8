import Packets

/// One DNS question with its answer, as far as both were captured: a line of Zeek's dns.log.
public struct DNSTransaction: Sendable {
  /// The flow it went over, from the asker's side.
  public let flow: FlowReference
  /// When the first of its messages was captured, in nanoseconds since 1970.
  public let time: Int64
  public let transactionID: UInt16
  public let question: DNSQuestion?
  /// Nanoseconds from question to answer; nil unless both were captured.
  public let roundTrip: Int64?
  /// The answer; nil when none was captured.
  public let response: DNSMessage?
  /// The question's own message; nil when only the answer was captured.
  public let query: DNSMessage?
  public let evidence: Evidence

  /// Whether its message asks for several things at once (RFC 1035 §4.1.2); servers mostly answer one of them.
  public var isOneOfSeveral: Bool { (query ?? response).map { $0.questions.count > 1 } ?? false }

  /// The answer's records, as far as they are its own: of several questions each has those of its name, or of what that is
  /// an alias of (RFC 1034 §3.6.2), and its type.
  public var answers: [DNSRecord] {
    let all = response?.answers ?? []
    guard isOneOfSeveral, let question else { return all }
    var names: Set = [question.name.lowercased]
    return all.filter { record in
      guard names.contains(record.name.lowercased) else { return false }
      if record.type == .cname, case .name(let alias) = record.data {
        names.insert(alias.lowercased)
        return true
      }
      return record.type == question.type || question.type == .any
    }
  }
}

/// Pairs the questions of a capture with their answers.
///
/// Bounded: the oldest question leaves first, as an unanswered one.
struct DNSPairing: Sendable {
  static let bound = 4096

  private struct Key: Hashable {
    let flow: FlowKey
    let transactionID: UInt16
  }

  private struct Waiting {
    let flow: FlowReference
    let time: Int64
    let message: DNSMessage
    let evidence: Evidence
  }

  private var waiting: [Key: [Waiting]] = [:]
  private var order: [Key] = []
  private var orderHead = 0

  /// Takes a message; gives the transactions it completes, or that had to make room for it.
  mutating func take(
    _ message: DNSMessage, over flow: FlowReference, key: FlowKey, at time: Int64,
    _ evidence: Evidence
  ) -> [DNSTransaction] {
    let place = Key(flow: key, transactionID: message.id)
    guard message.isResponse else {
      waiting[place, default: []].append(
        Waiting(flow: flow, time: time, message: message, evidence: evidence))
      order.append(place)
      return order.count - orderHead > Self.bound ? dropOldest() : []
    }
    let asked = waiting[place]?.firstIndex { Self.answers(message, $0.message) }
    guard let asked, let question = waiting[place]?.remove(at: asked) else {
      return Self.transactions(
        flow: flow, time: time, query: nil, response: message, roundTrip: nil, evidence)
    }
    if waiting[place]?.isEmpty == true { waiting[place] = nil }
    return Self.transactions(
      flow: question.flow, time: question.time, query: question.message, response: message,
      roundTrip: time - question.time, question.evidence)
  }

  /// Gives every question still waiting, as unanswered, in the order asked.
  mutating func drain() -> [DNSTransaction] {
    var rest: [DNSTransaction] = []
    while orderHead < order.count { rest += dropOldest() }
    return rest
  }

  private mutating func dropOldest() -> [DNSTransaction] {
    guard orderHead < order.count else { return [] }
    let key = order[orderHead]
    orderHead += 1
    if orderHead > Self.bound {
      order.removeFirst(orderHead)
      orderHead = 0
    }
    // Answered questions have left already; their place in the order is empty.
    guard var queue = waiting[key], !queue.isEmpty else { return [] }
    let oldest = queue.removeFirst()
    waiting[key] = queue.isEmpty ? nil : queue
    return Self.transactions(
      flow: oldest.flow, time: oldest.time, query: oldest.message, response: nil, roundTrip: nil,
      oldest.evidence)
  }

  /// Whether a response repeats the question, or none (RFC 1035 §4.1.1 asks for the former).
  private static func answers(_ response: DNSMessage, _ query: DNSMessage) -> Bool {
    guard let echoed = response.questions.first else { return true }
    guard let asked = query.questions.first else { return true }
    return asked.type == echoed.type && asked.name.lowercased == echoed.name.lowercased
  }

  /// A transaction for each question of the message.
  private static func transactions(
    flow: FlowReference, time: Int64, query: DNSMessage?, response: DNSMessage?, roundTrip: Int64?,
    _ evidence: Evidence
  ) -> [DNSTransaction] {
    let message = query ?? response
    let questions: [DNSQuestion?] = message?.questions ?? []
    return (questions.isEmpty ? [nil] : questions).map { question in
      DNSTransaction(
        flow: flow, time: time, transactionID: message?.id ?? 0, question: question,
        roundTrip: roundTrip, response: response, query: query, evidence: evidence)
    }
  }
}
