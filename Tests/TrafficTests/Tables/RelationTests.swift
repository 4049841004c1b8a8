import TestSupport
import Testing

@testable import Traffic

/// A relation holds what sets in a dictionary would, in order.
@Suite struct RelationTests {
  @Test(arguments: [0, 1, 2, 40, 4000])
  func itHoldsWhatSetsInADictionaryHold(_ count: Int) {
    var numbers = SplitMix64(seed: 5)
    let pairs = (0..<count).map { _ in
      (
        left: Int.random(in: 0..<60, using: &numbers),
        right: Int.random(in: 0..<30, using: &numbers)
      )
    }
    let sets = Dictionary(grouping: pairs, by: \.left).mapValues { Set($0.map(\.right)) }
    let relation = Relation(pairs)
    #expect(relation.keys == sets.keys.sorted())
    for left in -1...60 {
      #expect(Array(relation[left]) == (sets[left] ?? []).sorted())
      for right in -1...30 {
        #expect(relation.contains(left, right) == (sets[left]?.contains(right) ?? false))
      }
    }
    #expect(relation.entries.map(\.key) == relation.keys)
    #expect(relation.entries.allSatisfy { Array($0.rights) == sets[$0.key]?.sorted() })
  }
}
