/// What a flow repeats. Most flows have none.
struct FlowRhythm: Sendable {
  /// Beats that came often enough to be counted.
  private var counted: [BeatTotals] = []
  /// Those of which few came so far, one by one in their order: most come no more often, and take half the room so.
  private var few: [SingleBeat] = []
  /// When one side of a datagram flow began to speak after both had been silent: the earliest few.
  private(set) var exchanges: [Int64] = []

  var isEmpty: Bool { counted.isEmpty && few.isEmpty && exchanges.isEmpty }

  /// Most kinds and sizes of beats that are watched at a time.
  static let beatBound = 8
  /// Most beats of a kind and size that are kept one by one: as many take no more room than what they would add up to.
  private static let fewBound = 4

  /// Adds a beat. One message may show twice: acknowledged before it is answered, and sent again.
  mutating func add(_ beat: SingleBeat) {
    if let place = place(of: beat.key) {
      if beat.time - counted[place].last >= Beat.leastQuiet { counted[place].add(beat) }
    } else if let last = few.last(where: { $0.key == beat.key }) {
      guard beat.time - last.time >= Beat.leastQuiet else { return }
      few.append(beat)
      if few.count(where: { $0.key == beat.key }) > Self.fewBound {
        counted.append(takeFew(of: beat.key))
      }
    } else {
      makeRoom()
      few.append(beat)
    }
  }

  /// Whether a beat came, however often.
  func holds(_ key: BeatTotals.Key) -> Bool {
    place(of: key) != nil || few.contains { $0.key == key }
  }

  /// By index: a question of each would copy it.
  private func place(of key: BeatTotals.Key) -> Int? {
    counted.indices.first { counted[$0].key == key }
  }

  /// What those of which few came add up to.
  private func fewTotals(of key: BeatTotals.Key) -> BeatTotals {
    var totals = BeatTotals(key)
    for beat in few where beat.key == key { totals.add(beat) }
    return totals
  }

  private mutating func takeFew(of key: BeatTotals.Key) -> BeatTotals {
    defer { few = few.filter { $0.key != key } }
    return fewTotals(of: key)
  }

  /// All kinds and sizes, those that were counted first.
  var keys: [BeatTotals.Key] {
    var keys = counted.map(\.key)
    for beat in few where !keys.contains(beat.key) { keys.append(beat.key) }
    return keys
  }

  /// The beats of a kind and size that came.
  func totals(of key: BeatTotals.Key) -> BeatTotals {
    place(of: key).map { counted[$0] } ?? fewTotals(of: key)
  }

  /// Makes room for a beat of another kind or size: what came most seldom, of that the longest ago, goes.
  private mutating func makeRoom() {
    guard counted.count + few.count >= Self.beatBound else { return }
    let all = keys.map(totals(of:))
    guard all.count >= Self.beatBound,
      let rarest = all.min(by: { ($0.count, $0.last) < ($1.count, $1.last) })
    else { return }
    counted.removeAll { $0.key == rarest.key }
    few.removeAll { $0.key == rarest.key }
  }

  /// The kinds and sizes of beats that say something: those that came again, and those of which one is enough.
  var tellingKeys: [BeatTotals.Key] {
    keys.filter { key in
      key.size == 0 || place(of: key) != nil || few.count { $0.key == key } > 1
    }
  }

  /// The beats of a side that bytes which were never captured may have been, by their number.
  func key(ofUncaptured length: UInt32, fromLow isFromLow: Bool) -> BeatTotals.Key? {
    keys.first {
      $0.isFromClient == isFromLow && ($0.size > 0 ? UInt32($0.size) : $0.kind.usualSize) == length
    }
  }

  /// Adds the beats of one kind and size of a later part.
  mutating func append(_ totals: BeatTotals) {
    if let place = place(of: totals.key) {
      counted[place].append(totals)
    } else if holds(totals.key) {
      var sum = takeFew(of: totals.key)
      sum.append(totals)
      counted.append(sum)
    } else {
      makeRoom()
      counted.append(totals)
    }
  }

  mutating func addExchange(at time: Int64) {
    exchanges.append(time, atMost: StartTimes.bound)
  }

  /// Adds what a later part of the same flow repeats.
  mutating func append(_ later: FlowRhythm) {
    for key in later.keys {
      if holds(key) || later.place(of: key) != nil {
        append(later.totals(of: key))
      } else {
        makeRoom()
        few += later.few.filter { $0.key == key }
      }
    }
    exchanges = Array((exchanges + later.exchanges).prefix(StartTimes.bound))
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
