/// Counts over time as a row of bars.
struct Sparkline {
  /// Bars in a row, at most.
  private static let bound = 60
  private static let bars = Array("▁▂▃▄▅▆▇█")

  /// A dot for silence; empty for fewer than two stretches of time, or nothing in them.
  let text: String

  /// - Parameter counts: of stretches of equal length, in order; neighbours are added up where there are many.
  init(_ counts: [Int]) {
    let width = (counts.count + Self.bound - 1) / Self.bound
    guard counts.count > 1, let most = counts.max(), most > 0 else {
      text = ""
      return
    }
    let sums = stride(from: 0, to: counts.count, by: width).map { start in
      counts[start..<min(start + width, counts.count)].reduce(0, +)
    }
    let top = max(most, sums.max() ?? most)
    text = String(
      sums.map { sum in
        sum == 0 ? "·" : Self.bars[min(Self.bars.count - 1, sum * Self.bars.count / (top + 1))]
      })
  }
}
