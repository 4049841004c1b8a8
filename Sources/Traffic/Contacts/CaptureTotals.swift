/// Sums over the flows of one capture.
public struct CaptureTotals: Hashable, Sendable {
  /// Packets of flows, those of tunnels left out.
  public var packets = 0
  /// Those among them that were found inside tunnels.
  public var tunnelled = 0
  /// Suspected second copies by a mirror among them.
  public var copies = 0
  /// The first frames of flows that hold such copies.
  public var copyEvidence = EvidenceList()
  /// How much of its TCP connections was captured.
  public var streams = StreamTotals()

  mutating func add(_ flow: Flow) {
    guard flow.low.carrierPackets + flow.high.carrierPackets == 0 else { return }
    let count = flow.low.tally.packets + flow.high.tally.packets
    packets += count
    if flow.depth > 0 { tunnelled += count }
    let copied = flow.low.copies + flow.high.copies
    copies += copied
    if copied > 0 {
      copyEvidence.insert(Evidence(capture: Int(flow.capture), frame: flow.firstFrame))
    }
    streams.add(flow)
  }

  static func + (left: Self, right: Self) -> Self {
    var sum = left
    sum.packets += right.packets
    sum.tunnelled += right.tunnelled
    sum.copies += right.copies
    sum.copyEvidence.merge(right.copyEvidence)
    sum.streams = left.streams + right.streams
    return sum
  }
}
