/// Sums over the flows of one capture.
public struct CaptureTotals: Hashable, Sendable {
  /// Packets of flows, those of tunnels left out.
  public var packets = 0
  /// Suspected second copies by a mirror among them.
  public var copies = 0
  /// How much of its TCP connections was captured.
  public var streams = StreamTotals()

  mutating func add(_ flow: Flow) {
    guard flow.low.carrierPackets + flow.high.carrierPackets == 0 else { return }
    packets += flow.low.tally.packets + flow.high.tally.packets
    copies += flow.low.copies + flow.high.copies
    streams.add(flow)
  }

  static func + (left: Self, right: Self) -> Self {
    var sum = left
    sum.packets += right.packets
    sum.copies += right.copies
    sum.streams = left.streams + right.streams
    return sum
  }
}
