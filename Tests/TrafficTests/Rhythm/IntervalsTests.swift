import TestSupport
import Testing

@testable import Traffic

/// Intervals counted by their length against plain arithmetic.
@Suite struct IntervalsTests {
  /// Random intervals of 0.41 s to 119 h, in nanoseconds: whole tenths of milliseconds, in which they are counted.
  private func lengths(_ seed: UInt64) -> [Int64] {
    var random = SplitMix64(seed: seed)
    let widest = Int.random(in: 13...32, using: &random)
    return (0..<Int.random(in: 1...300, using: &random)).map { _ in
      Int64.random(
        in: 1 << 12..<1 << Int64.random(in: 13...Int64(widest), using: &random), using: &random)
        * 100_000
    }
  }

  private func intervals(_ lengths: some Sequence<Int64>) -> Intervals {
    lengths.reduce(into: Intervals()) { $0.add($1) }
  }

  @Test func theMeanIsThePlainMean() {
    for seed in 0..<200 as Range<UInt64> {
      let lengths = lengths(seed)
      let plain = lengths.reduce(0.0) { $0 + Double($1) / 1e9 } / Double(lengths.count)
      let counted = intervals(lengths)
      let mean = counted.classes.reduce(0) { $0 + $1.sum } / Double(counted.count)
      #expect(abs(mean - plain) <= plain * 1e-9, "seed \(seed)")
    }
  }

  @Test func theDeviationIsThePlainDeviation() {
    for seed in 0..<200 as Range<UInt64> {
      let lengths = lengths(seed).map { Double($0) / 1e9 }
      let center = lengths.reduce(0, +) / Double(lengths.count)
      let plain = lengths.reduce(0) { $0 + ($1 - center) * ($1 - center) }
      let counted = intervals(self.lengths(seed))
      let squares = counted.classes.reduce(0) { $0 + $1.squares(around: center) }
      #expect(abs(squares - plain) <= 1e-6 * plain + 1e-6, "seed \(seed)")
    }
  }

  @Test func everyIntervalOfAClassIsWithinASixteenthOfItsMean() {
    for seed in 0..<200 as Range<UInt64> {
      for length in lengths(seed) {
        let seconds = Double(length) / 1e9
        let shares = intervals([length, length]).classes
        #expect(shares.count == 1 && abs(shares[0].mean - seconds) < seconds * 1e-9)
      }
    }
    // Of one class: the shortest, and one that is a sixteenth of an octave longer, less a unit.
    #expect(intervals([1_638_400_000, 1_740_700_000]).classes.count == 1)
    #expect(intervals([1_638_400_000, 1_740_800_000]).classes.count == 2)
  }

  @Test func theirOrderDoesNotMatter() {
    for seed in 0..<100 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let lengths = lengths(seed)
      #expect(intervals(lengths) == intervals(lengths.shuffled(using: &random)), "seed \(seed)")
    }
  }

  @Test func mergedPartsAreTheWhole() {
    for seed in 0..<100 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let lengths = lengths(seed)
      let cut = Int.random(in: 0...lengths.count, using: &random)
      var merged = intervals(lengths[cut...])
      merged.merge(intervals(lengths[..<cut]))
      #expect(merged == intervals(lengths), "seed \(seed)")
    }
  }

  @Test func lengthsOfNoClassAreCountedOnly() {
    let counted = intervals([
      .min, -1, 0, 409_599_999, 409_600_000, 429_496_729_599_999, 429_496_729_600_000, .max,
    ])
    #expect(counted.tooShort == 4)
    #expect(counted.count == 2)
    #expect(counted.tooLong == 2)
  }

  @Test func thereAreOnlySoManyClasses() {
    var counted = Intervals()
    var length = 1.0
    while length < 1e18 {
      counted.add(Int64(length))
      length *= 1.001
    }
    #expect(counted.classes.count == 20 * 16)
    #expect(counted.classes.map(\.mean) == counted.classes.map(\.mean).sorted())
  }

  @Test func manyLongIntervalsDoNotOverflow() {
    var counted = intervals([429_496_729_500_000])
    for _ in 0..<40 { counted.merge(counted) }
    #expect(counted.classes.count == 1)
  }

  @Test func timesInOrderHaveOneIntervalLess() {
    #expect(Intervals(between: [Int64]()).count == 0)
    #expect(Intervals(between: [5]).count == 0)
    #expect(
      Intervals(between: [0, 1_000_000_000, 3_000_000_000])
        == intervals([1_000_000_000, 2_000_000_000]))
  }
}
