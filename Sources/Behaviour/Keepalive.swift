import Traffic

/// A small message that one side of a connection sends again and again, to keep it open.
public struct Keepalive: Hashable, Sendable {
  public var kind: Beat.Kind
  /// Who sends it.
  public var sender: Side
  /// How often it was seen, over all connections of the contact.
  public var count: Int
  /// Nil where it was seen too seldom, or at no period.
  public var period: Period?
  /// Bytes of payload of one; 0 of those known by their content or their sequence number alone.
  public var size: Int
  public var evidence: [Evidence]
  /// Nanoseconds from the last one to the capture's end, where nobody was seen to close a connection and many were due since; else
  /// nil.
  public var silence: Int64?

  public init(
    kind: Beat.Kind, sender: Side, count: Int, period: Period?, size: Int, evidence: [Evidence]
  ) {
    self.kind = kind
    self.sender = sender
    self.count = count
    self.period = period
    self.size = size
    self.evidence = evidence
  }
}
