/// How much of its TCP connections a capture holds.
public struct StreamTotals: Hashable, Sendable {
  /// Connections of which both sides were captured.
  public private(set) var bothSides = 0
  /// Connections of which one side was captured, which proves that the other one spoke.
  public private(set) var oneSide = 0
  /// Bytes sent by sides that were captured, of connections of which both were; each byte once.
  public private(set) var sentBytes = 0
  /// Bytes among these that the other side acknowledged, and that were never captured.
  public private(set) var missedBytes = 0
  /// Stretches of such bytes.
  public private(set) var gaps = 0
  /// The first frames of connections of which one side was captured.
  public private(set) var oneSideEvidence = EvidenceList()
  /// Frames that acknowledge what was never captured.
  public private(set) var gapEvidence = EvidenceList()

  mutating func add(_ flow: Flow) {
    switch flow.capturedSides {
    case .both:
      bothSides += 1
      addSides(of: flow)
    case .lowOnly, .highOnly:
      oneSide += 1
      oneSideEvidence.insert(Evidence(capture: Int(flow.capture), frame: flow.firstFrame))
    case .unknown, nil: return
    }
  }

  /// Adds a connection of which both sides were captured.
  private mutating func addSides(of flow: Flow) {
    // Where it lies: a copy would be as large as all of it.
    sentBytes += flow.connection[0].low.streamBytes + flow.connection[0].high.streamBytes
    let missed = flow.connection[0].low.missedBytes + flow.connection[0].high.missedBytes
    guard missed > 0 else { return }
    missedBytes += missed
    let tcp = flow.connection[0]
    let troubles = tcp.troubles
    gaps += Int(troubles.lowGaps) + Int(troubles.highGaps)
    gapEvidence.insert(Evidence(capture: Int(troubles.gapCapture), frame: troubles.gapFrame))
  }

  public init() {}

  public static func + (left: Self, right: Self) -> Self {
    var sum = left
    sum.bothSides += right.bothSides
    sum.oneSide += right.oneSide
    sum.sentBytes += right.sentBytes
    sum.missedBytes += right.missedBytes
    sum.gaps += right.gaps
    sum.oneSideEvidence.merge(right.oneSideEvidence)
    sum.gapEvidence.merge(right.gapEvidence)
    return sum
  }
}
