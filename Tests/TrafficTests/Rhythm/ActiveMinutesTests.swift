import TestSupport
import Testing

@testable import Traffic

/// Minutes kept in one word against a plain set of them.
@Suite struct ActiveMinutesTests {
  private func minutes(_ seed: UInt64) -> [Int32] {
    var random = SplitMix64(seed: seed)
    let from = Int32.random(in: -1000...30_000_000, using: &random)
    let reach = Int32(1) << Int32.random(in: 0...24, using: &random)
    return (0..<Int.random(in: 0...90, using: &random)).map { _ in
      from + Int32.random(in: 0...reach, using: &random)
    }
  }

  private func active(_ minutes: some Sequence<Int32>) -> ActiveMinutes {
    minutes.reduce(into: ActiveMinutes()) { $0.insert($1) }
  }

  /// The shortest stretches, of a power of two of minutes, of which 64 hold all.
  private func plain(_ minutes: [Int32]) -> (length: Int32, stretches: [Int32]) {
    guard let first = minutes.min(), let last = minutes.max() else { return (1, []) }
    var scale: Int32 = 0
    while (last >> scale) - (first >> scale) > 63 { scale += 1 }
    return (1 << scale, Set(minutes.map { ($0 >> scale) << scale }).sorted())
  }

  @Test func itIsThePlainSetInTheShortestStretchesThatFit() {
    for seed in 0..<2000 as Range<UInt64> {
      let minutes = minutes(seed)
      let kept = active(minutes)
      let plain = plain(minutes)
      #expect(kept.stretches == plain.stretches, "seed \(seed)")
      #expect(kept.stretchMinutes == plain.length, "seed \(seed)")
      #expect(kept.isEmpty == minutes.isEmpty)
    }
  }

  @Test func theirOrderDoesNotMatter() {
    for seed in 0..<500 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let minutes = minutes(seed)
      #expect(active(minutes) == active(minutes.shuffled(using: &random)), "seed \(seed)")
    }
  }

  @Test func mergingIsTheUnion() {
    for seed in 0..<1000 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let minutes = minutes(seed) + self.minutes(seed + 10_000).prefix(seed % 2 == 0 ? 0 : 9)
      let cut = Int.random(in: 0...minutes.count, using: &random)
      var merged = active(minutes[cut...])
      merged.merge(active(minutes[..<cut]))
      #expect(merged == active(minutes), "seed \(seed)")
    }
  }

  @Test func theFarthestMinutesOfAnyCaptureFit() {
    let farthest: [Int32] = [-153_722_867, 0, 153_722_867]
    #expect(active(farthest).stretches.count >= 2)
    #expect(active(farthest) == active(farthest.reversed()))
  }
}
