/// What of one side of a TCP connection was sent but not captured. Few sides have any.
struct StreamLosses: Sendable {
  /// A stretch of sequence numbers that was sent but not captured.
  private struct Hole: BitwiseCopyable {
    var start: UInt32
    var end: UInt32
  }

  /// Bytes the other side acknowledged that left the list of holes before they were captured.
  var missedBefore = 0
  private var holes: InlineArray<4, Hole> = .init(repeating: Hole(start: 0, end: 0))
  private var count = 0

  /// Adds a stretch; where there is no room, the oldest leaves.
  ///
  /// - Parameter acknowledged: up to where the other side has acknowledged.
  mutating func add(from start: UInt32, to end: UInt32, acknowledged: UInt32) {
    if count == holes.count { forgetOldest(acknowledged) }
    holes[count] = Hole(start: start, end: end)
    count += 1
  }

  /// Makes room; a hole that nobody acknowledged yet is no proof of anything.
  private mutating func forgetOldest(_ acknowledged: UInt32) {
    if distance(from: holes[0].end, to: acknowledged) >= 0 {
      missedBefore += Int(holes[0].end &- holes[0].start)
    }
    for index in 1..<holes.count { holes[index - 1] = holes[index] }
    count -= 1
  }

  /// Takes `start..<end` out of the holes; true when some of it was missing.
  mutating func fill(from start: UInt32, to end: UInt32, acknowledged: UInt32) -> Bool {
    var filled = false
    var index = 0
    while index < count {
      let hole = holes[index]
      let overlaps =
        distance(from: start, to: hole.end) > 0 && distance(from: hole.start, to: end) > 0
      guard overlaps else {
        index += 1
        continue
      }
      filled = true
      let keepsHead = distance(from: hole.start, to: start) > 0
      let keepsTail = distance(from: end, to: hole.end) > 0
      switch (keepsHead, keepsTail) {
      case (true, true):
        holes[index].end = start
        add(from: end, to: hole.end, acknowledged: acknowledged)
        return true
      case (true, false): holes[index].end = start
      case (false, true): holes[index].start = end
      case (false, false):
        count -= 1
        for later in index..<count { holes[later] = holes[later + 1] }
        continue
      }
      index += 1
    }
    return filled
  }

  // MARK: Questions

  /// How many holes begin between two acknowledgments.
  func reached(from before: UInt32, to number: UInt32) -> Int {
    (0..<count).count { index in
      distance(from: before, to: holes[index].start) >= 0
        && distance(from: holes[index].start, to: number) > 0
    }
  }

  /// Bytes the other side acknowledged but the capture does not hold.
  func missedBytes(acknowledged: UInt32) -> Int {
    var sum = missedBefore
    for index in 0..<count where distance(from: holes[index].end, to: acknowledged) >= 0 {
      sum += Int(holes[index].end &- holes[index].start)
    }
    return sum
  }

  /// Whether more than a FIN was acknowledged behind a sequence number, but not captured.
  func isMissing(after number: UInt32, acknowledged: UInt32) -> Bool {
    (0..<count).contains { index in
      let hole = holes[index]
      return hole.end &- hole.start > 1 && distance(from: number, to: hole.end) > 0
        && distance(from: hole.end, to: acknowledged) >= 0
    }
  }

  /// Whether a sequence number is known of but was not captured.
  func isMissing(_ number: UInt32) -> Bool {
    (0..<count).contains { index in
      distance(from: holes[index].start, to: number) >= 0
        && distance(from: number, to: holes[index].end) > 0
    }
  }
}
