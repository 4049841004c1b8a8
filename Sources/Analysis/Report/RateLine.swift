import Traffic

/// What was sent and received over time, stretch by stretch.
public struct RateLine: Sendable {
  /// What one stretch counted.
  public struct Bucket: Sendable {
    public var sent = Tally()
    public var received = Tally()
  }

  /// Seconds in a stretch.
  public let seconds: Int
  /// In order; those in which nothing happened are left out.
  public let stretches: [Timeline.Stretch]

  public init(seconds: Int, _ stretches: [Timeline.Stretch]) {
    self.seconds = seconds
    self.stretches = stretches
  }

  /// Several lines added up; their stretches are of one length.
  init(sumOf lines: [RateLine]) {
    var sums: [Int32: Timeline.Stretch] = [:]
    for stretch in lines.flatMap(\.stretches) {
      if sums[stretch.number] == nil {
        sums[stretch.number] = stretch
      } else {
        sums[stretch.number]?.sent += stretch.sent
        sums[stretch.number]?.received += stretch.received
      }
    }
    self.init(
      seconds: lines.first?.seconds ?? 60, sums.values.sorted { $0.number < $1.number })
  }

  /// When it begins, in seconds since 1970.
  public var start: Int? { stretches.first.map { Int($0.number) * seconds } }

  /// From the first stretch in which anything happened to the last, those between them included.
  public var buckets: [Bucket] {
    guard let first = stretches.first?.number, let last = stretches.last?.number else { return [] }
    var buckets = Array(repeating: Bucket(), count: Int(last - first) + 1)
    for stretch in stretches {
      buckets[Int(stretch.number - first)] = Bucket(sent: stretch.sent, received: stretch.received)
    }
    return buckets
  }
}
