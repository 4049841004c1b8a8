import Testing

@testable import Behaviour
@testable import Traffic

/// The period that most intervals fit, in homes of a thousand seeds.
@Suite struct RegularityTests {
  private static let seeds = 0..<1000 as Range<UInt64>

  @Test(arguments: [true, false])
  func thePeriodIsFoundInSpiteOfJitterMissedBeatsAndGaps(_ isDrifting: Bool) {
    let found = Self.seeds.count { seed in
      let clockwork = Clockwork.regular(seed: seed, isDrifting: isDrifting)
      return clockwork.isKept(by: Regularity(Intervals(between: clockwork.times))?.period)
    }
    #expect(found >= 980, "\(found) of 1000")
  }

  @Test func missedBeatsAreCounted() {
    let times = [0, 60, 120, 240, 300, 540].map { Clockwork.start + $0 * 1_000_000_000 }
    let found = Regularity(Intervals(between: times.map { Int64($0) }))
    #expect(found?.period == 60)
    #expect(found?.missed == 4)
    #expect(found?.fitting == 5)
    #expect(found?.single == 3)
  }

  @Test func jitterIsTheDeviationOfSingleIntervals() {
    var intervals = Intervals()
    for length in [58, 62, 58, 62, 120] as [Int64] { intervals.add(length * 1_000_000_000) }
    let found = Regularity(intervals)
    #expect(found?.period == 60)
    #expect(abs((found?.jitter ?? 0) - 2) < 1e-6)
  }

  @Test func aTenfoldIntervalIsOneWithNineMissedAndALongerOneIsNone() {
    var intervals = Intervals()
    for length in [60, 60, 60, 600, 660] as [Int64] { intervals.add(length * 1_000_000_000) }
    #expect(Regularity(intervals)?.fitting == 4)
    #expect(Regularity(intervals)?.missed == 9)
  }

  @Test func intervalsOfNoClassCountAgainstIt() {
    var intervals = Intervals()
    for length in [60_000, 60_000, 1, 1] as [Int64] { intervals.add(length * 1_000_000) }
    #expect(Regularity(intervals)?.share == 0.5)
  }

  @Test func nothingHasNoPeriod() {
    #expect(Regularity(Intervals()) == nil)
  }
}
