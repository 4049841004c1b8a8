import Packets

/// Puts the segments of one direction in order, in sequence space (RFC 9293 §3.4).
///
/// Segments that come too early wait, within bounds; of bytes that come twice the first copy counts. What was never
/// captured is passed over once the other side acknowledged what follows, or when too much waits.
struct StreamOrder: Sendable {
  private struct Segment: Sendable {
    var sequence: UInt32
    var bytes: [UInt8]
    /// The packet that brought them.
    var moment: Moment
  }

  /// Most bytes that wait for those before them.
  static let waitingBound = 65_536
  private static let segmentBound = 64
  /// What a segment that waits costs beside its bytes; a judgement.
  private static let segmentCost = 64
  /// A jump farther than this is no gap but a sequence number that makes no sense.
  private static let farthestJump: Int32 = 1 << 20

  // The widest first: there are two in each conversation, and nothing lies between them then.
  /// In order; no byte is in two of them.
  private var waiting: [Segment] = []
  private var waitingBytes: UInt32 = 0
  /// The sequence number of the next byte in order.
  private var next: UInt32 = 0
  private var recent = RecentSegments()
  /// Segments that brought other bytes than the first copy had, and were not told of yet: no packet brings more than two.
  private(set) var conflicts: UInt8 = 0
  private var isPlaced = false
  /// Whether a SYN told where the stream begins.
  private(set) var isFromStart = false

  /// Passes over what a snap length cut off from the end of a segment; false where that is not what comes next.
  mutating func passOver(cut count: Int, at sequence: UInt32) -> Bool {
    guard isPlaced, sequence == next, waiting.isEmpty else { return false }
    next = sequence &+ UInt32(truncatingIfNeeded: count)
    return true
  }

  /// Sets where the stream begins, or where the capture joins in.
  @inline(__always)
  mutating func place(at sequence: UInt32, isStart: Bool) {
    guard !isPlaced else { return }
    isPlaced = true
    isFromStart = isStart
    next = sequence
  }

  /// Places a segment's payload where it is what comes next in order, and nothing waits that may hold some of its bytes:
  /// whether it is so.
  @inline(__always)
  mutating func goOn(_ bytes: RawSpan, at sequence: UInt32) -> Bool {
    guard sequence == next, waiting.isEmpty else { return false }
    recent.insert(bytes, at: sequence)
    next = sequence &+ UInt32(truncatingIfNeeded: bytes.byteCount)
    return true
  }

  /// Places a segment's payload, whether it is what comes next, or comes too early or again: gives where in it the next
  /// bytes in order begin; nil where there are none, or where it has to wait.
  /// - Parameter moment: the packet that brings them.
  mutating func arrive(_ bytes: RawSpan, at sequence: UInt32, in moment: Moment) -> Int? {
    if goOn(bytes, at: sequence) { return 0 }
    let ahead = Int32(bitPattern: sequence &- next)
    guard ahead < 0 else {
      if ahead < Self.farthestJump { keep(bytes, at: sequence, moment) }
      return nil
    }
    // One byte before the next is how a keep-alive asks, with whatever byte (RFC 9293 §3.8.4).
    let isProbe = ahead == -1 && bytes.byteCount == 1
    if !isProbe, recent.contradict(bytes, at: sequence) { conflicts &+= 1 }
    let known = Int(next &- sequence)
    guard known < bytes.byteCount else { return nil }
    guard waiting.isEmpty else {
      keep(bytes.extracting(known..<bytes.byteCount), at: next, moment)
      return nil
    }
    next = sequence &+ UInt32(truncatingIfNeeded: bytes.byteCount)
    return known
  }

  /// Keeps what of a segment no other holds yet.
  private mutating func keep(_ bytes: RawSpan, at sequence: UInt32, _ moment: Moment) {
    var pieces: [Segment] = []
    var start = 0
    var differs = false
    func piece(_ range: Range<Int>) -> Segment {
      Segment(
        sequence: sequence &+ UInt32(truncatingIfNeeded: range.lowerBound),
        bytes: [UInt8](copying: bytes.extracting(range)), moment: moment)
    }
    for held in waiting {
      let heldStart = Int(Int32(bitPattern: held.sequence &- sequence))
      let heldEnd = heldStart + held.bytes.count
      guard heldEnd > start else { continue }
      guard heldStart < bytes.byteCount else { break }
      let both = max(heldStart, start)..<min(heldEnd, bytes.byteCount)
      let again = [UInt8](copying: bytes.extracting(both))
      let offset = both.lowerBound - heldStart
      if !held.bytes[offset..<(offset + both.count)].elementsEqual(again) { differs = true }
      if heldStart > start { pieces.append(piece(start..<heldStart)) }
      start = heldEnd
    }
    if start < bytes.byteCount { pieces.append(piece(start..<bytes.byteCount)) }
    if differs { conflicts &+= 1 }
    for piece in pieces { insert(piece) }
  }

  private mutating func insert(_ segment: Segment) {
    let place =
      waiting.firstIndex { Int32(bitPattern: $0.sequence &- segment.sequence) >= 0 }
      ?? waiting.count
    waiting.insert(segment, at: place)
    waitingBytes &+= UInt32(truncatingIfNeeded: segment.bytes.count)
  }

  /// Lets go of all that waits; how many bytes are passed over by that.
  mutating func letGo() -> Int {
    guard let last = waiting.last else { return 0 }
    let end = last.sequence &+ UInt32(truncatingIfNeeded: last.bytes.count)
    let count = Int(end &- next)
    next = end
    waiting = []
    waitingBytes = 0
    return count
  }

  /// What is held in memory, in bytes.
  @inline(__always)
  var heldBytes: Int { Int(waitingBytes) + waiting.count * Self.segmentCost }

  var isWaiting: Bool { !waiting.isEmpty }

  @inline(__always)
  var hasConflicts: Bool { conflicts > 0 }

  /// How many segments brought other bytes than the first copy had, since that was last asked.
  mutating func takeConflicts() -> Int {
    defer { conflicts = 0 }
    return Int(conflicts)
  }

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

  /// The bytes that are in order now, of a segment that waited, and the packet that brought them.
  mutating func takeReady() -> (bytes: [UInt8], moment: Moment)? {
    while let first = waiting.first {
      let ahead = Int32(bitPattern: first.sequence &- next)
      guard ahead <= 0 else { return nil }
      waiting.removeFirst()
      waitingBytes &-= UInt32(truncatingIfNeeded: first.bytes.count)
      let known = 0 &- Int(ahead)
      guard known < first.bytes.count else { continue }
      if known == 0 { recent.insert(first.bytes.rawSpan, at: first.sequence) }
      next = first.sequence &+ UInt32(truncatingIfNeeded: first.bytes.count)
      return (known == 0 ? first.bytes : Array(first.bytes[known...]), first.moment)
    }
    return nil
  }
}
