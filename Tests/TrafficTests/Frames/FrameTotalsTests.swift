import TestSupport
import Testing

@testable import Traffic

/// What records tell of how a capture was made.
@Suite struct FrameTotalsTests {
  private struct Record {
    var time: Int64
    var kept = 60
    var length = 60
  }

  private func totals(_ records: some Sequence<Record>, from frame: Int = 1) -> FrameTotals {
    var totals = FrameTotals()
    for (index, record) in records.enumerated() {
      totals.add(
        Evidence(capture: 0, frame: frame + index), at: record.time, kept: record.kept,
        of: record.length, isEthernet: true)
    }
    return totals
  }

  private static let second: Int64 = 1_000_000_000

  @Test func onlyStepsBackOfMoreThanASecondAreSteps() {
    let times = [0, 10, 9, 20, 18, 3000, 2000, 2000].map { Record(time: $0 * Self.second) }
    let totals = totals(times)
    #expect(totals.stepsBack == 2)
    #expect(totals.greatestStep == 1000 * Self.second)
    #expect(totals.stepEvidence.items.map(\.frame) == [5, 7])
  }

  @Test func aFrameOfWhichLessWasKeptIsCut() {
    let totals = totals([
      Record(time: 0), Record(time: 1, kept: 96, length: 1514),
      Record(time: 2, kept: 90, length: 97),
    ])
    #expect(totals.cut == 2)
    #expect(totals.cutBytes == 1425)
    #expect(totals.longestCut == 96)
    #expect(totals.cutEvidence?.frame == 2)
    #expect(totals.frames == 3)
  }

  /// The longest frame of IEEE 802.3 is 2000 bytes; what claims more than IP can fill is damaged.
  @Test func whatEthernetCantCarryIsLong() {
    let lengths = [1514, 2000, 2001, 65_549, 65_601, Int(UInt32.max)]
    let totals = totals(lengths.map { Record(time: 0, kept: $0, length: $0) })
    #expect(totals.long == 2)
    #expect(totals.longest == 65_549)
    #expect(totals.longEvidence?.frame == 3)
  }

  @Test func onlyEthernetHasThatLimit() {
    var totals = FrameTotals()
    totals.add(Evidence(capture: 0, frame: 1), at: 0, kept: 9000, of: 9000, isEthernet: false)
    #expect(totals.long == 0)
  }

  @Test(arguments: 0..<50)
  func partsInTimeAddUpToTheWholeWhereverTheCutsFall(_ seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let records = (0..<40).map { _ in
      Record(
        time: Int64.random(in: 0...6, using: &random) * Self.second / 2,
        kept: Int.random(in: 50...60, using: &random),
        length: Int.random(in: 0...1, using: &random) == 0 ? 60 : 3000)
    }
    let whole = totals(records)
    let first = Int.random(in: 0...40, using: &random)
    let second = Int.random(in: first...40, using: &random)
    let parts = [0..<first, first..<second, second..<40].map {
      totals(records[$0], from: $0.lowerBound + 1)
    }
    var forward = parts[0]
    forward.add(parts[1])
    forward.add(parts[2])
    #expect(forward == whole)
    var backward = parts[2]
    backward.add(parts[1])
    backward.add(parts[0])
    #expect(backward == whole)
  }
}
