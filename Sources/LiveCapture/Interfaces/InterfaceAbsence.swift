import Captures

/// A stretch of time in which an interface gave nothing because it was down, or gone.
struct InterfaceAbsence {
  let interface: String
  /// Whether there is no interface of that name any more; else it is down.
  var isGone: Bool
  let since: ContinuousClock.Instant
  /// The frame that follows, if any does.
  let frame: Int

  /// What to say when it begins, or when what was down is gone.
  var beginning: String {
    isGone
      ? "The interface '\(interface)' is gone; waiting for it to come back."
      : "The interface '\(interface)' went down; waiting for it to come back."
  }

  /// What to say when it ends.
  func end(at now: ContinuousClock.Instant) -> String {
    "The interface '\(interface)' is back after \(Self.seconds(now - since))."
  }

  /// What there is to say of the capture: once it is over, or the capture is.
  func problem(at now: ContinuousClock.Instant, isBack: Bool, byteOffset: Int) -> CaptureProblem {
    let length = Self.seconds(now - since)
    let state = isGone ? "gone" : "down"
    let text =
      isBack
      ? "The interface '\(interface)' was \(state) for about \(length) before frame \(frame): what passed meanwhile is missing."
      : "The interface '\(interface)' was \(state) for about the last \(length), after frame \(frame - 1): what passed meanwhile is missing."
    return CaptureProblem(
      kind: .interfaceDown, text: text, byteOffset: byteOffset, frame: frame)
  }

  /// In tenths of a second.
  private static func seconds(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    return "\(seconds).\(attoseconds / 100_000_000_000_000_000) s"
  }
}
