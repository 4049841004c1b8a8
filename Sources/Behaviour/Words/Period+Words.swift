extension Period {
  /// From this part of the period on its jitter is told: less is a clock's and the network's. A judgement.
  private static let jitterTold = 0.03

  /// `every 60 s`, `every 52 ± 3 s`, `every 17 min`, `every 2 h`.
  public var words: String { "every " + lengthWords }

  /// The same without the first word: `52 ± 3 s`.
  public var lengthWords: String {
    guard seconds.isFinite, seconds > 0, seconds < 1e12 else { return "so often" }
    let (unit, name) = Self.unit(for: seconds)
    let length = Self.number(seconds / unit)
    guard jitter.isFinite, jitter >= seconds * Self.jitterTold else { return "\(length) \(name)" }
    // As many digits as the length has.
    let deviation =
      seconds / unit < 9.95
      ? Self.number(jitter / unit) : Quantity.count(Int(min(jitter / unit, 1e9).rounded()))
    return deviation == "0" ? "\(length) \(name)" : "\(length) ± \(deviation) \(name)"
  }

  /// Seconds in a unit and its name: the largest of which a period is at least two.
  private static func unit(for seconds: Double) -> (seconds: Double, name: String) {
    if seconds < 0.999_5 { return (0.001, "ms") }
    if seconds < 119.5 { return (1, "s") }
    if seconds < 7170 { return (60, "min") }
    return seconds < 172_000 ? (3600, "h") : (86400, "d")
  }

  /// One decimal below ten, none above; `.0` is left out.
  private static func number(_ value: Double) -> String {
    guard value < 9.95 else { return Quantity.count(Int(value.rounded())) }
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}
