/// How a device tries to reach somebody who never answers.
public struct Attempts: Hashable, Sendable {
  /// What came back.
  public enum Refusal: Hashable, Sendable {
    /// A TCP RST.
    case reset
    /// An ICMP error (RFC 792, RFC 4443) by its name: `host-unreachable`, `port-unreachable`, …
    case icmp(String)
  }

  /// Connections or questions begun, and packets sent for them.
  public var count: Int
  public var packets: Int
  /// Seconds from a first SYN to each of its repetitions, of the connection with the most of them.
  public var repetitions: [Double]
  /// How often it tries again, tries of the same moment taken together; nil where that isn't regular or too seldom.
  public var period: Period?
  /// On how many moments the tries fell, where several fell on each; nil where each has its own, or that isn't known.
  public var rounds: Int?
  /// Nil for silence.
  public var refusal: Refusal?
  /// How many packets ICMP refused; 0 where none, or a RST did.
  public var refusedPackets = 0
  /// Whether what came back, a refusal or nothing, could not be captured: known is only that nothing came of it.
  public var isAnswerHidden = false

  public init(
    count: Int, packets: Int, repetitions: [Double] = [], period: Period? = nil,
    refusal: Refusal? = nil
  ) {
    self.count = count
    self.packets = packets
    self.repetitions = repetitions
    self.period = period
    self.refusal = refusal
  }

  /// Whether only some were refused, as far as refusals were seen.
  public var isPartlyRefused: Bool {
    if case .icmp = refusal { return refusedPackets > 0 && refusedPackets < count }
    return false
  }
}
