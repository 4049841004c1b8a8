import TestSupport
import Testing

@testable import Traffic

/// What the flows of a contact repeat, put together.
@Suite struct ContactRhythmTests {
  private func compact(_ seed: UInt64) -> CompactRhythm {
    var random = SplitMix64(seed: seed)
    let first = Exchange.start + Int64.random(in: 0...1000, using: &random)
    let plain = CompactRhythm.Plain(
      span: ConnectionSpan(
        first: first, last: first + 50, longestSilence: 3,
        beginsInside: Bool.random(using: &random), isClosed: Bool.random(using: &random)),
      hasStood: Bool.random(using: &random), wasBegun: Bool.random(using: &random),
      isClosedByClient: [true, false, nil].randomElement(using: &random) ?? nil)
    guard Bool.random(using: &random) else { return CompactRhythm(plain) }
    var rhythm = ContactRhythm(plain)
    for size in 0..<UInt16.random(in: 0...3, using: &random) {
      var totals = BeatTotals(
        BeatTotals.Key(kind: .udp, isFromClient: Bool.random(using: &random), size: size))
      totals.add(at: first, after: nil, Evidence(capture: 0, frame: Int(seed) + 1))
      rhythm.add(totals)
    }
    rhythm.note((0..<Int64.random(in: 0...3, using: &random)).map { $0 + Int64(seed) })
    return CompactRhythm(rhythm)
  }

  private func sum(_ parts: some Sequence<CompactRhythm>) -> CompactRhythm {
    parts.reduce(into: CompactRhythm()) { $0.merge($1) }
  }

  @Test func neitherOrderNorGroupingMatters() {
    for seed in 0..<200 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let parts = (0..<6).map { compact(seed * 10 + $0) }
      let whole = sum(parts).rhythm
      #expect(sum(parts.shuffled(using: &random)).rhythm == whole, "shuffled, seed \(seed)")
      let cut = Int.random(in: 0...parts.count, using: &random)
      #expect(sum([sum(parts[..<cut]), sum(parts[cut...])]).rhythm == whole, "seed \(seed)")
    }
  }

  @Test func seenFromTheOtherSideTwiceIsTheSame() {
    for seed in 0..<200 as Range<UInt64> {
      let parts = (0..<4).map { compact(seed * 10 + $0) }
      #expect(sum(parts).flipped.flipped.rhythm == sum(parts).rhythm, "seed \(seed)")
      #expect(sum(parts.map(\.flipped)).rhythm == sum(parts).flipped.rhythm, "seed \(seed)")
    }
  }

  @Test func whatNeverStoodHasNoSpan() {
    let span = ConnectionSpan(
      first: 0, last: 9, longestSilence: 0, beginsInside: true, isClosed: false)
    let plain = CompactRhythm.Plain(
      span: span, hasStood: false, wasBegun: true, isClosedByClient: nil)
    let rhythm = CompactRhythm(plain).rhythm
    #expect(rhythm.spans == ConnectionSpans())
    #expect(rhythm.starts.times == [0])
  }

  @Test func theBeatsThatCameMostOftenStay() {
    var rhythm = ContactRhythm()
    for size in 1...20 as ClosedRange<UInt16> {
      var totals = BeatTotals(BeatTotals.Key(kind: .udp, isFromClient: true, size: size))
      for beat in 0..<Int64(size) {
        totals.add(at: beat, after: nil, Evidence(capture: 0, frame: 1))
      }
      rhythm.add(totals)
    }
    #expect(rhythm.beats.map(\.key.size) == Array(13...20))
  }

  @Test func theLongerSeriesOfRepetitionsIsKept() {
    var rhythm = ContactRhythm()
    rhythm.note([1, 3, 7])
    rhythm.note([1, 2])
    #expect(rhythm.repetitions == [1, 3, 7])
    rhythm.note([1, 2, 9])
    #expect(rhythm.repetitions == [1, 2, 9])
  }
}
