/// A stretch of time in which an interface gave nothing, whatever passed: it was down, or gone.
///
/// A recording says so in a comment on statistics of its interfaces, so that whoever reads it knows what is missing.
public struct CaptureAbsence: Hashable, Sendable {
  /// `The interface 'eth1' was down for about 3.8 s`
  public let text: String

  private static let prefix = "missing: "

  package init(_ text: String) {
    self.text = text
  }

  /// The absence that a comment written by ``comment`` tells of; nil for any other.
  init?(comment: String) {
    guard comment.hasPrefix(Self.prefix) else { return nil }
    text = String(comment.dropFirst(Self.prefix.count))
  }

  /// How it stands in a recording.
  package var comment: String { Self.prefix + text }

  /// What there is to say of the capture.
  ///
  /// - Parameter frame: the frame that follows, if any does.
  package func problem(before frame: Int, byteOffset: Int) -> CaptureProblem {
    let place = frame > 1 ? "after frame \(frame - 1)" : "before the first frame"
    return CaptureProblem(
      kind: .interfaceDown, text: "\(text), \(place): what passed meanwhile is missing.",
      byteOffset: byteOffset, frame: frame)
  }
}
