import Testing

@testable import Behaviour

/// What time was captured, of captures that are read as one.
@Suite struct CapturedTimeTests {
  private static let minute: Int64 = 60_000_000_000

  /// - Parameter captures: from minute to minute.
  private func captured(
    _ captures: [ClosedRange<Int64>], from start: Int64? = nil, to end: Int64? = nil
  ) -> CapturedTime {
    let times = captures.map {
      $0.lowerBound * Self.minute...$0.upperBound * Self.minute
    }
    let first = captures.map(\.lowerBound).min() ?? 0
    let last = captures.map(\.upperBound).max() ?? 0
    return CapturedTime(
      of: times, from: (start ?? first) * Self.minute, to: (end ?? last) * Self.minute)
  }

  private func minutes(_ captured: CapturedTime) -> Int64 { captured.length / Self.minute }

  @Test func tenMinutesOfTwoNightsAreTwenty() {
    let nights = captured([0...10, 1440...1450])
    #expect(minutes(nights) == 20)
    #expect(nights.pauses == [10 * Self.minute..<1440 * Self.minute])
    #expect(nights.stretches.count == 2)
  }

  @Test func theirOrderDoesNotMatter() {
    #expect(captured([1440...1450, 0...10]) == captured([0...10, 1440...1450]))
  }

  @Test func aCaptureThatGoesOnInAnotherFileHasNoPause() {
    #expect(captured([0...60, 62...120]).pauses.isEmpty)
    #expect(captured([0...10, 10...20]).pauses.isEmpty)
  }

  @Test func nobodyPausesWhileAnotherCaptures() {
    #expect(captured([0...2000, 5...10, 1440...1450]).pauses.isEmpty)
  }

  @Test func aStretchThatIsAskedAboutCutsPauses() {
    #expect(minutes(captured([0...10, 1440...1450], from: 5, to: 1445)) == 10)
    let within = captured([0...10, 1440...1450], from: 20, to: 30)
    #expect(within.length == 0)
    #expect(captured([0...10, 1440...1450], from: 2, to: 8).pauses.isEmpty)
  }
}
