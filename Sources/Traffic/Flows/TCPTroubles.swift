/// What went wrong in a TCP connection. Few have any.
struct TCPTroubles: Sendable {
  /// Stretches of each side that were acknowledged but not captured.
  var lowGaps: UInt32 = 0
  var highGaps: UInt32 = 0
  /// The first frame that acknowledged such a stretch, 0 where there is none, and the capture it is in.
  private(set) var gapFrame = 0
  private(set) var gapCapture: UInt16 = 0
  /// How often each side said that it has no room for more.
  var lowZeroWindows: UInt32 = 0
  var highZeroWindows: UInt32 = 0
  /// When a SYN that nobody had answered was sent again: the earliest few.
  private(set) var repeatedSYNs: [Int64] = []

  mutating func noteGap(frame: Int, capture: UInt16) {
    if gapFrame == 0 { (gapFrame, gapCapture) = (frame, capture) }
  }

  mutating func addRepeatedSYN(at time: Int64) {
    repeatedSYNs.append(time, atMost: Flow.repetitionBound)
  }

  /// Adds those of a later part of the same connection.
  mutating func append(_ later: TCPTroubles) {
    lowGaps &+= later.lowGaps
    highGaps &+= later.highGaps
    noteGap(frame: later.gapFrame, capture: later.gapCapture)
    lowZeroWindows &+= later.lowZeroWindows
    highZeroWindows &+= later.highZeroWindows
    for time in later.repeatedSYNs { addRepeatedSYN(at: time) }
  }
}
