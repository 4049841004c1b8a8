/// Beats of one kind, sender and size, added up.
public struct BeatTotals: Hashable, Sendable {
  /// What beats are told apart by.
  public struct Key: Hashable, Comparable, Sendable {
    public var kind: Beat.Kind
    /// Whether the client of the contact sends it; of a flow: its low end point.
    public var isFromClient: Bool
    /// Bytes of payload; 0 of kinds that are known by something else.
    public var size: UInt16

    /// The same of a contact, where this is of a flow.
    ///
    /// - Parameter clientIsLow: whether the flow's low end point is the client.
    func seen(fromClientAtLow clientIsLow: Bool) -> Self {
      var own = self
      own.isFromClient = isFromClient == clientIsLow
      return own
    }

    public static func < (left: Self, right: Self) -> Bool {
      (left.kind, left.isFromClient ? 0 : 1, left.size)
        < (right.kind, right.isFromClient ? 0 : 1, right.size)
    }
  }

  public var key: Key
  public private(set) var count: UInt32 = 0
  /// When the first and the last came, in nanoseconds since 1970.
  public private(set) var first: Int64 = .max
  public private(set) var last: Int64 = .min
  /// From one to the next of the same connection.
  public private(set) var apart = Intervals()
  /// From the last that its sender had sent over the connection, whatever it was.
  public private(set) var quiet = Intervals()
  public private(set) var evidence = EvidenceList()

  init(_ key: Key) { self.key = key }

  /// Adds a beat of the same connection.
  mutating func add(at time: Int64, after quiet: Int64?, _ evidence: Evidence) {
    let interval = count > 0 ? time - last : Int64.max
    if count > 0 { apart.add(interval) }
    // A probe is no payload, yet it sets its sender's timer back.
    if let quiet { self.quiet.add(min(quiet, interval)) }
    count &+= 1
    first = min(first, time)
    last = max(last, time)
    self.evidence.insert(evidence)
  }

  /// Adds the beats of a later part of the same connection.
  mutating func append(_ later: BeatTotals) {
    apart.add(later.first - last)
    merge(later)
  }

  /// Adds the beats of another connection.
  mutating func merge(_ other: BeatTotals) {
    count &+= other.count
    first = min(first, other.first)
    last = max(last, other.last)
    apart.merge(other.apart)
    quiet.merge(other.quiet)
    evidence.merge(other.evidence)
  }
}
