/// When a contact's connections began, how long they stood, how they ended, and what was repeated over them.
public struct ContactRhythm: Hashable, Sendable {
  /// Connections of which the beginning was captured; of datagrams: when the client began to speak after a silence.
  public var starts = StartTimes()
  public var spans = ConnectionSpans()
  /// The earliest TCP connections one by one: whether they stood side by side.
  public var connections = EarliestConnections()
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
    connections.merge(other.connections)
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

  mutating func add(_ totals: BeatTotals) { add(totals, as: totals.key) }

  /// Adds beats of a flow as what they are to the contact.
  mutating func add(_ totals: BeatTotals, as key: BeatTotals.Key) {
    // By index: a question of each would copy it.
    let place = beats.indices.first { !(beats[$0].key < key) } ?? beats.count
    if place < beats.count, beats[place].key == key {
      beats[place].merge(totals)
      return
    }
    beats.put(totals, at: place)
    beats[place].key = key
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
