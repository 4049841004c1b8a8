import TestSupport
import Testing

@testable import Traffic

/// The least of many are those that sorting all of them would put first.
@Suite struct ArrayLeastTests {
  @Test(arguments: 1...40)
  func theyAreThoseThatSortingPutsFirst(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    // Few different values make many equal ones.
    let values = (0..<Int.random(in: 0...700, using: &random)).map { _ in
      Int.random(in: 0...(seed.isMultiple(of: 2) ? 9 : 100_000), using: &random)
    }
    for count in [0, 1, 2, values.count / 8, values.count - 1, values.count, values.count + 1] {
      #expect(least(count, of: values) == Array(values.sorted().prefix(max(0, count))))
    }
  }

  @Test func theyAreFoundInWhateverOrder() {
    let rising = Array(0..<10_000)
    #expect(least(1250, of: rising) == Array(0..<1250))
    #expect(least(1250, of: rising.reversed()) == Array(0..<1250))
    #expect(least(3, of: Array(repeating: 7, count: 10_000)) == [7, 7, 7])
    // Rises and falls: each median is near an end.
    let hill = Array(0..<5000) + (0..<5000).reversed()
    #expect(least(4, of: hill) == [0, 0, 1, 1])
  }

  private func least(_ count: Int, of values: [Int]) -> [Int] {
    var values = values
    values.keepLeast(count)
    return values
  }
}
