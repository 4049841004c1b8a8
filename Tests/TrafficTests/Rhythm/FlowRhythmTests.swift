import Testing

@testable import Traffic

/// What a flow repeats is bounded, and what is worth keeping stays.
@Suite struct FlowRhythmTests {
  private let second: Int64 = 1_000_000_000

  private func key(_ size: Int) -> BeatTotals.Key {
    BeatTotals.Key(kind: .tlsRecord, isFromClient: true, size: UInt16(size))
  }

  private func rhythm(_ beats: [(size: Int, second: Int64)]) -> FlowRhythm {
    beats.reduce(into: FlowRhythm()) { rhythm, beat in
      rhythm.add(
        SingleBeat(
          time: beat.second * second, evidence: Evidence(capture: 0, frame: Int(beat.second) + 1),
          quiet: nil, key: key(beat.size)))
    }
  }

  private func sizes(_ rhythm: FlowRhythm) -> [UInt16] {
    rhythm.keys.map(\.size).sorted()
  }

  @Test func oneThatCameOnceMakesRoomTheLongestAgoFirst() {
    let sizes = sizes(rhythm((1...10).map { (size: $0, second: Int64($0)) }))
    #expect(sizes == [3, 4, 5, 6, 7, 8, 9, 10])
  }

  @Test func oneThatCameTwiceStays() {
    let beats = [(1, 1), (1, 2)] + (2...20).map { ($0, Int64($0) + 1) }
    let kept = rhythm(beats.map { (size: $0.0, second: $0.1) })
    #expect(sizes(kept).count == FlowRhythm.beatBound)
    #expect(kept.totals(of: key(1)).count == 2)
  }

  @Test func whereAllCameTwiceTheLongestAgoMakesRoom() {
    let beats = (1...9).flatMap { [($0, Int64($0) * 10), ($0, Int64($0) * 10 + 2)] }
    #expect(sizes(rhythm(beats.map { (size: $0.0, second: $0.1) })) == [2, 3, 4, 5, 6, 7, 8, 9])
  }

  @Test func oneMessageSeenTwiceWithinASecondIsOneBeat() {
    var rhythm = FlowRhythm()
    for time in [0, 20_000_000, 999_999_999, 60 * second] {
      rhythm.add(
        SingleBeat(
          time: time, evidence: Evidence(capture: 0, frame: 1), quiet: nil, key: key(2)))
    }
    #expect(rhythm.totals(of: key(2)).count == 2)
  }

  @Test func aLaterPartsBeatsTakeTheRoomOfThoseThatCameOnce() {
    var first = rhythm((1...8).map { (size: $0, second: Int64($0)) })
    first.append(
      rhythm([(20, 20), (20, 30), (20, 40), (21, 41)].map { (size: $0.0, second: $0.1) }))
    #expect(sizes(first) == [3, 4, 5, 6, 7, 8, 20, 21])
    #expect(first.totals(of: key(20)).count == 3)
  }

  @Test func aLaterPartGoesOnWithWhatTheEarlierRepeated() {
    var first = rhythm([(5, 0), (5, 60)].map { (size: $0.0, second: $0.1) })
    first.append(rhythm([(5, 120), (5, 180)].map { (size: $0.0, second: $0.1) }))
    let whole = rhythm([0, 60, 120, 180].map { (size: 5, second: $0) })
    #expect(first.totals(of: key(5)) == whole.totals(of: key(5)))
  }

  /// Kept one by one, and counted once they are more: the same either way, and wherever the cut is.
  @Test(arguments: 1...12)
  func howManyCameDoesNotMatter(_ count: Int) {
    let beats = (0..<count).map { (size: 5, second: Int64($0 * $0 * 10)) }
    let whole = rhythm(beats).totals(of: key(5))
    var plain = BeatTotals(key(5))
    for beat in beats {
      plain.add(
        at: beat.second * second, after: nil,
        Evidence(capture: 0, frame: Int(beat.second) + 1))
    }
    #expect(whole == plain)
    for cut in 0...count {
      var joined = rhythm(Array(beats[..<cut]))
      joined.append(rhythm(Array(beats[cut...])))
      #expect(joined.totals(of: key(5)) == plain)
    }
  }

  @Test func theEarliestExchangesAreKept() {
    var rhythm = FlowRhythm()
    for time in 0..<2000 as Range<Int64> { rhythm.addExchange(at: time) }
    var later = FlowRhythm()
    later.addExchange(at: 3000)
    rhythm.append(later)
    #expect(rhythm.exchanges == Array(0..<Int64(StartTimes.bound)))
  }

  @Test func theEarliestRepeatedSYNsAreKept() {
    var troubles = TCPTroubles()
    for time in 0..<2000 as Range<Int64> { troubles.addRepeatedSYN(at: time) }
    var later = TCPTroubles()
    later.addRepeatedSYN(at: 3000)
    troubles.append(later)
    #expect(troubles.repeatedSYNs == Array(0..<Int64(Flow.repetitionBound)))
  }
}
