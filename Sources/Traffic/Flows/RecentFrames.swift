import Packets

/// The last few frames of each side of a flow that spoke a moment ago, to tell a mirror's second copy of a frame from a second
/// frame.
///
/// Bounded: a side takes the place of the one among a few that has been silent longest, which is for longer than frames are
/// remembered unless hundreds speak in a millisecond.
struct RecentFrames: Sendable {
  /// Nanoseconds: a mirror that copies twice does so back to back; nothing sends an identical frame this soon.
  static let horizon: Int64 = 1_000_000

  /// The places where a side may be, of so many sets of places.
  private static let ways = 4
  private static let setBits: UInt64 = 8

  /// What a side is known by, 0 for none, and when it spoke last, in microseconds.
  private struct Holder {
    var mark: UInt32 = 0
    var time: UInt32 = 0
  }

  private let seed: UInt64
  private var holders = Array(repeating: Holder(), count: ways << setBits)
  /// The frames of each.
  private var frames = Array(repeating: LastFrames(), count: ways << setBits)

  /// - Parameter seed: of the flow table beside it, by whose hashes flows are told apart.
  init(seed: UInt64) { self.seed = seed }

  /// Whether a frame is a copy of one of its side's last; it is one of them from now on.
  ///
  /// - Parameter hash: of its flow's key.
  @inline(__always)
  mutating func meet(_ packet: DecodedPacket, upward: Bool, _ hash: UInt64) -> Bool {
    let (first, mark) = Self.trace(hash, isFromLow: upward)
    let now = Self.microseconds(packet.time)
    let place = place(of: mark, from: first) ?? makeRoom(for: mark, from: first, at: now)
    holders[place].time = now
    return frames[place].meet(packet.fingerprint, at: now)
  }

  /// Whether a frame of a later part is a copy of one of its side's last.
  func hold(_ frame: OpeningFrame) -> Bool {
    let (first, mark) = Self.trace(frame.key.scattered(seed), isFromLow: frame.isFromLow)
    guard let place = place(of: mark, from: first) else { return false }
    return frames[place].hold(frame.fingerprint, at: Self.microseconds(frame.time))
  }

  /// Adds those of a later part, or of other flows, as far as flows are told apart alike.
  mutating func merge(_ other: RecentFrames) {
    guard seed == other.seed else { return }
    for (number, holder) in other.holders.enumerated() where holder.mark != 0 {
      let first = number / Self.ways * Self.ways
      let place =
        place(of: holder.mark, from: first)
        ?? makeRoom(for: holder.mark, from: first, at: holder.time)
      holders[place].time = holder.time
      frames[place] = other.frames[number]
    }
  }

  /// The first of the places where a side may be, and what it is known by there.
  @inline(__always)
  private static func trace(_ hash: UInt64, isFromLow: Bool) -> (first: Int, mark: UInt32) {
    let mixed = (hash ^ (isFromLow ? 1 : 0)) &* 0x9e37_79b9_7f4a_7c15
    let mark = max(1, UInt32(truncatingIfNeeded: mixed >> 16))
    return (Int(mixed >> (64 - setBits)) * ways, mark)
  }

  @inline(__always)
  private static func microseconds(_ time: Int64) -> UInt32 {
    UInt32(truncatingIfNeeded: time / 1000)
  }

  @inline(__always)
  private func place(of mark: UInt32, from first: Int) -> Int? {
    for place in first..<(first + Self.ways) where holders[place].mark == mark { return place }
    return nil
  }

  /// Gives a side the place of the one that has been silent longest.
  private mutating func makeRoom(for mark: UInt32, from first: Int, at now: UInt32) -> Int {
    var oldest = first
    for place in (first + 1)..<(first + Self.ways)
    where distance(now, holders[place].time) > distance(now, holders[oldest].time) {
      oldest = place
    }
    holders[oldest] = Holder(mark: mark, time: now)
    frames[oldest] = LastFrames()
    return oldest
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
