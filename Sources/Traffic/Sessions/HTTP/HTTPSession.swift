import Packets

/// HTTP/1.0 and 1.1 over one connection (RFC 9110, RFC 9112): requests, each with the response that answers it.
struct HTTPSession: StreamSession {
  /// Most requests that wait for their responses; the oldest leaves first.
  private static let pendingBound = 64

  // In this order they lie without gaps: connections that stay open for long without saying anything are many.

  private var client = HTTPReader()
  /// Whether a response is coming.
  private var isAnswering = false
  private var requests: UInt32 = 0
  private var server = HTTPReader()
  /// Who was heard last to answer.
  private var responder = Sender.server
  private var responses: UInt32 = 0
  /// Requests that are not answered yet, in order.
  private var pending: [HTTPQuestion] = []
  /// What is told of the request whose response is coming: none or one.
  private var current: [HTTPTransaction] = []
  /// Heads that a loss cut short.
  private var cutHeads: [(sender: Sender, head: HTTPHead, moment: Moment?)] = []
  private var memory = HTTPMemory()
  /// Whether responses were missed, so that it is unclear which request the next one answers.
  private var isOutOfStep = false
  /// What the request asks for whose response is coming.
  private var asks: HTTPAsks = []
  /// The status of the first response, while all of them are errors; 0 where another was, or none came.
  private var failure: UInt16 = 0
  /// The last packet of either side that was shown.
  private var heard = HTTPHeard()

  var service: String { "http" }

  static func recognises(_ bytes: RawSpan, at place: StreamPlace) -> Recognition {
    switch HTTPRecognition(bytes) {
    case .no: .no
    case .possible: .possible
    case .certain: .certain
    }
  }

  // MARK: Bytes

  mutating func take(_ bytes: RawSpan, from sender: Sender, _ notes: inout SessionNotes)
    -> StreamProgress
  {
    if !cutHeads.isEmpty { takeCutHeads(&notes) }
    if !pending.isEmpty, let progress = handOver(bytes, from: sender, &notes) { return progress }
    heard[sender] = notes.moment
    var (progress, event) = sender == .client ? client.read(bytes) : server.read(bytes)
    switch event {
    case .none, .lost: break
    case .head(let head): progress.skipped = take(head, from: sender, &notes)
    case .end: takeEnd(of: sender, &notes)
    }
    return progress
  }

  mutating func lose(from sender: Sender) {
    let isInContent = !isAtStart(sender)
    let head = sender == .client ? client.reset() : server.reset()
    if let head {
      cutHeads.append((sender, head, heard[sender]))
    } else if isInContent {
      if isAnswering, responder == sender {
        noteLength(nil)
        for index in current.indices { current[index].brokeOff = heard[sender] }
      } else if let last = pending.indices.last, pending[last].requester == sender {
        pending[last].tell { $0.requestLength = nil }
      }
    }
    isOutOfStep = true
  }

  mutating func end(_ notes: inout SessionNotes) {
    for sender in [Sender.client, .server] {
      if sender == .client ? client.isUntilClose : server.isUntilClose {
        notes.at(heard[sender]) { takeEnd(of: sender, &$0) }
      } else if !isAtStart(sender) {
        lose(from: sender)
      }
    }
    takeCutHeads(&notes)
    notes.at(heard[responder]) { finishCurrent(&$0) }
    flush(&notes)
    if failure > 0 { notes.at(heard[responder]) { $0.turnedAway(.http(failure)) } }
  }

  private func isAtStart(_ sender: Sender) -> Bool {
    sender == .client ? client.isAtStart : server.isAtStart
  }

  /// Goes on in the protocol that a client asked for, where its answer was not captured.
  private mutating func handOver(
    _ bytes: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) -> StreamProgress? {
    guard let last = pending.indices.last, pending[last].requester == sender,
      !pending[last].asks.isDisjoint(with: .otherProtocol), isAtStart(sender),
      case .no = HTTPRecognition(bytes),
      let successor = HTTPUpgrade.successor(after: pending[last].asks)
    else { return nil }
    flush(&notes)
    var session = successor
    let progress = session.take(bytes, from: sender, &notes)
    notes.succeed(with: session)
    return progress
  }

  // MARK: Heads

  /// Takes a head; how many bytes of content need not be shown.
  private mutating func take(
    _ head: HTTPHead, from sender: Sender, _ notes: inout SessionNotes
  ) -> Int {
    let (body, keepsContent) =
      head.isRequest
      ? take(request: head, from: sender, &notes) : take(response: head, from: sender, &notes)
    let skipped =
      sender == .client
      ? client.expect(body, keepsContent: keepsContent)
      : server.expect(body, keepsContent: keepsContent)
    switch body {
    case .none: takeEnd(of: sender, &notes)
    case .switched: switchProtocols(head, &notes)
    case .length, .chunked, .untilClose: break
    }
    return skipped
  }

  private mutating func take(
    request head: HTTPHead, from sender: Sender, _ notes: inout SessionNotes
  ) -> (HTTPBody, keepsContent: Bool) {
    requests &+= 1
    memory.note(request: head, from: sender, &notes)
    if pending.count >= Self.pendingBound { giveUp(pending.removeFirst(), &notes) }
    let asks = HTTPAsks(head)
    let body = head.body()
    var question = HTTPQuestion(asks, of: sender)
    // Most of a head is only told of: connections stay open for long without an answer.
    if notes.wantsRecords || asks.contains(.portMapping) || head.request?.firmware != nil {
      var transaction = HTTPTransaction(
        time: notes.time, evidence: notes.evidence, depth: Int(requests), requester: sender)
      transaction.request = head
      transaction.requestLength = body.told
      if notes.packet.tcpFlags.contains(.ack) {
        transaction.acknowledged = notes.packet.acknowledgment
      }
      question.told = [transaction]
    }
    pending.append(question)
    return (body, HTTPContent.isWanted(request: head, asks, body))
  }

