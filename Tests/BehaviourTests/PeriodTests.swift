import Testing

@testable import Behaviour
@testable import Traffic

/// From which starts a period is told.
@Suite struct PeriodTests {
  private static let seeds = 0..<1000 as Range<UInt64>

  private func times(_ seconds: [Double]) -> [Int64] {
    seconds.map { Clockwork.start + Int64($0 * 1e9) }
  }

  @Test(arguments: [true, false])
  func regularStartsHaveTheirPeriod(_ isDrifting: Bool) {
    let found = Self.seeds.count { seed in
      let clockwork = Clockwork.regular(seed: seed, isDrifting: isDrifting)
      return clockwork.isKept(by: Period(ofStarts: clockwork.times)?.seconds)
    }
    #expect(found >= 980, "\(found) of 1000")
  }

  @Test func randomStartsHaveNone() {
    let invented = Self.seeds.count { Period(ofStarts: Clockwork.random(seed: $0)) != nil }
    #expect(invented <= 30, "\(invented) of 1000")
  }

  @Test func fourStartsAreTooFew() {
    #expect(Period(ofStarts: times([0, 60, 120, 180])) == nil)
    #expect(Period(ofStarts: times([0, 60, 120, 180, 240]))?.seconds == 60)
  }

  @Test func aConnectionToEachOfTwoAddressesIsOneStart() {
    let pairs = (0..<8).flatMap { [Double($0) * 300, Double($0) * 300 + 1.5] }
    let period = Period(ofStarts: times(pairs))
    #expect(period.map { abs($0.seconds - 300) < 0.5 } == true)
    #expect(period?.count == 8)
  }

  @Test func burstsFarApartAreNoPeriod() {
    // Three tries at 40 s from one to the next, each hour: neither is the period of the other.
    let bursts = (0..<4).flatMap { hour in [0.0, 200, 1200].map { Double(hour) * 3600 + $0 } }
    #expect(Period(ofStarts: times(bursts)) == nil)
  }

  @Test func startsAtOneMomentHaveNoPeriod() {
    #expect(Period(ofStarts: times([5, 5, 5, 5, 5, 5])) == nil)
  }

  @Test func anyTimesAreJudgedWithoutATrap() {
    let farthest: [Int64] = [-4_611_686_018_427_387_904, 0, 0, 1, 4_611_686_018_427_387_903]
    #expect(Period(ofStarts: farthest) == nil)
    #expect(Period(ofStarts: []) == nil)
  }
}
