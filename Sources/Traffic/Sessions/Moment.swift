import Packets

/// The packet in which something was said: when, where in the captures, and by which end of its flow.
public struct Moment: Hashable, Sendable {
  /// Nanoseconds since 1970.
  public let time: Int64
  public let evidence: Evidence
  public let sender: Sender

  public init(time: Int64, evidence: Evidence, sender: Sender) {
    self.time = time
    self.evidence = evidence
    self.sender = sender
  }
}
