import Traffic

extension VantageGround {
  /// Definition: times between captures that are read as one during which nobody captured (``CapturedTime``).
  /// Threshold: one.
  var notCaptured: [Vantage.Statement] {
    guard let captured, let longest = captured.pauses.map(\.length).max() else { return [] }
    let pauses = captured.pauses
    let what =
      pauses.count == 1
      ? "Between these captures nothing was captured for \(Quantity.duration(longest))"
      : "Between these captures nothing was captured \(pauses.count.grouped) times, for \(Quantity.duration(longest)) at most"
    return [
      Vantage.Statement(
        kind: "not-captured", severity: .info,
        text: what
          + ": what is told a minute, a day, or as a part of the time is of the \(Quantity.duration(captured.length)) captured. "
          + "Periods and patterns that go on from one capture to another are less certain.",
        evidence: [])
    ]
  }
}

extension Range<Int64> {
  fileprivate var length: Int64 { upperBound - lowerBound }
}
