import Traffic

/// How regular intervals must be to prove a period by themselves.
extension Regularity {
  /// How far off the period an interval may be where there are few of them, since chance fits these more easily. First the
  /// narrow one is tried, which all must fit; then the wider one, which all must fit, or all but one and with nothing missed.
  private static let narrowTolerance = 0.06
  private static let strictTolerance = 0.15
  private static let few = 8

  /// The period that most of these intervals fit, more narrowly where they are few; nil where they don't.
  init?(provenBy intervals: Intervals, allowsException: Bool = true) {
    guard intervals.count + Int(intervals.tooShort) + Int(intervals.tooLong) < Self.few else {
      self.init(intervals)
      return
    }
    if let narrow = Regularity(intervals, tolerance: Self.narrowTolerance), narrow.isWhole {
      self = narrow
      return
    }
    guard let strict = Regularity(intervals, tolerance: Self.strictTolerance),
      strict.isWhole || allowsException && strict.hasOneException
    else { return nil }
    self = strict
  }

  /// Whether every interval fits.
  private var isWhole: Bool { fitting == count && single >= 2 }

  /// Whether one interval at most is anything but one period long: it has missed some, or doesn't fit.
  private var hasOneException: Bool { single >= count - 1 && single >= 2 }
}
