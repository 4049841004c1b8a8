/// A ``ContactRhythm`` that takes no room of its own while all there is to it is one plain flow: most contacts have no more.
public struct CompactRhythm: Hashable, Sendable {
  /// None or one, on the heap.
  private var whole: [ContactRhythm] = []
  /// Of one plain flow.
  private var plain: Plain?

  /// A flow that begins and ends, and repeats nothing.
  struct Plain: Hashable, Sendable {
    var span: ConnectionSpan
    /// Whether it was answered: what wasn't stood at no time.
    var hasStood: Bool
    /// Whether it is a connection of its own (TCP), rather than datagrams from one port to another.
    var isConnection = false
    var wasBegun: Bool
    /// Who ended it; nil where nobody did.
    var isClosedByClient: Bool?
  }

  public init() {}

  init(_ plain: Plain) { self.plain = plain }

  public init(_ rhythm: ContactRhythm) { whole = [rhythm] }

  public var rhythm: ContactRhythm {
    if let whole = whole.first { return whole }
    return plain.map(ContactRhythm.init) ?? ContactRhythm()
  }

  /// The same as a list of one, which is shared rather than copied where it lies on the heap already.
  public var rhythms: [ContactRhythm] { whole.isEmpty ? [rhythm] : whole }

  /// How often stretches of standing connections were made one for want of room.
  var mergedStretches: Int { Int(whole.first?.spans.merged ?? 0) }

  public mutating func merge(_ other: CompactRhythm) {
    guard !whole.isEmpty || plain != nil else {
      self = other
      return
    }
    if let added = other.whole.first {
      makeWhole()
      whole[0].merge(added)
    } else if let added = other.plain {
      add(added)
    }
  }

  /// Asks for what it holds on the heap.
  @inline(__always)
  func prefetchHeld() { whole.prefetchFirst() }

  /// Adds a flow.
  ///
  /// - Parameter wasAnswered: a connection that was never answered stood at no time.
  mutating func add(_ flow: Flow, wasAnswered: Bool) {
    let own = flow.plainRhythm(wasAnswered: wasAnswered)
    if !flow.repeatsAnything {
      add(own)
    } else {
      makeWhole()
      whole[0].add(own)
      flow.addRepeated(to: &whole[0])
    }
  }

  private mutating func add(_ added: Plain) {
    guard !whole.isEmpty || plain != nil else {
      plain = added
      return
    }
    makeWhole()
    whole[0].add(added)
  }

  private mutating func makeWhole() {
    whole = rhythms
    plain = nil
  }

  /// The same with client and server exchanged.
  public var flipped: CompactRhythm {
    var copy = self
    if let whole = whole.first { copy.whole = [whole.flipped] }
    if let closer = plain?.isClosedByClient { copy.plain?.isClosedByClient = !closer }
    return copy
  }
}

extension ContactRhythm {
  init(_ plain: CompactRhythm.Plain) {
    self.init()
    add(plain)
  }

  /// Adds a flow that repeats nothing.
  fileprivate mutating func add(_ plain: CompactRhythm.Plain) {
    if plain.wasBegun { starts.insert(plain.span.first) }
    if plain.hasStood {
      spans.insert(plain.span)
      // What neither begins in the capture nor stood before it are the last packets of a connection.
      if plain.isConnection, plain.wasBegun || !plain.span.beginsInside {
        connections.insert(plain.span)
      }
    }
    closedByClient &+= plain.isClosedByClient == true ? 1 : 0
    closedByServer &+= plain.isClosedByClient == false ? 1 : 0
  }
}

extension Flow {
  /// This flow as if it repeated nothing.
  fileprivate func plainRhythm(wasAnswered: Bool) -> CompactRhythm.Plain {
    let wasBegun = connection.isEmpty || initiator.basis <= .firstPayload
    let closer = connection.first?.firstCloser ?? .none
    return CompactRhythm.Plain(
      span: span(wasBegun: wasBegun),
      hasStood: connection.isEmpty ? !isPortTakenAgain : wasAnswered,
      isConnection: !connection.isEmpty, wasBegun: wasBegun,
      isClosedByClient: closer == .none ? nil : (closer == .low) == originatorIsLow)
  }

