/// Where a series of counts changes its level.
///
/// Counts are made to vary alike at every level (Anscombe 1948: twice the root of the count and three eighths), then the
/// series is divided so that the squares of what is left around each stretch's mean, and a penalty for each stretch, come to
/// the least (optimal partitioning: Jackson et al. 2005). The penalty is three times the logarithm of the length, times the
/// variance that neighbouring counts show: what is no more than that is noise.
struct ChangePoints {
  /// Where each stretch begins, 0 first.
  let starts: [Int]

  /// Longest series: the time that it takes grows with the square of it.
  static let bound = 2048
  /// The penalty of a stretch, in units of the variance and of the logarithm of the length.
  private static let penalty = 3.0

  init(_ counts: [Int]) {
    guard counts.count > 1, counts.count <= Self.bound else {
      starts = counts.isEmpty ? [] : [0]
      return
    }
    let levels = counts.map { 2 * (Double(max(0, $0)) + 0.375).squareRoot() }
    var sums = [0.0]
    var squares = [0.0]
    for level in levels {
      sums.append(sums[sums.count - 1] + level)
      squares.append(squares[squares.count - 1] + level * level)
    }
    func cost(_ from: Int, _ to: Int) -> Double {
      let sum = sums[to] - sums[from]
      return max(0, squares[to] - squares[from] - sum * sum / Double(to - from))
    }
    let price = Self.penalty * Self.variance(levels) * Self.logarithm(levels.count)
    var best = [0.0]
    var cuts = [0]
    // Starts that may still begin the last stretch of the best division (PELT: Killick, Fearnhead, Eckley 2012).
    var candidates = [0]
    var totals: [Double] = []
    for end in 1...levels.count {
      var least = (cost: Double.infinity, cut: 0)
      totals.removeAll(keepingCapacity: true)
      for start in candidates {
        let total = best[start] + cost(start, end)
        totals.append(total)
        if total + price < least.cost { least = (total + price, start) }
      }
      var kept = 0
      for place in candidates.indices where totals[place] <= least.cost {
        candidates[kept] = candidates[place]
        kept += 1
      }
      candidates.removeSubrange(kept...)
      candidates.append(end)
      best.append(least.cost)
      cuts.append(least.cut)
    }
    var starts: [Int] = []
    var end = levels.count
    while end > 0 {
      end = cuts[end]
      starts.append(end)
    }
    self.starts = starts.reversed()
  }

  /// Half of the middle one of the squared differences of neighbours, as for normal noise (0.455 of the mean), at least that
  /// of a Poisson process.
  private static func variance(_ levels: [Double]) -> Double {
    let differences = zip(levels, levels.dropFirst()).map { ($1 - $0) * ($1 - $0) }.sorted()
    return max(1, differences[differences.count / 2] / 0.455 / 2)
  }

  /// The natural logarithm, near enough for a penalty.
  private static func logarithm(_ count: Int) -> Double {
    let octave = Int.bitWidth - 1 - count.leadingZeroBitCount
    return 0.693 * (Double(octave) + Double(count) / Double(1 << octave) - 1)
  }
}
