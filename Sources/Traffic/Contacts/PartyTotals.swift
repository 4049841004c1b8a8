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

  public init() {}

  mutating func note(_ time: Int64) {
    first = min(first, time)
    last = max(last, time)
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
  }
}
