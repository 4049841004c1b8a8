/// From when to when a connection was seen to stand.
public struct ConnectionSpan: Hashable, Comparable, Sendable {
  /// Its first and last packet, in nanoseconds since 1970.
  public var first: Int64
  public var last: Int64
  /// The longest that nothing was sent over it, in nanoseconds.
  public var longestSilence: Int64
  /// Whether its beginning was captured; else it stood before.
  public var beginsInside: Bool
  /// Whether a FIN or RST ended it; else it may stand on.
  public var isClosed: Bool

  /// Those with an open end first, of either the longest, then the earliest.
  public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: (Int, Int64, Int64, Int64, Int) {
    (
      beginsInside && isClosed ? 1 : 0, first - last, first, -longestSilence,
      (beginsInside ? 2 : 0) + (isClosed ? 1 : 0)
    )
  }
}
