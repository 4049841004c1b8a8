/// What a flow repeats. Most flows have none.
struct FlowRhythm: Sendable {
  /// Beats, of which it is not known yet whether they are regular.
  private(set) var beats: [BeatTotals] = []
  /// When one side of a datagram flow began to speak after both had been silent: the earliest few.
  private(set) var exchanges: [Int64] = []
  /// When a SYN that nobody had answered was sent again: the earliest few.
  private(set) var repetitions: [Int64] = []

  /// None or one: bare acknowledgments of the only side that was captured, which are probes or answers to these.
  private var undecided: [BeatTotals] = []

  /// Most kinds and sizes of beats that are watched at a time, and most SYNs.
  static let beatBound = 8
  static let repetitionBound = 16

  /// Adds a beat.
  mutating func add(
    _ key: BeatTotals.Key, at time: Int64, after quiet: Int64?, _ evidence: Evidence
  ) {
    if let place = place(of: key) {
      // One message may show twice: acknowledged before it is answered, and sent again.
      guard time - beats[place].last >= Beat.leastQuiet else { return }
      beats[place].add(at: time, after: quiet, evidence)
      return
    }
    makeRoom()
    var totals = BeatTotals(key)
    totals.add(at: time, after: quiet, evidence)
    beats.append(totals)
  }

  /// By index: a question of each would copy it.
  private func place(of key: BeatTotals.Key) -> Int? {
    beats.indices.first { beats[$0].key == key }
  }

  /// Makes room for a beat of another kind or size: what came most seldom, of that the longest ago, goes.
  private mutating func makeRoom() {
    guard beats.count == Self.beatBound else { return }
    let rarest = beats.indices.min {
      (beats[$0].count, beats[$0].last) < (beats[$1].count, beats[$1].last)
    }
    if let rarest { beats.remove(at: rarest) }
  }

  /// The beats of a side that bytes which were never captured may have been, by their number.
  func key(ofUncaptured length: UInt32, fromLow isFromLow: Bool) -> BeatTotals.Key? {
    let place = beats.indices.first { place in
      let key = beats[place].key
      return key.isFromClient == isFromLow
        && (key.size > 0 ? UInt32(key.size) : key.kind.usualSize) == length
    }
    return place.map { beats[$0].key }
  }

  mutating func addUndecided(at time: Int64, _ evidence: Evidence) {
    if undecided.isEmpty {
      undecided = [BeatTotals(BeatTotals.Key(kind: .tcp, isFromClient: false, size: 0))]
    }
    undecided[0].add(at: time, after: nil, evidence)
  }

  /// Adds what is undecided of a later part of the same flow, as what it turned out to be.
  mutating func append(undecidedOf later: FlowRhythm, as key: BeatTotals.Key) {
    guard var totals = later.undecided.first else { return }
    totals.key = key
    append(totals)
  }

  private mutating func append(_ totals: BeatTotals) {
    if let place = place(of: totals.key) {
      beats[place].append(totals)
    } else {
      makeRoom()
      beats.append(totals)
    }
  }

  mutating func addExchange(at time: Int64) {
    if exchanges.count < StartTimes.bound { exchanges.append(time) }
  }

  mutating func addRepetition(at time: Int64) {
    if repetitions.count < Self.repetitionBound { repetitions.append(time) }
  }

  /// Adds what a later part of the same flow repeats.
  mutating func append(_ later: FlowRhythm) {
    for totals in later.beats { append(totals) }
    exchanges = Array((exchanges + later.exchanges).prefix(StartTimes.bound))
    repetitions = Array((repetitions + later.repetitions).prefix(Self.repetitionBound))
  }
}

extension Beat.Kind {
  /// Bytes of the whole message where there is only one length; 0 where it varies.
  fileprivate var usualSize: UInt32 {
    switch self {
    case .mqtt: 2
    case .http2: 17
    default: 0
    }
  }
}
