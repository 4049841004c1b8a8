import Traffic

extension VantageGround {
  /// Definition: a frame whose time lies more than a second before its predecessor's in the same capture.
  /// Threshold: one. Less is what frames do that waited in the buffers of several interfaces. A step forward can't
  /// be told from silence, and isn't.
  var clockJump: [Vantage.Statement] {
    captures.indices.compactMap { index in
      guard let frames = summary.frames[index], frames.stepsBack > 0 else { return nil }
      let length = Self.words(nanoseconds: frames.greatestStep)
      let steps =
        frames.stepsBack == 1
        ? "once, by \(length)" : "\(frames.stepsBack.grouped) times, by \(length) at most"
      return Vantage.Statement(
        kind: "clock-jump",
        text: "The clock steps back\(place(index)) \(steps): it was set while capturing, or "
          + "captures were joined in another order than they were made. Durations and periods "
          + "across that are wrong.",
        advice: "Let the capturing machine set its clock before it captures; join captures with "
          + "mergecap, which puts packets in order.", evidence: frames.stepEvidence.items)
    }
  }

  private static func words(nanoseconds: Int64) -> String {
    let seconds = nanoseconds / 1_000_000_000
    return switch seconds {
    case ..<120: "\(seconds) s"
    case ..<7200: "\(seconds / 60) min"
    case ..<172_800: "\(seconds / 3600) h"
    default: "\(seconds / 86_400) days"
    }
  }
}
