/// Rules that look at one aspect, found by letters that a text must have for them to hold.
struct RuleBucket: Sendable {
  /// Those whose patterns hold no two letters that follow each other: any text may be of them.
  private let unbound: [Int]
  /// The others, each by one pair of letters that its pattern can't do without, in the order of these.
  private let bound: [Int]
  /// Where in `bound` those of each pair begin, and at last where all end.
  private let starts: [Int]

  /// - Parameter rules: by their numbers, each with what its pattern can't do without.
  init(_ rules: [(number: Int, traces: ByteTraces)]) {
    var counts = Array(repeating: 0, count: ByteTraces.pairBits)
    for rule in rules { rule.traces.forEachPair { counts[$0] += 1 } }
    var unbound: [Int] = []
    var byPair = Array(repeating: [Int](), count: ByteTraces.pairBits)
    for rule in rules {
      // The rarest: few texts have it.
      var rarest: Int?
      rule.traces.forEachPair { pair in
        if rarest.map({ counts[pair] < counts[$0] }) ?? true { rarest = pair }
      }
      if let rarest { byPair[rarest].append(rule.number) } else { unbound.append(rule.number) }
    }
    self.unbound = unbound
    bound = Array(byPair.joined())
    var starts = [0]
    for numbers in byPair { starts.append(starts[starts.count - 1] + numbers.count) }
    self.starts = starts
  }

  /// Calls `body` with the number of each rule that may be about a text with these traces.
  @inline(__always)
  func forEachCandidate(of traces: ByteTraces, _ body: (Int) -> Void) {
    for number in unbound { body(number) }
    traces.forEachPair { pair in
      for place in starts[pair]..<starts[pair + 1] { body(bound[place]) }
    }
  }
}
