import Analysis
import Traffic

/// Counts over time as a row of bars.
struct Sparkline {
  /// Bars in a row, at most.
  private static let bound = 60
  private static let bars = Array("▁▂▃▄▅▆▇█")

  /// A dot for silence, an ellipsis where nobody captured; empty for fewer than two stretches of time, or nothing in them.
  let text: String

  /// - Parameter counts: of stretches of equal length, in order, divided where nobody captured; neighbours are added up where there
  ///   are many.
  init(_ counts: [[Int]]) {
    let width = (counts.reduce(0) { $0 + $1.count } + Self.bound - 1) / Self.bound
    let parts = counts.map { part in
      stride(from: 0, to: part.count, by: max(1, width)).map { start in
        part[start..<min(start + width, part.count)].reduce(0, +)
      }
    }
    let sums = parts.joined()
    guard sums.count > 1, let top = sums.max(), top > 0 else {
      text = ""
      return
    }
    text = parts.map { part in
      String(
        part.map { sum in
          sum == 0 ? "·" : Self.bars[min(Self.bars.count - 1, sum * Self.bars.count / (top + 1))]
        })
    }.joined(separator: "…")
  }
}

extension DeviceReport {
  /// Its packets both ways, stretch by stretch of its time line, divided where nobody captured.
  func packetsOverTime(leavingOut pauses: [Range<Int64>]) -> [[Int]] {
    let length = Int64(bucketSeconds) * 1_000_000_000
    let first = Int64(rates.stretches.first?.number ?? 0)
    var parts: [[Int]] = [[]]
    for (place, bucket) in rates.buckets.enumerated() {
      let start = (first + Int64(place)) * length
      if pauses.contains(where: { $0.lowerBound <= start && start + length <= $0.upperBound }) {
        if parts.last?.isEmpty == false { parts.append([]) }
      } else {
        parts[parts.count - 1].append((bucket.sent + bucket.received).packets)
      }
    }
    return parts
  }
}
