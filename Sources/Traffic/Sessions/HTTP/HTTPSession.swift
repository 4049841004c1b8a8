import Packets

/// HTTP/1.0 and 1.1 over one connection (RFC 9110, RFC 9112): requests, each with the response that answers it.
struct HTTPSession: StreamSession {
  /// Most requests that wait for their responses; the oldest leaves first.
  private static let pendingBound = 64

  private var client = HTTPReader()
  private var server = HTTPReader()
  /// Requests that are not answered yet, in order.
  private var pending: [HTTPTransaction] = []
  /// Whether a response is coming.
  private var isAnswering = false
  /// The transaction whose response is coming; nil too where nothing more is asked of it.
  private var current: HTTPTransaction?
  /// Who was heard last to speak what is in ``current``.
  private var responder = Sender.server
  /// Where the content of ``current`` broke off.
  private var brokeOff: Moment?
  /// The last packet of either side that was shown.
  private var heardClient: Moment?
  private var heardServer: Moment?
  private var requests = 0
  private var responses = 0
  /// Heads that a loss cut short.
  private var cutHeads: [(sender: Sender, head: HTTPHead, moment: Moment?)] = []
  /// Whether responses were missed, so that it is unclear which request the next one answers.
  private var isOutOfStep = false
  /// Whether the last request asked to go on in another protocol.
  private var asksForOther = false
  private var memory = HTTPMemory()
  /// The status of the first response, while all of them are errors; 0 where another was, or none came.
  private var failure: UInt16 = 0

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
    if asksForOther, let progress = handOver(bytes, from: sender, &notes) { return progress }
    let isClient = sender == .client
    if isClient { heardClient = notes.moment } else { heardServer = notes.moment }
    var (progress, event) = isClient ? client.read(bytes) : server.read(bytes)
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
      cutHeads.append((sender, head, heard(sender)))
    } else if isInContent {
      if isAnswering, responder == sender {
        current?.responseLength = nil
        brokeOff = heard(sender)
      } else if let last = pending.last, last.requester == sender {
        pending[pending.count - 1].requestLength = nil
      }
    }
    isOutOfStep = true
  }

  mutating func end(_ notes: inout SessionNotes) {
    for sender in [Sender.client, .server] {
      if sender == .client ? client.isUntilClose : server.isUntilClose {
        notes.at(heard(sender)) { takeEnd(of: sender, &$0) }
      } else if !isAtStart(sender) {
        lose(from: sender)
      }
    }
    takeCutHeads(&notes)
    notes.at(heard(responder)) { finishCurrent(&$0) }
    flush(&notes)
    if failure > 0 { notes.at(heard(responder)) { $0.turnedAway(.http(failure)) } }
  }

  private func isAtStart(_ sender: Sender) -> Bool {
    sender == .client ? client.isAtStart : server.isAtStart
  }

  private func heard(_ sender: Sender) -> Moment? {
    sender == .client ? heardClient : heardServer
  }

  /// Goes on in the protocol that a client asked for, where its answer was not captured.
  private mutating func handOver(
    _ bytes: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) -> StreamProgress? {
    guard let asked = pending.last, asked.requester == sender, isAtStart(sender),
      case .no = HTTPRecognition(bytes),
      let successor = HTTPUpgrade.successor(after: asked, hasAgreed: false)
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
    case .switched: switchProtocols(&notes)
    case .length, .chunked, .untilClose: break
    }
    return skipped
  }

  private mutating func take(
    request head: HTTPHead, from sender: Sender, _ notes: inout SessionNotes
  ) -> (HTTPBody, keepsContent: Bool) {
    requests += 1
    memory.note(request: head, from: sender, &notes)
    if pending.count >= Self.pendingBound { giveUp(pending.removeFirst(), &notes) }
    asksForOther =
      head.method == "CONNECT" || head.fields.contains(.upgrade)
      || head.asksForHomeKitVerification
    let body = head.body()
    let place = pending.count
    pending.append(
      HTTPTransaction(
        time: notes.time, evidence: notes.evidence, depth: requests, requester: sender))
    pending[place].request = head
    pending[place].requestLength = body.told
    if notes.packet.tcpFlags.contains(.ack) {
      pending[place].acknowledged = notes.packet.acknowledgment
    }
    return (body, HTTPContent.isWanted(request: head, body))
  }

  private mutating func take(
    response head: HTTPHead, from sender: Sender, _ notes: inout SessionNotes
  ) -> (HTTPBody, keepsContent: Bool) {
    if let code = head.statusCode, (100..<200).contains(code), code != 101 {
      if !pending.isEmpty { pending[0].information = head.response }
      return (.none, false)
    }
    finishCurrent(&notes)
    noteStatus(head)
    responses += 1
    if isOutOfStep {
      // Clients mostly wait for an answer before they ask again: it answers the last.
      while pending.count > 1 { giveUp(pending.removeFirst(), &notes) }
      isOutOfStep = false
    }
    current =
      pending.isEmpty
      ? HTTPTransaction(
        time: notes.time, evidence: notes.evidence, depth: responses, requester: sender.other)
      : pending.removeFirst()
    if pending.isEmpty { pending = [] }
    isAnswering = true
    responder = sender
    memory.note(response: head, from: sender, &notes)
    let request = current?.request
    let body = head.body(answering: request?.method)
    current?.response = head
    current?.responseLength = body.told
    if head.statusCode == 200 || head.statusCode == 206, let file = request?.request?.firmware {
      notes.fact(.firmware, file, bytes: body.told ?? 0)
    }
    for action in current?.portMappings ?? [] {
      HTTPContent.note(action, answered: head.statusCode, &notes)
    }
    let isWanted = HTTPContent.isWanted(response: head, to: request)
    if !notes.wantsRecords { letGoOfHeads(before: body, isWanted: isWanted) }
    return (body, isWanted)
  }

  /// Lets go of what only a record tells: connections stay open for long without saying anything.
  private mutating func letGoOfHeads(before body: HTTPBody, isWanted: Bool) {
    switch body {
    case .switched: break
    case .none, .length, .chunked, .untilClose:
      if isWanted { current?.response = nil } else { current = nil }
    }
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
      pending[pending.count - 1].requestLength = nil
    } else {
      _ = take(response: head, from: sender, &notes)
      current?.responseLength = nil
      finishCurrent(&notes)
    }
  }

  // MARK: Ends

  /// Takes notice that all content of a message came.
  private mutating func takeEnd(of sender: Sender, _ notes: inout SessionNotes) {
    let (length, content) =
      sender == .client ? client.takeContent() : server.takeContent()
    if isAnswering, responder == sender {
      current?.responseLength = length
      if let content {
        HTTPContent.note(content, inResponseOf: sender, to: current?.request, &notes)
      }
      let isVerified = content.map(HomeKitPairing.isVerified) ?? false
      finishCurrent(&notes)
      if isVerified { goOnSealed(from: sender, &notes) }
    } else if let last = pending.indices.last, pending[last].requester == sender {
      pending[last].requestLength = length
      if let content, pending[last].request != nil {
        HTTPContent.note(content, in: &pending[last], from: sender, &notes)
      }
    }
  }

  private mutating func switchProtocols(_ notes: inout SessionNotes) {
    guard isAnswering, let transaction = current else { return }
    finishCurrent(&notes)
    flush(&notes)
    if let successor = HTTPUpgrade.successor(after: transaction, hasAgreed: true) {
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
    if notes.wantsRecords, let transaction = current {
      notes.record(.http(transaction), at: brokeOff)
    }
    current = nil
    isAnswering = false
    brokeOff = nil
  }

  /// Records the requests that nobody answered, as far as is known.
  private mutating func flush(_ notes: inout SessionNotes) {
    for transaction in pending { giveUp(transaction, &notes) }
    pending = []
  }

  /// Records a request that nobody answered, as far as is known: where it was asked.
  private func giveUp(_ transaction: HTTPTransaction, _ notes: inout SessionNotes) {
    for action in transaction.portMappings {
      notes.at(transaction.moment) { HTTPContent.note(action, answered: nil, &$0) }
    }
    notes.record(.http(transaction), at: transaction.moment)
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
