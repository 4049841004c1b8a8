import TestSupport
import Testing

@testable import Traffic

/// A time line is the same whichever order its minutes came in, and however it was put together.
@Suite struct TimelineTests {
  private struct Minute {
    let number: Int32
    let sent: Tally
    let received: Tally
  }

  private func minutes(_ count: Int, over span: Int32, seed: UInt64) -> [Minute] {
    var numbers = SplitMix64(seed: seed)
    return (0..<count).map { _ in
      Minute(
        number: .random(in: -span...span, using: &numbers),
        sent: Tally(packets: .random(in: 0...3, using: &numbers), bytes: 100),
        received: Tally(packets: .random(in: 0...3, using: &numbers), bytes: 50))
    }
  }

  private func timeline(_ minutes: some Sequence<Minute>) -> Timeline {
    var timeline = Timeline()
    for minute in minutes {
      timeline.add(sent: minute.sent, received: minute.received, minute: minute.number)
    }
    return timeline
  }

  @Test(arguments: [Int32(100), 3000, 20_000, 500_000])
  func orderAndParts(_ span: Int32) {
    let all = minutes(12_000, over: span, seed: UInt64(span))
    let whole = timeline(all)
    var numbers = SplitMix64(seed: 1)
    #expect(timeline(all.shuffled(using: &numbers)) == whole)
    for cut in [1, 17, 6000, 11_999] {
      var merged = timeline(all[..<cut])
      merged.merge(timeline(all[cut...]))
      #expect(merged == whole)
      var reversed = timeline(all[cut...])
      reversed.merge(timeline(all[..<cut]))
      #expect(reversed == whole)
    }
    #expect(whole.stretches.count <= Timeline.bound)
    let sent = all.filter { $0.sent.packets > 0 || $0.received.packets > 0 }
      .reduce(Tally()) { $0 + $1.sent }
    #expect(whole.stretches.reduce(Tally()) { $0 + $1.sent } == sent)
  }

  @Test func stretchesDoubleOnlyWhenTheBoundIsPassed() {
    let one = Tally(packets: 1, bytes: 60)
    var timeline = Timeline()
    for minute in 0..<Int32(Timeline.bound) {
      timeline.add(sent: one, received: Tally(), minute: minute)
    }
    #expect(timeline.minutes == 1)
    timeline.add(sent: one, received: Tally(), minute: Int32(Timeline.bound))
    #expect(timeline.minutes == 2)
    #expect(timeline.stretches.count == Timeline.bound / 2 + 1)
  }

  /// From the last minute to the first, and from the ends to the middle.
  @Test func minutesInAnyOrderLieInOrder() {
    let one = Tally(packets: 1, bytes: 60)
    let orders: [[Int32]] = [
      Array((0..<2000).reversed()), (0..<1000).flatMap { [$0, 1999 - $0] },
    ]
    for order in orders {
      var timeline = Timeline()
      for minute in order + order { timeline.add(sent: one, received: one, minute: minute) }
      #expect(timeline.stretches.map(\.number) == Array(0..<2000))
      #expect(timeline.stretches.allSatisfy { $0.sent.packets == 2 })
    }
  }

  @Test func aMinuteWithoutPacketsLeavesNoTrace() {
    var timeline = Timeline()
    timeline.add(sent: Tally(), received: Tally(), minute: 5)
    #expect(timeline == Timeline())
  }
}
