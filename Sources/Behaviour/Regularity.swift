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
    let classes = intervals.classes.map {
      Length(mean: $0.mean, sum: $0.sum, count: Int($0.count))
    }
    var best: (guess: Double, fit: Fit)?
    for candidate in classes {
      guard let found = Fit(classes, near: candidate.mean, tolerance) else { continue }
      if let known = best?.fit,
        (known.single, known.fitting, found.period) >= (found.single, found.fitting, known.period)
      {
        continue
      }
      best = (candidate.mean, found)
    }
    guard var (guess, fit) = best else { return nil }
    // Once more from the mean: the class that was begun with lies somewhere beside it.
    if let better = Fit(classes, near: fit.period, tolerance) {
      (guess, fit) = (fit.period, better)
    }
    period = fit.period
    fitting = fit.fitting
    single = fit.single
    count = intervals.count + Int(intervals.tooShort) + Int(intervals.tooLong)
    missed = fit.beats - fit.fitting
    var squares = 0.0
    for place in classes.indices
    where Fit.beats(of: classes[place].mean, near: guess, tolerance) == 1 {
      squares += intervals.classes[place].squares(around: fit.period)
    }
    jitter = (squares / Double(max(1, single))).squareRoot()
  }

  /// What matters of a class of intervals to whether it fits: looked at as often as there are classes.
  private struct Length {
    let mean: Double
    let sum: Double
    let count: Int
  }

  /// The intervals that fit a guess.
  private struct Fit {
    var period = 0.0
    var fitting = 0
    var single = 0
    var beats = 0

    init?(_ classes: [Length], near guess: Double, _ tolerance: Double) {
      var sum = 0.0
      for interval in classes {
        guard let multiple = Self.beats(of: interval.mean, near: guess, tolerance) else { continue }
        sum += interval.sum
        fitting += interval.count
        if multiple == 1 { single += interval.count }
        beats += Int(multiple) * interval.count
      }
      guard beats > 0 else { return nil }
      period = sum / Double(beats)
    }

    /// How many beats after the other an interval is, if that many guesses are as long; nil where it doesn't fit.
    @inline(__always)
    static func beats(of interval: Double, near guess: Double, _ tolerance: Double) -> Double? {
      // The longest are told without being divided.
      guard interval <= (Regularity.mostMissed + 2) * guess else { return nil }
      let multiple = (interval / guess).rounded()
      guard multiple >= 1, multiple <= Regularity.mostMissed + 1,
        abs(interval - multiple * guess) <= tolerance * guess
      else { return nil }
      return multiple
    }
  }
}
