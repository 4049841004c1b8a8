import Packets

/// What one party sent and received over a whole capture.
public struct PartyTotals: Hashable, Sendable {
  public var sent = Tally()
  public var received = Tally()
  /// Suspected second copies by a mirror among these.
  public var sentCopies = Tally()
  public var receivedCopies = Tally()
  public var first: Int64 = .max
  public var last: Int64 = .min
  /// The lowest frame it sent; nil when it only received.
  public var firstSent: Evidence?
  public var timeline = Timeline()
  public var signs = SenderSigns()

  public init() {}

  mutating func note(_ time: Int64) {
    first = min(first, time)
    last = max(last, time)
  }

  /// Adds a minute of a flow in which this party is the low end point or the high one.
  mutating func add(_ minute: FlowMinute, isLow: Bool) {
    let (own, other) = isLow ? (minute.low, minute.high) : (minute.high, minute.low)
    sent += own
    received += other
    timeline.add(sent: own, received: other, minute: minute.minute)
  }

  /// Adds a flow that is over, its last minute included.
  mutating func add(_ flow: Flow, isLow: Bool) {
    add(flow.timeline, isLow: isLow)
    note(flow.first)
    note(flow.last)
    // What is chosen between is copied, what is handed on isn't.
    if isLow {
      add(flow.low, flow.high, to: flow.key.high, flow.capture)
    } else {
      add(flow.high, flow.low, to: flow.key.low, flow.capture)
    }
  }

  private mutating func add(
    _ own: FlowSide, _ other: FlowSide, to address: IPAddress, _ capture: UInt16
  ) {
    sentCopies += own.copyTally
    receivedCopies += other.copyTally
    signs.add(own, to: address)
    guard own.firstFrame > 0 else { return }
    firstSent = .earliest(firstSent, Evidence(capture: Int(capture), frame: own.firstFrame))
  }

  /// Adds what another party of the same device, or another part of the capture, counted.
  public mutating func add(_ other: PartyTotals) {
    sent += other.sent
    received += other.received
    sentCopies += other.sentCopies
    receivedCopies += other.receivedCopies
    first = min(first, other.first)
    last = max(last, other.last)
    firstSent = .earliest(firstSent, other.firstSent)
    timeline.merge(other.timeline)
    signs.add(other.signs)
  }
}
