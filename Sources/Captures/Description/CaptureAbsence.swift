/// A stretch of time in which an interface gave nothing, whatever passed: it was down, or gone.
///
/// A recording says so in a comment on statistics of its interfaces, so that whoever reads it knows what is missing.
public struct CaptureAbsence: Hashable, Sendable {
  /// `The interface 'eth1' was down for about 3.8 s`
  public let text: String
  /// Whether it lasted until the capture's end; else packets follow.
  public let isLast: Bool

  private static let prefixes = (middle: "missing: ", end: "missing at the end: ")

  package init(_ text: String, isLast: Bool) {
    self.text = text
    self.isLast = isLast
  }

  /// The absence that a comment written by ``comment`` tells of; nil for any other.
  init?(comment: String) {
    isLast = comment.hasPrefix(Self.prefixes.end)
    let prefix = isLast ? Self.prefixes.end : Self.prefixes.middle
    guard comment.hasPrefix(prefix) else { return nil }
    text = String(comment.dropFirst(prefix.count))
  }

  /// How it stands in a recording.
  package var comment: String { (isLast ? Self.prefixes.end : Self.prefixes.middle) + text }

  /// What there is to say of the capture.
  ///
  /// - Parameter frame: the frame that follows, if any does.
  package func problem(before frame: Int, byteOffset: Int) -> CaptureProblem {
    let place = isLast ? " at its end" : " before frame \(frame)"
    return CaptureProblem(
      kind: .interfaceDown, text: "\(text)\(place): what passed meanwhile is missing.",
      byteOffset: byteOffset, frame: frame)
  }
}
