import TestSupport
import Testing

@testable import Traffic

@Suite struct ConnectionSpansTests {
  private func spans(_ seed: UInt64) -> [ConnectionSpan] {
    var random = SplitMix64(seed: seed)
    return (0..<Int.random(in: 0...80, using: &random)).map { _ in
      let first = Int64.random(in: 0...50, using: &random)
      return ConnectionSpan(
        first: first, last: first + Int64.random(in: 0...50, using: &random),
        longestSilence: Int64.random(in: 0...5, using: &random),
        beginsInside: Bool.random(using: &random), isClosed: Bool.random(using: &random))
    }
  }

  private func kept(_ spans: some Sequence<ConnectionSpan>) -> ConnectionSpans {
    spans.reduce(into: ConnectionSpans()) { $0.insert($1) }
  }

  @Test func thoseThatRankFirstAreKept() {
    for seed in 0..<200 as Range<UInt64> {
      let spans = spans(seed)
      let open = spans.filter { !$0.beginsInside || !$0.isClosed }
      let plain = open.sorted().prefix(ConnectionSpans.bound)
      #expect(kept(spans).open.map { [$0.first, $0.last] } == plain.map { [$0.first, $0.last] })
    }
  }

  @Test func theOthersAreUnited() {
    for seed in 0..<200 as Range<UInt64> {
      let spans = spans(seed)
      var stood: Set<Int64> = []
      let open = spans.filter { !$0.beginsInside || !$0.isClosed }.sorted()
      for span in spans.filter({ $0.beginsInside && $0.isClosed })
        + open.dropFirst(ConnectionSpans.bound)
      {
        stood.formUnion(span.first..<span.last)
      }
      let stretches = kept(spans).stretches
      #expect(stretches.reduce(0) { $0 + $1.stood } == Int64(stood.count), "seed \(seed)")
      for (stretch, next) in zip(stretches, stretches.dropFirst()) {
        #expect(stretch.to < next.from, "seed \(seed)")
      }
    }
  }

  @Test func whatHasNoRoomIsAddedUp() {
    let spans = (0..<1000 as Range<Int64>).map {
      ConnectionSpan(
        first: $0 * 60, last: $0 * 60 + 55, longestSilence: 0, beginsInside: true, isClosed: true)
    }
    let kept = kept(spans)
    #expect(kept.stretches.count == ConnectionSpans.stretchBound)
    #expect(kept.stretches.reduce(0) { $0 + $1.stood } == 55_000)
    #expect(kept.merged == 488)
  }

  /// Of connections captured in one direction the end is missing more often than not.
  @Test func openOnesThatHaveNoRoomAreUnitedWithTheOthers() {
    let spans = (0..<100 as Range<Int64>).map {
      ConnectionSpan(
        first: $0 * 60, last: $0 * 60 + 50, longestSilence: 48, beginsInside: true, isClosed: false)
    }
    let kept = kept(spans)
    #expect(kept.open.count == ConnectionSpans.bound)
    #expect(kept.stretches.reduce(0) { $0 + $1.stood } == 84 * 50)
  }

  @Test func whoStandsOpenRanksBeforeWhoStoodLonger() {
    let open = ConnectionSpan(
      first: 0, last: 1, longestSilence: 0, beginsInside: true, isClosed: false)
    let before = ConnectionSpan(
      first: 0, last: 1, longestSilence: 0, beginsInside: false, isClosed: true)
    let long = ConnectionSpan(
      first: 0, last: 9, longestSilence: 0, beginsInside: true, isClosed: true)
    let longer = ConnectionSpan(
      first: 2, last: 12, longestSilence: 0, beginsInside: true, isClosed: true)
    #expect(open < long && before < long && longer < long)
  }

  @Test func neitherOrderNorMergingMatters() {
    for seed in 0..<200 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let spans = spans(seed)
      let whole = kept(spans)
      let cut = Int.random(in: 0...spans.count, using: &random)
      var merged = kept(spans[cut...])
      merged.merge(kept(spans[..<cut]))
      #expect(merged == whole, "merged, seed \(seed)")
      #expect(kept(spans.shuffled(using: &random)) == whole, "shuffled, seed \(seed)")
    }
  }
}
