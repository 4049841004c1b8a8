/// What a flow repeats. Most flows have none.
struct FlowRhythm: Sendable {
  /// Beats that came more than once, of which it is not known yet whether they are regular.
  private(set) var beats: [BeatTotals] = []
  /// Those that came once so far: most never come again, and take a fifth of the room.
  private(set) var once: [SingleBeat] = []
  /// When one side of a datagram flow began to speak after both had been silent: the earliest few.
  private(set) var exchanges: [Int64] = []
  /// When the first flight of a handshake over UDP that nobody had answered was sent again: the earliest few.
  private(set) var repetitions: [Int64] = []

  /// None or one: bare acknowledgments of the only side that was captured, which are probes or answers to these.
  private var undecided: [BeatTotals] = []

  var isEmpty: Bool {
    beats.isEmpty && once.isEmpty && exchanges.isEmpty && repetitions.isEmpty && undecided.isEmpty
  }

  /// Most kinds and sizes of beats that are watched at a time, and most SYNs.
  static let beatBound = 8
  static let repetitionBound = 16

  /// Adds a beat. One message may show twice: acknowledged before it is answered, and sent again.
  mutating func add(_ beat: SingleBeat) {
    if let place = place(of: beat.key) {
      if beat.time - beats[place].last >= Beat.leastQuiet { beats[place].add(beat) }
    } else if let place = once.firstIndex(where: { $0.key == beat.key }) {
      if beat.time - once[place].time >= Beat.leastQuiet { repeatSingle(at: place, with: beat) }
    } else {
      makeRoom()
      once.append(beat)
    }
  }

  private mutating func repeatSingle(at place: Int, with beat: SingleBeat) {
    var totals = BeatTotals(once.remove(at: place))
    totals.add(beat)
    beats.append(totals)
  }

  /// Whether a beat came, however often.
  func holds(_ key: BeatTotals.Key) -> Bool {
    place(of: key) != nil || once.contains { $0.key == key }
  }

  /// By index: a question of each would copy it.
  private func place(of key: BeatTotals.Key) -> Int? {
    beats.indices.first { beats[$0].key == key }
  }

  /// Makes room for a beat of another kind or size: what came most seldom, of that the longest ago, goes.
  private mutating func makeRoom() {
    guard beats.count + once.count >= Self.beatBound else { return }
    let oldest = once.indices.min { once[$0].time < once[$1].time }
    let rarest = beats.indices.min {
      (beats[$0].count, beats[$0].last) < (beats[$1].count, beats[$1].last)
    }
    guard let rarest, oldest.map({ beats[rarest].isRarer(than: once[$0]) }) ?? true else {
      if let oldest { once.remove(at: oldest) }
      return
    }
    beats.remove(at: rarest)
  }

  /// Where a beat's totals are.
  struct BeatPlace {
    let key: BeatTotals.Key
    fileprivate let number: Int
    fileprivate let isSingle: Bool
  }

  /// The beats that say something: those that came again, and those of which one is enough. By their places: to choose among
  /// them, and to put them in order, would copy each.
  var tellingBeats: [BeatPlace] {
    var places: [BeatPlace] = []
    for number in beats.indices where beats[number].count > 1 || beats[number].key.size == 0 {
      places.append(BeatPlace(key: beats[number].key, number: number, isSingle: false))
    }
    for number in once.indices where once[number].key.size == 0 {
      places.append(BeatPlace(key: once[number].key, number: number, isSingle: true))
    }
    return places
  }

  func totals(at place: BeatPlace) -> BeatTotals {
    place.isSingle ? BeatTotals(once[place.number]) : beats[place.number]
  }

  /// The beats of a side that bytes which were never captured may have been, by their number.
  func key(ofUncaptured length: UInt32, fromLow isFromLow: Bool) -> BeatTotals.Key? {
    func mayBe(_ key: BeatTotals.Key) -> Bool {
      key.isFromClient == isFromLow
        && (key.size > 0 ? UInt32(key.size) : key.kind.usualSize) == length
    }
    let place = beats.indices.first { mayBe(beats[$0].key) }
    return place.map { beats[$0].key } ?? once.first { mayBe($0.key) }?.key
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
    } else if let place = once.firstIndex(where: { $0.key == totals.key }) {
      var sum = BeatTotals(once.remove(at: place))
      sum.append(totals)
      beats.append(sum)
    } else {
      makeRoom()
      beats.append(totals)
    }
  }

  private mutating func append(_ beat: SingleBeat) {
    if holds(beat.key) {
      append(BeatTotals(beat))
    } else {
      makeRoom()
      once.append(beat)
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
    for beat in later.once { append(beat) }
    exchanges = Array((exchanges + later.exchanges).prefix(StartTimes.bound))
    repetitions = Array((repetitions + later.repetitions).prefix(Self.repetitionBound))
  }
}

extension BeatTotals {
  /// Whether they came more seldom than one that came once, or as seldom and longer ago.
  fileprivate func isRarer(than beat: SingleBeat) -> Bool { (count, last) < (1, beat.time) }
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
