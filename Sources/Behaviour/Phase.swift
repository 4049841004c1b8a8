/// A stretch of time during which a device was as busy as before.
public struct Phase: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable {
    /// As little as it ever says.
    case idle
    /// Much more than that: somebody uses it, or it is updating itself.
    case inUse = "in-use"
  }

  public var kind: Kind
  /// In minutes since 1970; `end` is the first that no longer belongs to it.
  public var start: Int
  public var end: Int
  /// Both ways.
  public var packetsPerMinute: Double
  public var bytesPerMinute: Double

  public init(
    kind: Kind, start: Int, end: Int, packetsPerMinute: Double, bytesPerMinute: Double
  ) {
    self.kind = kind
    self.start = start
    self.end = end
    self.packetsPerMinute = packetsPerMinute
    self.bytesPerMinute = bytesPerMinute
  }
}
