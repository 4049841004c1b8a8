/// How far a session came with the bytes of a stream that were at hand.
public struct StreamProgress: Hashable, Sendable {
  /// Bytes that are done with, from the first of those given.
  public var consumed: Int
  /// Bytes after those that the session has no use for: they are not shown to it, nor kept. Most may not have arrived yet.
  public var skipped: Int
  /// How many bytes beyond the consumed ones there must be before asking again makes sense.
  public var needed: Int
  /// Whether the session can't tell where its next message begins: it is asked at the start of each segment from now
  /// on, until it can.
  public var isLost: Bool

  public init(consumed: Int = 0, skipped: Int = 0, needed: Int = 1, isLost: Bool = false) {
    self.consumed = consumed
    self.skipped = skipped
    self.needed = needed
    self.isLost = isLost
  }

  /// The message at the start is not complete: nothing is consumed until there are `count` bytes.
  public static func needs(_ count: Int) -> StreamProgress { StreamProgress(needed: count) }
  /// A message of `count` bytes is done with.
  public static func consumed(_ count: Int) -> StreamProgress { StreamProgress(consumed: count) }
  /// The message at the start can't be read: where it is only cut, and not longer than any is, until there is more of it.
  ///
  /// - Parameter bound: bytes that no message is longer than.
  public static func failed(
    _ error: DecodeError, at bytes: RawSpan, bound: Int = .max
  ) -> StreamProgress {
    guard case .truncated = error.problem, bytes.byteCount < bound else { return .lost }
    return .needs(bytes.byteCount + 1)
  }
  /// No message begins here.
  public static var lost: StreamProgress { StreamProgress(isLost: true) }
}
