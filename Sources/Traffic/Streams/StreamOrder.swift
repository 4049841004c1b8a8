import Packets

/// Puts the segments of one direction in order, in sequence space (RFC 9293 §3.4).
///
/// Segments that come too early wait, within bounds; of bytes that come twice the first copy counts. What was never
/// captured is passed over once the other side acknowledged what follows, or when too much waits.
struct StreamOrder: Sendable {
  private struct Segment: Sendable {
    var sequence: UInt32
    var bytes: [UInt8]

    /// Whether these bytes are the same, as far as both go.
    func begins(like other: RawSpan) -> Bool {
      let count = min(bytes.count, other.byteCount)
      return Array(bytes[..<count]) == [UInt8](copying: other.extracting(0..<count))
    }
  }

  /// Most bytes that wait for those before them.
  static let waitingBound = 65_536
  private static let segmentBound = 64
  /// A jump farther than this is no gap but a sequence number that makes no sense.
  private static let farthestJump: Int32 = 1 << 20

  private var isPlaced = false
  /// Whether a SYN told where the stream begins.
  private(set) var isFromStart = false
  /// The sequence number of the next byte in order.
  private var next: UInt32 = 0
  private var waiting: [Segment] = []
  private var recent = RecentSegments()
  /// Segments that brought other bytes than the first copy had.
  private(set) var conflicts = 0
  private var waitingBytes = 0

  /// Sets where the stream begins, or where the capture joins in.
  @inline(__always)
  mutating func place(at sequence: UInt32, isStart: Bool) {
    guard !isPlaced else { return }
    isPlaced = true
    isFromStart = isStart
    next = sequence
  }

  /// Places a segment's payload: gives where in it the next bytes in order begin; nil where there are none, or where it
  /// has to wait.
  @inline(__always)
  mutating func arrive(_ bytes: RawSpan, at sequence: UInt32) -> Int? {
    let ahead = Int32(bitPattern: sequence &- next)
    if ahead == 0 {
      recent.insert(bytes, at: sequence)
      next = sequence &+ UInt32(truncatingIfNeeded: bytes.byteCount)
      return 0
    }
    return ahead > 0 ? arriveEarly(bytes, at: sequence, ahead) : arriveAgain(bytes, at: sequence)
  }

  private mutating func arriveEarly(
    _ bytes: RawSpan, at sequence: UInt32, _ ahead: Int32
  ) -> Int? {
    if ahead < Self.farthestJump { keep(bytes, at: sequence) }
    return nil
  }

  private mutating func arriveAgain(_ bytes: RawSpan, at sequence: UInt32) -> Int? {
    if recent.contradict(bytes, at: sequence) { conflicts += 1 }
    let known = Int(next &- sequence)
    guard known < bytes.byteCount else { return nil }
    next = sequence &+ UInt32(truncatingIfNeeded: bytes.byteCount)
    return known
  }

  private mutating func keep(_ bytes: RawSpan, at sequence: UInt32) {
    let place =
      waiting.firstIndex { Int32(bitPattern: $0.sequence &- sequence) >= 0 } ?? waiting.count
    if place < waiting.count, waiting[place].sequence == sequence {
      if !waiting[place].begins(like: bytes) { conflicts += 1 }
      guard waiting[place].bytes.count < bytes.byteCount else { return }
    }
    waiting.insert(Segment(sequence: sequence, bytes: [UInt8](copying: bytes)), at: place)
    waitingBytes += bytes.byteCount
  }

  var isWaiting: Bool { !waiting.isEmpty }

  /// Whether so much waits that what is missing must be given up.
  var isFull: Bool { waitingBytes > Self.waitingBound || waiting.count > Self.segmentBound }

  /// Whether the other side's acknowledgment covers what is missing.
  @inline(__always)
  func isGapCovered(by number: UInt32) -> Bool {
    guard let first = waiting.first else { return false }
    return Int32(bitPattern: number &- first.sequence) >= 0
  }

  /// Gives up what is missing before the first segment that waits; how many bytes that is.
  mutating func giveUpGap() -> Int {
    guard let first = waiting.first else { return 0 }
    let gap = Int32(bitPattern: first.sequence &- next)
    guard gap > 0 else { return 0 }
    next = first.sequence
    return Int(gap)
  }

  /// The bytes that are in order now, of a segment that waited.
  mutating func takeReady() -> [UInt8]? {
    while let first = waiting.first {
      let ahead = Int32(bitPattern: first.sequence &- next)
      guard ahead <= 0 else { return nil }
      waiting.removeFirst()
      waitingBytes -= first.bytes.count
      let known = 0 &- Int(ahead)
      guard known < first.bytes.count else { continue }
      next = first.sequence &+ UInt32(truncatingIfNeeded: first.bytes.count)
      return known == 0 ? first.bytes : Array(first.bytes[known...])
    }
    return nil
  }
}
