/// When a contact's connections began, how long they stood, how they ended, and what was repeated over them.
public struct ContactRhythm: Hashable, Sendable {
  /// Connections of which the beginning was captured; of datagrams: when the client began to speak after a silence.
  public var starts = StartTimes()
  public var spans = ConnectionSpans()
  /// In order. Bounded.
  public private(set) var beats: [BeatTotals] = []
  /// TCP connections by whose FIN or RST came first.
  public var closedByClient: UInt32 = 0
  public var closedByServer: UInt32 = 0
  /// When the SYN of one connection was sent again, in nanoseconds after it was first sent: of the connection with most
  /// repetitions.
  public private(set) var repetitions: [Int64] = []

  /// Most kinds and sizes of beats: those that came most often stay.
  public static let beatBound = 8

  public init() {}

  public mutating func merge(_ other: ContactRhythm) {
    starts.merge(other.starts)
    spans.merge(other.spans)
    for totals in other.beats { add(totals) }
    closedByClient &+= other.closedByClient
    closedByServer &+= other.closedByServer
    note(other.repetitions)
  }

  /// The same with client and server exchanged.
  public var flipped: ContactRhythm {
    var copy = self
    swap(&copy.closedByClient, &copy.closedByServer)
    copy.beats = beats.map(\.flipped).sorted { $0.key < $1.key }
    return copy
  }

  mutating func add(_ totals: BeatTotals) {
    if let place = beats.firstIndex(where: { $0.key == totals.key }) {
      beats[place].merge(totals)
      return
    }
    let place = beats.firstIndex { totals.key < $0.key } ?? beats.count
    beats.insert(totals, at: place)
    guard beats.count > Self.beatBound,
      let least = beats.indices.min(by: {
        (beats[$0].count, beats[$1].key) < (beats[$1].count, beats[$0].key)
      })
    else { return }
    beats.remove(at: least)
  }

  /// Keeps the longer of two series of repetitions; of equals the one that came sooner.
  mutating func note(_ others: [Int64]) {
    guard others != repetitions else { return }
    if others.count > repetitions.count
      || others.count == repetitions.count && others.lexicographicallyPrecedes(repetitions)
    {
      repetitions = others
    }
  }
}

extension BeatTotals {
  fileprivate var flipped: BeatTotals {
    var copy = self
    copy.key.isFromClient.toggle()
    return copy
  }
}

extension Flow {
  /// This flow as part of its contact; nil of a single short exchange, which says no more than its first and last time.
  ///
  /// - Parameter wasAnswered: what was never answered stood at no time.
  func contactRhythm(wasAnswered: Bool) -> ContactRhythm? {
    let isTCP = !connection.isEmpty
    guard isTCP || !rhythm.isEmpty || last - first > Self.exchangeQuiet else { return nil }
    var contact = ContactRhythm()
    let wasBegun = !isTCP || initiator.basis <= .firstPayload
    if wasBegun { contact.starts.insert(first) }
    if wasAnswered { contact.spans.insert(span(wasBegun: wasBegun)) }
    noteEnd(in: &contact)
    guard let rhythm = rhythm.first else { return contact }
    for time in rhythm.exchanges { contact.starts.insert(time) }
    contact.note(rhythm.repetitions.map { $0 - first })
    let isQUIC = facts.entry(.service, "quic") != nil
    for totals in rhythm.beats where totals.count > 1 || totals.key.size == 0 {
      var totals = totals
      totals.key.isFromClient = totals.key.isFromClient == originatorIsLow
      if isQUIC, totals.key.kind == .udp { totals.key.kind = .quic }
      contact.add(totals)
    }
    return contact
  }

  private func span(wasBegun: Bool) -> ConnectionSpan {
    let isClosed = connection.isEmpty || connection[0].firstCloser != .none
    // The last packets of a connection, long after its end, say nothing of how long it stood.
    let isStraggler = isClosed && low.packets + high.packets <= Self.stragglers
    return ConnectionSpan(
      first: first, last: last, longestSilence: longestSilence,
      beginsInside: wasBegun || isStraggler, isClosed: isClosed)
  }

  /// A flow of no more packets that ends with them is the end of another.
  private static let stragglers = 3

  private func noteEnd(in contact: inout ContactRhythm) {
    guard let closer = connection.first?.firstCloser, closer != .none else { return }
    if (closer == .low) == originatorIsLow {
      contact.closedByClient = 1
    } else {
      contact.closedByServer = 1
    }
  }
}
