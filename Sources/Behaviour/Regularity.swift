import Traffic

/// How well intervals fit one period.
///
/// The period is looked for among the intervals themselves: the one that most others lie near, taken `tolerance` of it up
/// or down. Intervals near two, three, … of it are one with beats missed between. It is then the mean of all that fit,
/// each missed beat counted, so that neither jitter nor a gap in the capture moves it.
///
/// This is simpler than RITA's beacon score, which weighs the skew and the spread of intervals and of sizes into a number
/// from 0 to 1; docs/behaviour.md compares the two.
struct Regularity {
  /// In seconds.
  var period: Double
  var jitter: Double
  /// Intervals that fit, of these those with nothing missed, and all.
  var fitting: Int
  var single: Int
  var count: Int
  /// Beats missed within those that fit.
  var missed: Int

  /// How much of the intervals fits.
  var share: Double { Double(fitting) / Double(max(1, count)) }

  /// How far an interval may be off the period, as a part of it: keepalives with jitter (45 to 60 s) are 14 % off.
  static let tolerance = 0.2
  /// The longest run of missed beats that is still believed to be one.
  static let mostMissed = 9.0

  /// The period that most of these intervals fit; nil where there are none.
  init?(_ intervals: Intervals, tolerance: Double = Self.tolerance) {
    var best: Regularity?
    for candidate in intervals.classes {
      guard let found = Regularity(intervals, near: candidate.mean, tolerance) else { continue }
      if let known = best,
        (known.single, known.fitting, found.period) >= (found.single, found.fitting, known.period)
      {
        continue
      }
      best = found
    }
    guard let best else { return nil }
    // Once more from the mean: the class that was begun with lies somewhere beside it.
    self = Regularity(intervals, near: best.period, tolerance) ?? best
  }

  private init?(_ intervals: Intervals, near guess: Double, _ tolerance: Double) {
    var sum = 0.0
    var beats = 0
    var fitting: [(interval: Intervals.Class, beats: Double)] = []
    for interval in intervals.classes {
      let multiple = (interval.mean / guess).rounded()
      guard multiple >= 1, multiple <= Self.mostMissed + 1,
        abs(interval.mean - multiple * guess) <= tolerance * guess
      else { continue }
      fitting.append((interval, multiple))
      sum += interval.sum
      beats += Int(multiple) * Int(interval.count)
    }
    guard beats > 0 else { return nil }
    period = sum / Double(beats)
    self.fitting = fitting.reduce(0) { $0 + Int($1.interval.count) }
    single = fitting.reduce(0) { $0 + ($1.beats == 1 ? Int($1.interval.count) : 0) }
    count = intervals.count + Int(intervals.tooShort) + Int(intervals.tooLong)
    missed = beats - self.fitting
    let mean = period
    let squares = fitting.reduce(0) { sum, fit in
      sum + (fit.beats == 1 ? fit.interval.squares(around: mean) : 0)
    }
    jitter = (squares / Double(max(1, single))).squareRoot()
  }
}
