/// Where a line of text ends: at LF, or at the CR before it (RFC 9112 §2.2).
public struct TextLine: Hashable, Sendable {
  /// Where its end of line begins.
  public let end: Int
  /// Where the next line begins.
  public let next: Int

  /// The line that begins at `start`; nil where its end is not among the bytes.
  /// - Parameter searched: up to where it is known that no line ends.
  public init?(in bytes: RawSpan, from start: Int, searched: Int = 0) {
    guard let feed = bytes.firstOffset(of: UInt8(ascii: "\n"), from: max(start, searched)) else {
      return nil
    }
    next = feed + 1
    end = feed > start && bytes.byte(at: feed - 1) == UInt8(ascii: "\r") ? feed - 1 : feed
  }
}
