import TestSupport
import Testing

@testable import Traffic

/// Whether connections stood side by side, or one after the other.
@Suite struct EarliestConnectionsTests {
  private func span(_ first: Int64, _ last: Int64, isClosed: Bool = true, begins: Bool = true)
    -> ConnectionSpan
  {
    ConnectionSpan(
      first: first, last: last, longestSilence: 0, beginsInside: begins, isClosed: isClosed)
  }

  private func connections(_ spans: ConnectionSpan...) -> EarliestConnections {
    spans.reduce(into: EarliestConnections()) { $0.insert($1) }
  }

  @Test func threeThatStandTogetherAreNoRenewal() {
    let found = connections(
      span(0, 90, isClosed: false), span(1, 80, isClosed: false), span(2, 70, isClosed: false))
    #expect(found.atOnce == 3)
    #expect(found.renewals == 0)
  }

  @Test func oneAfterTheOtherIsOne() {
    let found = connections(span(0, 10), span(20, 30), span(40, 50, isClosed: false))
    #expect(found.atOnce == 1)
    #expect(found.renewals == 2)
  }

  @Test func whatStoodBeforeMayBeRenewedToo() {
    #expect(connections(span(0, 10, begins: false), span(20, 30)).renewals == 1)
    #expect(connections(span(0, 10), span(20, 30, begins: false)).renewals == 0)
  }

  @Test func eachEndIsRenewedOnce() {
    let found = connections(span(0, 10), span(5, 90), span(20, 80), span(30, 70))
    #expect(found.renewals == 1)
    #expect(found.atOnce == 3)
  }

  @Test func whatFellSilentIsNotKnownToHaveEnded() {
    let found = connections(span(0, 10, isClosed: false), span(20, 30))
    #expect(found.renewals == 0)
    #expect(found.atOnce == 1)
  }

  @Test func aMomentRenewsNothing() {
    #expect(connections(span(5, 5)).renewals == 0)
  }

  @Test func neitherOrderNorGroupingMatters() {
    for seed in 0..<50 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let all = (0..<Int.random(in: 0...200, using: &random)).map { _ in
        let first = Int64.random(in: 0...300, using: &random)
        return span(
          first, first + .random(in: 0...40, using: &random),
          isClosed: .random(using: &random), begins: .random(using: &random))
      }
      let whole = all.reduce(into: EarliestConnections()) { $0.insert($1) }
      let cut = Int.random(in: 0...all.count, using: &random)
      var parts = all[cut...].shuffled(using: &random).reduce(into: EarliestConnections()) {
        $0.insert($1)
      }
      parts.merge(all[..<cut].reduce(into: EarliestConnections()) { $0.insert($1) })
      #expect(parts == whole, "seed \(seed)")
      #expect(whole.spans.count <= EarliestConnections.bound)
      #expect(whole.isCut == (all.count > EarliestConnections.bound))
      #expect(!whole.isCut || whole.renewals == nil)
    }
  }
}
