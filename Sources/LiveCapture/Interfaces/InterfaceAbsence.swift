import Captures

/// A stretch of time in which an interface gave nothing because it was down, or gone.
struct InterfaceAbsence {
  let interface: String
  /// Whether there is no interface of that name any more; else it is down.
  var isGone: Bool
  let since: ContinuousClock.Instant

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

  /// Tells of it in the capture: once it is over, or the capture is.
  func tell(at now: ContinuousClock.Instant, isBack: Bool, in description: inout CaptureDescription)
  {
    let absence = CaptureAbsence(
      "The interface '\(interface)' was \(isGone ? "gone" : "down") for about \(Self.seconds(now - since))",
      isLast: !isBack)
    description.add(
      absence.problem(before: description.packets + 1, byteOffset: description.bytes))
    description.add(CaptureComment(frame: nil, time: nil, text: absence.comment))
  }

  /// In tenths of a second.
  private static func seconds(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    return "\(seconds).\(attoseconds / 100_000_000_000_000_000) s"
  }
}
