import TestSupport
import Testing

@testable import Traffic

@Suite struct StartTimesTests {
  private func starts(_ times: some Sequence<Int64>) -> StartTimes {
    times.reduce(into: StartTimes()) { $0.insert($1) }
  }

  private func times(_ seed: UInt64) -> [Int64] {
    var random = SplitMix64(seed: seed)
    return (0..<Int.random(in: 0...1500, using: &random)).map { _ in
      Int64.random(in: -1_000_000...1_000_000, using: &random)
    }
  }

  @Test func theEarliestAreKeptInOrderAndAllAreCounted() {
    for seed in 0..<60 as Range<UInt64> {
      let times = times(seed)
      let kept = starts(times)
      #expect(kept.times == Array(times.sorted().prefix(StartTimes.bound)), "seed \(seed)")
      #expect(kept.count == times.count)
      #expect(kept.isCut == (times.count > StartTimes.bound))
    }
  }

  @Test func mergedPartsAreTheWhole() {
    for seed in 0..<60 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let times = times(seed)
      let cut = Int.random(in: 0...times.count, using: &random)
      var merged = starts(times[cut...])
      merged.merge(starts(times[..<cut]))
      #expect(merged == starts(times), "seed \(seed)")
    }
  }
}
