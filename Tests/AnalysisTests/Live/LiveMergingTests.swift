import Captures
import Packets
import Testing

@testable import Analysis

/// Captures that end are one thing, sources that wait another: nobody waits for a source that has nothing.
@Suite struct LiveMergingTests {
  @Test func packetsOfOneSourceDontWaitForAnother() {
    let busy = ScriptedSource([[10, 20], [], [30]])
    let idle = ScriptedSource([[], [], [], [], [5]])
    var merger = FrameMerger([idle, busy])
    #expect(merger.firstTime == 10)
    var times: [Int64] = []
    var turns = 0
    while let run = merger.next(), turns < 100 {
      turns += 1
      times += run.records.map { run.batch.records[$0].time }
    }
    #expect(times.sorted() == [5, 10, 20, 30])
    #expect(times.first == 10)
  }

  @Test func packetsThatAreThereAreMergedByTime() {
    let first = ScriptedSource([[10, 30, 50]])
    let second = ScriptedSource([[20, 40], [60]])
    var merger = FrameMerger([first, second])
    var times: [Int64] = []
    while let run = merger.next() { times += run.records.map { run.batch.records[$0].time } }
    #expect(times == [10, 20, 30, 40, 50, 60])
  }

  /// - Parameter captures: the seconds of their packets.
  private func pauses(_ captures: [[Int64]]) -> [Bool] {
    var merger = FrameMerger(
      captures.map { ScriptedSource([$0.map { $0 * 1_000_000_000 }]) })
    var pauses: [Bool] = []
    while let run = merger.next() { pauses.append(run.followsPause) }
    return pauses
  }

  /// A pause is where all captures that had begun are over; what goes on in another file pauses as little as what is silent.
  @Test func whatFollowsAPauseBetweenCapturesIsKnown() {
    #expect(pauses([[0, 600], [86_400, 87_000]]) == [false, true])
    #expect(pauses([[0, 600], [601, 1200]]) == [false, false])
    #expect(pauses([[0, 600, 90_000], [86_400, 87_000]]) == [false, false, false])
    #expect(pauses([[0, 600, 90_000]]) == [false])
  }

  @Test func aSourceThatWaitsGivesTimeToLookAtTheClock() {
    var merger = FrameMerger([ScriptedSource([[10], [], []])])
    #expect(merger.next()?.records.count == 1)
    for _ in 0..<2 { #expect(merger.next()?.records.isEmpty == true) }
    #expect(merger.next()?.records.count == nil)
  }
}

/// A source that gives batches of packets with these times, one after another.
private final class ScriptedSource: CaptureSource {
  let description: CaptureDescription
  private var batches: [[Int64]]

  init(_ batches: [[Int64]]) {
    description = CaptureDescription(path: "script", format: .live)
    self.batches = batches
  }

  func nextBatch() -> CaptureBatch? {
    guard !batches.isEmpty else { return nil }
    let records = batches.removeFirst().enumerated().map { index, time in
      CaptureRecord(
        time: time, frame: index + 1, offset: index, capturedLength: 1, originalLength: 1,
        linkType: .ethernet, interface: 0, fcsLength: 0, direction: .unknown)
    }
    return CaptureBatch(bytes: [UInt8](repeating: 0, count: records.count), records: records)
  }
}
