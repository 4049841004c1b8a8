import Packets

/// The frames of the last millisecond, whatever their flows, to tell a mirror's second copy of a frame from a second frame.
///
/// Bounded: what has come comes in the place of the oldest of a few, which is longer ago than a millisecond unless more frames
/// come than a gigabit's link carries. A copy of what had to make room counts as a frame of its own.
struct RecentFrames: Sendable {
  /// Nanoseconds: a mirror that copies twice does so back to back; nothing sends an identical frame this soon.
  static let horizon: Int64 = 1_000_000

  /// Places among which a frame has to be, by what it is known by.
  private static let ways = 4
  private static let setBits: UInt64 = 10
  /// The horizon as times are counted here.
  private static let nearness = UInt32(horizon / 1000)

  /// A mark, and when it came last; no mark is 0.
  private struct Place {
    var mark: UInt32 = 0
    /// In microseconds, modulo 2³² (71 minutes).
    var time: UInt32 = 0

    @inline(__always)
    func distance(to now: UInt32) -> UInt32 { min(now &- time, time &- now) }
  }

  private let seed: UInt64
  private var places = Array(repeating: Place(), count: ways << setBits)

  /// - Parameter seed: of the flow table beside it, by whose hashes flows are told apart.
  init(seed: UInt64) { self.seed = seed }

  /// Whether a frame is a copy of one of these, which it is among from now on; a third copy is measured from the second.
  ///
  /// - Parameter hash: of its flow's key.
  @inline(__always)
  mutating func meet(_ packet: DecodedPacket, upward: Bool, _ hash: UInt64) -> Bool {
    let trace = Trace(packet.fingerprint, isFromLow: upward, hash)
    let now = Self.microseconds(packet.time)
    if let place = place(of: trace, at: now) {
      places[place].time = now
      return true
    }
    insert(trace, at: now)
    return false
  }

  /// Whether a frame of a later part is a copy of one of these.
  func hold(_ frame: OpeningFrame) -> Bool {
    let hash = frame.key.scattered(seed)
    let trace = Trace(frame.fingerprint, isFromLow: frame.isFromLow, hash)
    return place(of: trace, at: Self.microseconds(frame.time)) != nil
  }

  /// Adds those of another part, or of other flows, as far as flows are told apart alike.
  mutating func merge(_ other: RecentFrames) {
    guard seed == other.seed else { return }
    for place in other.places.indices where other.places[place].mark != 0 {
      let set = place / Self.ways * Self.ways
      insert(Trace(set: set, mark: other.places[place].mark), at: other.places[place].time)
    }
  }

  /// What a frame is known by, and among which places it has to be.
  private struct Trace {
    let set: Int
    let mark: UInt32

    init(set: Int, mark: UInt32) { (self.set, self.mark) = (set, mark) }

    @inline(__always)
    init(_ fingerprint: UInt32, isFromLow: Bool, _ hash: UInt64) {
      let mixed = (hash ^ UInt64(fingerprint) << 1 ^ (isFromLow ? 1 : 0)) &* 0x9e37_79b9_7f4a_7c15
      set = Int(mixed >> (64 - RecentFrames.setBits)) * RecentFrames.ways
      mark = max(1, UInt32(truncatingIfNeeded: mixed >> 16))
    }
  }

  @inline(__always)
  private static func microseconds(_ time: Int64) -> UInt32 {
    UInt32(truncatingIfNeeded: time / 1000)
  }

  @inline(__always)
  private func place(of trace: Trace, at now: UInt32) -> Int? {
    for place in trace.set..<(trace.set + Self.ways)
    where places[place].mark == trace.mark && places[place].distance(to: now) <= Self.nearness {
      return place
    }
    return nil
  }

  /// In the place of the oldest.
  @inline(__always)
  private mutating func insert(_ trace: Trace, at now: UInt32) {
    var oldest = trace.set
    for place in (trace.set + 1)..<(trace.set + Self.ways)
    where places[place].distance(to: now) > places[oldest].distance(to: now) {
      oldest = place
    }
    places[oldest] = Place(mark: trace.mark, time: now)
  }
}
