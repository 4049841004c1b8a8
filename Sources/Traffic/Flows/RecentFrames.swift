import Packets

/// The last few frames of each side of a flow that spoke a moment ago, to tell a mirror's second copy of a frame from a second
/// frame.
///
/// Bounded: a side takes the place of the one among a few that has been silent longest, which is for longer than frames are
/// remembered unless hundreds speak in a millisecond.
struct RecentFrames: Sendable {
  /// Nanoseconds: a mirror that copies twice does so back to back; nothing sends an identical frame this soon.
  static let horizon: Int64 = 1_000_000

  /// Sides that are looked for together, by a part of what they are known by.
  private struct Set {
    static let bits: UInt64 = 8
    static let count = 4

    /// What each is known by; 0 for none.
    var marks: InlineArray<4, UInt32> = .init(repeating: 0)
    /// When each spoke last, in microseconds.
    var times: InlineArray<4, UInt32> = .init(repeating: 0)
    var frames: InlineArray<4, LastFrames> = .init(repeating: LastFrames())

    @inline(__always)
    func place(of mark: UInt32) -> Int? {
      for place in 0..<Self.count where marks[place] == mark { return place }
      return nil
    }

    /// Whether a side's frame is a copy of one of its last; it is one of them from now on.
    @inline(__always)
    mutating func meet(_ fingerprint: UInt32, of mark: UInt32, at now: UInt32) -> Bool {
      let place = place(of: mark) ?? makeRoom(for: mark, at: now)
      times[place] = now
      return frames[place].meet(fingerprint, at: now)
    }

    /// Gives a side the place of the one that has been silent longest.
    mutating func makeRoom(for mark: UInt32, at now: UInt32) -> Int {
      var oldest = 0
      for place in 1..<Self.count
      where distance(now, times[place]) > distance(now, times[oldest]) {
        oldest = place
      }
      marks[oldest] = mark
      frames[oldest] = LastFrames()
      return oldest
    }

    mutating func merge(_ other: Set) {
      for number in 0..<Self.count where other.marks[number] != 0 {
        let mark = other.marks[number]
        let place = place(of: mark) ?? makeRoom(for: mark, at: other.times[number])
        times[place] = other.times[number]
        frames[place] = other.frames[number]
      }
    }
  }

  private let seed: UInt64
  private var sets = Array(repeating: Set(), count: 1 << Set.bits)

  /// - Parameter seed: of the flow table beside it, by whose hashes flows are told apart.
  init(seed: UInt64) { self.seed = seed }

  /// Whether a frame is a copy of one of its side's last; it is one of them from now on.
  ///
  /// - Parameter hash: of its flow's key.
  @inline(__always)
  mutating func meet(_ packet: DecodedPacket, upward: Bool, _ hash: UInt64) -> Bool {
    let (set, mark) = Self.trace(hash, isFromLow: upward)
    let now = Self.microseconds(packet.time)
    return sets[set].meet(packet.fingerprint, of: mark, at: now)
  }

  /// Whether a frame of a later part is a copy of one of its side's last.
  func hold(_ frame: OpeningFrame) -> Bool {
    let (set, mark) = Self.trace(frame.key.scattered(seed), isFromLow: frame.isFromLow)
    guard let place = sets[set].place(of: mark) else { return false }
    let now = Self.microseconds(frame.time)
    return sets[set].frames[place].hold(frame.fingerprint, at: now)
  }

  /// Adds those of a later part, or of other flows, as far as flows are told apart alike.
  mutating func merge(_ other: RecentFrames) {
    guard seed == other.seed else { return }
    for set in sets.indices { sets[set].merge(other.sets[set]) }
  }

  /// The set that a side may be in, and what it is known by there.
  @inline(__always)
  private static func trace(_ hash: UInt64, isFromLow: Bool) -> (set: Int, mark: UInt32) {
    let mixed = (hash ^ (isFromLow ? 1 : 0)) &* 0x9e37_79b9_7f4a_7c15
    let mark = max(1, UInt32(truncatingIfNeeded: mixed >> 16))
    return (Int(truncatingIfNeeded: mixed >> (64 - Set.bits)), mark)
  }

  @inline(__always)
  private static func microseconds(_ time: Int64) -> UInt32 {
    UInt32(truncatingIfNeeded: time / 1000)
  }
}

/// The last few frames of one side.
private struct LastFrames {
  private static let count = 4

  private var fingerprints: InlineArray<4, UInt32> = .init(repeating: 0)
  /// In microseconds, modulo 2³² (71 minutes).
  private var times: InlineArray<4, UInt32> = .init(repeating: 0)
  private var filled: UInt8 = 0
  private var next: UInt8 = 0

  /// Whether a frame is a copy of one of these; it is one of them from now on. A third copy is measured from the second.
  @inline(__always)
  mutating func meet(_ fingerprint: UInt32, at now: UInt32) -> Bool {
    if let place = place(of: fingerprint, at: now) {
      times[place] = now
      return true
    }
    fingerprints[Int(next)] = fingerprint
    times[Int(next)] = now
    next = (next + 1) & UInt8(Self.count - 1)
    if filled < UInt8(Self.count) { filled += 1 }
    return false
  }

  func hold(_ fingerprint: UInt32, at now: UInt32) -> Bool {
    place(of: fingerprint, at: now) != nil
  }

  @inline(__always)
  private func place(of fingerprint: UInt32, at now: UInt32) -> Int? {
    for index in 0..<Int(filled)
    where fingerprints[index] == fingerprint
      && distance(now, times[index]) <= RecentFrames.horizon / 1000
    {
      return index
    }
    return nil
  }
}

/// How far apart two times are, whichever is the later, modulo 2³².
@inline(__always)
private func distance(_ one: UInt32, _ other: UInt32) -> UInt32 {
  min(one &- other, other &- one)
}
