import TestSupport
import Testing

@testable import Traffic

@Suite struct BeatTotalsTests {
  private static let key = BeatTotals.Key(kind: .mqtt, isFromClient: true, size: 0)

  private func times(_ seed: UInt64) -> [Int64] {
    var random = SplitMix64(seed: seed)
    var time = Exchange.start
    return (0..<Int.random(in: 2...60, using: &random)).map { _ in
      time += Int64.random(in: 1_000_000_000...90_000_000_000, using: &random)
      return time
    }
  }

  private func totals(_ times: some Collection<Int64>, firstFrame: Int = 1) -> BeatTotals {
    var totals = BeatTotals(Self.key)
    for (place, time) in times.enumerated() {
      totals.add(at: time, after: nil, Evidence(capture: 0, frame: firstFrame + place))
    }
    return totals
  }

  @Test func intervalsAreThoseBetweenBeats() {
    for seed in 0..<50 as Range<UInt64> {
      let times = times(seed)
      let totals = totals(times)
      #expect(Int(totals.count) == times.count)
      #expect(totals.apart == Intervals(between: times), "seed \(seed)")
      #expect(totals.first == times.first && totals.last == times.last)
      #expect(totals.evidence.items.map(\.frame) == Array(1...min(4, times.count)))
    }
  }

  @Test func laterPartsOfAConnectionAddTheIntervalBetween() {
    for seed in 0..<50 as Range<UInt64> {
      let times = times(seed)
      for cut in 1..<times.count {
        var parts = totals(times[..<cut])
        parts.append(totals(times[cut...], firstFrame: cut + 1))
        #expect(parts == totals(times), "seed \(seed), cut \(cut)")
      }
    }
  }

  @Test func otherConnectionsAddNoIntervalBetween() {
    let times = times(7)
    var merged = totals(times)
    merged.merge(totals(times.map { $0 + 1_000_000 }, firstFrame: 100))
    #expect(Int(merged.count) == times.count * 2)
    #expect(merged.apart.count == (times.count - 1) * 2)
  }

  @Test func whatItsSenderSentLastSetsItsTimerBack() {
    var totals = BeatTotals(Self.key)
    let second: Int64 = 1_000_000_000
    totals.add(at: 0, after: nil, Evidence(capture: 0, frame: 1))
    // 60 s after the last beat, 20 s after something else.
    totals.add(at: 60 * second, after: 20 * second, Evidence(capture: 0, frame: 2))
    // A beat that is no payload, as a TCP probe is none, sets it back as well.
    totals.add(at: 90 * second, after: 50 * second, Evidence(capture: 0, frame: 3))
    var quiet = Intervals()
    quiet.add(20 * second)
    quiet.add(30 * second)
    #expect(totals.quiet == quiet)
  }
}
