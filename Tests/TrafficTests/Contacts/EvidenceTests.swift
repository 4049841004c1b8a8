import TestSupport
import Testing

@testable import Traffic

/// Evidence is the lowest frames there are, whichever order they came in.
@Suite struct EvidenceTests {
  @Test func theLowestFourAreKeptWhateverTheOrder() {
    var numbers = SplitMix64(seed: 3)
    for _ in 0..<500 {
      let all = (0..<Int.random(in: 0...12, using: &numbers)).map { _ in
        Evidence(
          capture: .random(in: 0...2, using: &numbers), frame: .random(in: 1...9, using: &numbers))
      }
      let lowest = Array(Set(all).sorted().prefix(EvidenceList.bound))
      var list = EvidenceList()
      for evidence in all.shuffled(using: &numbers) { list.insert(evidence) }
      #expect(list.items == lowest)
      var first = EvidenceList()
      var second = EvidenceList()
      for (index, evidence) in all.enumerated() {
        if index % 3 == 0 { first.insert(evidence) } else { second.insert(evidence) }
      }
      second.merge(first)
      #expect(second == list)
    }
  }

  @Test func aFrameNumberThatIsNoneIsNoEvidence() {
    var list = EvidenceList()
    list.insert(Evidence(capture: 3, frame: 0))
    #expect(list.items.isEmpty)
  }

  /// What is named first is proven, however late its frames are.
  @Test func aSentenceCitesWhatItNamesFirst() {
    func frames(_ numbers: Int...) -> [Evidence] {
      numbers.map { Evidence(capture: 0, frame: $0) }
    }
    let named = [frames(90, 91, 92, 93), frames(40, 41), frames(7), [], frames(1, 2), frames(3)]
    #expect(named.inTurn.cited == frames(1, 7, 40, 90))
    #expect(named.prefix(2).map(\.self).inTurn.cited == frames(40, 41, 90, 91))
    #expect(frames(5, 5, 4, 5, 3).cited == frames(3, 4, 5))
    #expect([[Evidence]]().inTurn.cited.isEmpty)
  }

  @Test func capturesComeBeforeFrames() {
    #expect(Evidence(capture: 0, frame: 900) < Evidence(capture: 1, frame: 1))
    let evidence = Evidence(capture: 70_000, frame: 5)
    #expect(evidence.capture == 65_535)
    #expect(evidence.frame == 5)
    #expect(Evidence.earliest(nil, evidence) == evidence)
  }
}