  private mutating func take(
    response head: HTTPHead, from sender: Sender, _ notes: inout SessionNotes
  ) -> (HTTPBody, keepsContent: Bool) {
    if let code = head.statusCode, (100..<200).contains(code), code != 101 {
      if !pending.isEmpty { pending[0].tell { $0.information = head.response } }
      return (.none, false)
    }
    finishCurrent(&notes)
    noteStatus(head)
    responses &+= 1
    if isOutOfStep {
      // Clients mostly wait for an answer before they ask again: it answers the last.
      while pending.count > 1 { giveUp(pending.removeFirst(), &notes) }
      isOutOfStep = false
    }
    if pending.isEmpty {
      asks = []
      if notes.wantsRecords {
        current = [
          HTTPTransaction(
            time: notes.time, evidence: notes.evidence, depth: Int(responses),
            requester: sender.other)
        ]
      }
    } else {
      let question = pending.removeFirst()
      asks = question.asks
      current = question.told
      if pending.isEmpty { pending = [] }
    }
    isAnswering = true
    responder = sender
    memory.note(response: head, from: sender, &notes)
    let body = head.body(answering: asks.method)
    for index in current.indices {
      current[index].response = head
      current[index].responseLength = body.told
      if head.statusCode == 200 || head.statusCode == 206,
        let file = current[index].request?.request?.firmware
      {
        notes.fact(.firmware, file, bytes: body.told ?? 0)
      }
      for action in current[index].portMappings {
        HTTPContent.note(action, answered: head.statusCode, &notes)
      }
    }
    if !notes.wantsRecords { current = [] }
    return (body, HTTPContent.isWanted(response: head, to: asks))
  }

  /// Keeps whether errors are all that came.
  private mutating func noteStatus(_ head: HTTPHead) {
    guard let code = head.statusCode else { return }
    if code < 400 { failure = 0 } else if responses == 0 { failure = code }
  }

  private mutating func takeCutHeads(_ notes: inout SessionNotes) {
    let heads = cutHeads
    cutHeads = []
    for (sender, head, moment) in heads {
      notes.at(moment) { takeCut(head, from: sender, &$0) }
    }
  }

  private mutating func takeCut(
    _ head: HTTPHead, from sender: Sender, _ notes: inout SessionNotes
  ) {
    if head.isRequest {
      _ = take(request: head, from: sender, &notes)
      pending[pending.count - 1].tell { $0.requestLength = nil }
    } else {
      _ = take(response: head, from: sender, &notes)
      noteLength(nil)
      finishCurrent(&notes)
    }
  }

  // MARK: Ends

  /// Takes notice that all content of a message came.
  private mutating func takeEnd(of sender: Sender, _ notes: inout SessionNotes) {
    let (length, content) =
      sender == .client ? client.takeContent() : server.takeContent()
    if isAnswering, responder == sender {
      noteLength(length)
      if let content { HTTPContent.note(content, inResponseOf: sender, to: asks, &notes) }
      let isVerified = content.map(HomeKitPairing.isVerified) ?? false
      finishCurrent(&notes)
      if isVerified { goOnSealed(from: sender, &notes) }
    } else if let last = pending.indices.last, pending[last].requester == sender {
      pending[last].tell { $0.requestLength = length }
      if let content { HTTPContent.note(content, in: &pending[last], from: sender, &notes) }
    }
  }

  /// - Parameter length: of the content of the response that is coming; nil where not all of it came.
  private mutating func noteLength(_ length: Int?) {
    for index in current.indices { current[index].responseLength = length }
  }

  /// - Parameter head: of the response that agrees.
  private mutating func switchProtocols(_ head: HTTPHead, _ notes: inout SessionNotes) {
    guard isAnswering else { return }
    finishCurrent(&notes)
    flush(&notes)
    if let successor = HTTPUpgrade.successor(after: asks, head) {
      notes.succeed(with: successor)
    }
  }

  /// HomeKit: from the end of this message on all is sealed.
  private mutating func goOnSealed(from sender: Sender, _ notes: inout SessionNotes) {
    flush(&notes)
    let session = HomeKitSession()
    notes.say(
      "goes on sealed from here (HomeKit)", by: sender, over: session.service)
    notes.succeed(with: session)
  }

  private mutating func finishCurrent(_ notes: inout SessionNotes) {
    guard isAnswering else { return }
    for transaction in current { notes.record(.http(transaction), at: transaction.brokeOff) }
    current = []
    isAnswering = false
  }

  /// Records the requests that nobody answered, as far as is known.
  private mutating func flush(_ notes: inout SessionNotes) {
    for question in pending { giveUp(question, &notes) }
    pending = []
  }

  /// Records a request that nobody answered, as far as is known: where it was asked.
  private func giveUp(_ question: HTTPQuestion, _ notes: inout SessionNotes) {
    for transaction in question.told {
      for action in transaction.portMappings {
        notes.at(transaction.moment) { HTTPContent.note(action, answered: nil, &$0) }
      }
      notes.record(.http(transaction), at: transaction.moment)
    }
  }
}

extension HTTPBody {
  /// The length that a head tells; nil where only the end will.
  fileprivate var told: Int? {
    switch self {
    case .none, .switched: 0
    case .length(let length): length
    case .chunked, .untilClose: nil
    }
  }
}
