import Analysis
import Traffic

extension Subject {
  /// How it reacted to what somebody marked; nil where nothing out of the ordinary followed.
  func reactionsToMarks() -> Answer.Sentence? {
    let marks = report.captures.flatMap(\.marks)
    let reactions = marks.compactMap { mark in
      mark.bursts.first {
        !$0.isUsual && ($0.device == device.id || $0.peer.device == device.id)
      }
    }
    guard let quickest = reactions.map(\.delay).min(), let slowest = reactions.map(\.delay).max()
    else { return nil }
    let delay =
      quickest == slowest
      ? "after \(Quantity.duration(quickest))"
      : "after \(Quantity.duration(quickest)) to \(Quantity.duration(slowest))"
    return .init(
      "Of \(Quantity.count(marks.count, "marked moment")), "
        + "\(Quantity.count(reactions.count)) \(reactions.count == 1 ? "was" : "were") followed by "
        + "more of its packets than usual, \(delay).", reactions.map(\.evidence))
  }
}