  /// Whether it repeats anything.
  fileprivate var repeatsAnything: Bool {
    !extras.isEmpty && extras[0].repeatsAnything || !repetitions.isEmpty
  }

  /// Adds what it repeats.
  fileprivate func addRepeated(to contact: inout ContactRhythm) {
    let repetitions = repetitions
    if !repetitions.isEmpty { contact.note(waits(before: repetitions)) }
    guard !extras.isEmpty else { return }
    if !extras[0].rhythm.exchanges.isEmpty, !isOneConnection {
      for time in extras[0].rhythm.exchanges { contact.starts.insert(time) }
    }
    let isLow = originatorIsLow
    var beats = extras[0].rhythm.tellingKeys.map {
      (key: $0.seen(fromClientAtLow: isLow), own: $0)
    }
    if beats.count > 1 { beats.sort { $0.key < $1.key } }
    for (key, own) in beats { contact.add(extras[0].rhythm.totals(of: own), as: key) }
  }

  /// Whether all it is, over UDP, are moments far apart: NAT forgets a port after five minutes (RFC 4787 §4.3, REQ-5), and
  /// whoever takes another port each time comes by the same one again. A judgement: silent for longer than that at once, and
  /// for more than half of the time.
  private var isPortTakenAgain: Bool {
    longestSilence > Self.portMemory && longestSilence > (last &- first) / 2
  }

  /// In nanoseconds.
  private static let portMemory: Int64 = 300_000_000_000

  /// How long after the first question each of its repetitions came.
  ///
  /// Over UDP, what comes sooner than the repetition before did is none, but a farewell: waits grow (RFC 9002 §6.2.1,
  /// RFC 9147 §5.8.1). An eighth of that is left to the sender's clock.
  private func waits(before times: [Int64]) -> [Int64] {
    guard isHandshaking else { return times.map { $0 - first } }
    var (last, wait) = (first, Int64.zero)
    return times.prefix { time in
      let next = time &- last
      guard next >= wait - wait / 8 else { return false }
      (last, wait) = (time, next)
      return true
    }.map { $0 - first }
  }

  private func span(wasBegun: Bool) -> ConnectionSpan {
    let isClosed = connection.isEmpty || connection[0].firstCloser != .none
    let stoodUntil = connection.isEmpty ? last : connectionEnd ?? last
    // The last packets of a connection, long after its end, say nothing of how long it stood.
    let isStraggler =
      isClosed && (low.packets + high.packets <= Self.stragglers || stoodUntil == first)
    return ConnectionSpan(
      first: first, last: stoodUntil, longestSilence: longestSilence,
      beginsInside: wasBegun || isStraggler, isClosed: isClosed)
  }

  /// When a TCP connection that a FIN or RST ended was over; nil while it stands. RFC 9293 §3.6 lets one side go on: what it
  /// says for the first time, and the other acknowledges, is part of it; what is only repeated is not.
  private var connectionEnd: Int64? {
    // Where it lies: a copy would be as large as all of it.
    guard !connection.isEmpty, connection[0].firstCloser != .none else { return nil }
    let lowIsAcknowledged = connection[0].low.isAcknowledged
    let highIsAcknowledged = connection[0].high.isAcknowledged
    // Of a side whose other side was not captured nobody can tell what was acknowledged.
    let lowHeardAt = lowIsAcknowledged || high.packets == 0 ? lowPayloadAt : .min
    let highHeardAt = highIsAcknowledged || low.packets == 0 ? highPayloadAt : .min
    return max(first, connection[0].firstClosedAt, lowHeardAt, highHeardAt)
  }

  /// A flow of no more packets that ends with them is the end of another.
  private static let stragglers = 3
}
