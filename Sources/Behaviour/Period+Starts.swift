import Traffic

/// How regularly something begins again.
extension Period {
  /// Fewest starts that make a period.
  public static let fewestStarts = 5
  /// How much of the intervals must fit the period.
  static let leastShare = 0.75
  /// How much of them must be one period long, with nothing missed.
  private static let leastSingle = 0.6
  /// Bursts are told from pauses where some interval is so many times as long as the next shorter one.
  private static let burstRatio = 2.0
  /// Starts farther apart than this part of the period are no burst.
  static let burstShare = 0.1

  /// The period of these starts, in nanoseconds since 1970 and in order; nil where they are not regular.
  ///
  /// Where the starts alone are not, those that come in bursts (a connection to each of several addresses, over IPv4 and
  /// IPv6) count as one.
  ///
  /// - Parameter burstShare: how much of the period may lie between two starts of a burst.
  init?(
    ofStarts times: [Int64], fewest: Int = Self.fewestStarts, burstShare: Double = Self.burstShare
  ) {
    if let period = Period(exactly: times, fewest: fewest) {
      self = period
      return
    }
    guard times.count > fewest, let (bursts, widest) = Self.bursts(times),
      bursts.count < times.count,
      // One allowance is enough: bursts or an exception.
      let period = Period(exactly: bursts, fewest: fewest, allowsException: burstShare == 1),
      widest <= period.seconds * burstShare
    else { return nil }
    self = period
  }

  private init?(exactly times: [Int64], fewest: Int, allowsException: Bool = true) {
    guard times.count >= fewest else { return nil }
    let intervals = Intervals(between: times)
    guard
      let found = Regularity(provenBy: intervals, allowsException: allowsException),
      found.share >= Self.leastShare,
      Double(found.single) >= Double(found.count) * Self.leastSingle
    else { return nil }
    self.init(
      seconds: found.period, jitter: found.jitter, count: times.count, missed: found.missed)
  }

  /// The first of each burst, where there are bursts, and the longest pause within any, in seconds.
  private static func bursts(_ times: [Int64]) -> (starts: [Int64], widest: Double)? {
    let lengths = zip(times, times.dropFirst()).map { Double(max(1, $1 - $0)) }.sorted()
    var best = (ratio: burstRatio, within: 0.0, pause: Double?.none)
    for (shorter, longer) in zip(lengths, lengths.dropFirst()) where longer >= 1e9 {
      let ratio = longer / max(shorter, 1e6)
      if ratio >= best.ratio { best = (ratio, shorter, longer) }
    }
    guard let pause = best.pause, let first = times.first else { return nil }
    var starts = [first]
    for (time, next) in zip(times, times.dropFirst()) where Double(next - time) >= pause {
      starts.append(next)
    }
    return (starts, best.within / 1e9)
  }
}
