import Foundation
import TestSupport
import Testing

@testable import Behaviour
@testable import Traffic

/// Where a series changes its level, and which of its stretches are use.
@Suite struct PhasesTests {
  /// Counts of a Poisson process (Knuth's product method, in parts where the mean is large).
  private func poisson(_ mean: Double, _ random: inout SplitMix64) -> Int {
    var (left, count) = (mean, 0)
    while left > 0 {
      let limit = exp(-min(left, 30))
      var product = Double.random(in: 0..<1, using: &random)
      while product > limit {
        count += 1
        product *= Double.random(in: 0..<1, using: &random)
      }
      left -= 30
    }
    return count
  }

  @Test func noiseHasNoChangePoint() {
    let invented = (0..<1000 as Range<UInt64>).count { seed in
      var random = SplitMix64(seed: seed)
      let mean = Double.random(in: 0.2...200, using: &random)
      let counts = (0..<Int.random(in: 10...200, using: &random)).map { _ in
        poisson(mean, &random)
      }
      return ChangePoints(counts).starts.count > 1
    }
    #expect(invented <= 30, "\(invented) of 1000")
  }

  @Test func stepsAreFoundWithinOnePlace() {
    let found = (0..<1000 as Range<UInt64>).count { seed in
      var random = SplitMix64(seed: seed)
      let idle = Double.random(in: 1...30, using: &random)
      let use = idle * Double.random(in: 5...20, using: &random) + 20
      let before = Int.random(in: 5...60, using: &random)
      let during = Int.random(in: 3...30, using: &random)
      let counts = (0..<before + during + 20).map { minute in
        poisson(minute >= before && minute < before + during ? use : idle, &random)
      }
      let starts = ChangePoints(counts).starts
      return [before, before + during].allSatisfy { step in
        starts.contains { abs($0 - step) <= 1 }
      }
    }
    #expect(found >= 980, "\(found) of 1000")
  }

  @Test func everySeriesBeginsWithAStretch() {
    #expect(ChangePoints([]).starts.isEmpty)
    #expect(ChangePoints([7]).starts == [0])
    #expect(ChangePoints([Int](repeating: 3, count: ChangePoints.bound + 1)).starts == [0])
    #expect(ChangePoints([.min, .max, -5, 0, .max]).starts.first == 0)
  }

  private func phases(_ packets: [Int], from minute: Int32 = 28_000_000) -> [Phase] {
    var timeline = Timeline()
    for (place, count) in packets.enumerated() where count > 0 {
      timeline.add(
        sent: Tally(packets: count, bytes: count * 100), received: Tally(),
        minute: minute + Int32(place))
    }
    return Phases.of(timeline.stretches, minutes: Int(timeline.minutes))
  }

  @Test func useIsToldFromIdleAndTheRatesAreTheirOwn() {
    let idle = [Int](repeating: 6, count: 30)
    let phases = phases(idle + [Int](repeating: 200, count: 10) + idle)
    #expect(phases.map(\.kind) == [.idle, .inUse, .idle])
    #expect(phases.map(\.packetsPerMinute) == [6, 200, 6])
    #expect(phases.map(\.bytesPerMinute) == [600, 20_000, 600])
    #expect(phases.map(\.start) == [28_000_000, 28_000_030, 28_000_040])
    #expect(phases.last?.end == 28_000_070)
  }

  @Test func twoLevelsThatAreBothIdleAreNotTold() {
    #expect(
      phases([Int](repeating: 4, count: 40) + [Int](repeating: 14, count: 40)).isEmpty)
  }

  @Test func whatNeverChangesHasNoPhases() {
    #expect(phases([Int](repeating: 50, count: 60)).isEmpty)
  }

  @Test func fourMinutesAreTooFew() {
    #expect(phases([1, 1, 500, 500]).isEmpty)
  }

  @Test func phasesFollowEachOtherWithoutGaps() {
    for seed in 0..<100 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      var counts: [Int] = []
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        let mean: Double = [1.0, 5, 80, 400][Int.random(in: 0..<4, using: &random)]
        counts += (0..<Int.random(in: 4...40, using: &random)).map { _ in poisson(mean, &random) }
      }
      let phases = phases(counts)
      for (phase, next) in zip(phases, phases.dropFirst()) {
        #expect(phase.end == next.start && phase.kind != next.kind, "seed \(seed)")
      }
      let told = phases.reduce(0.0) { $0 + $1.packetsPerMinute * Double($1.end - $1.start) }
      if !phases.isEmpty {
        #expect(abs(told - Double(counts.reduce(0, +))) < 1e-6 * told, "seed \(seed)")
      }
    }
  }
}
