import Captures

/// Times as a clock on the wall shows them.
///
/// What the wall is, is for the caller to say: this target knows no time zones.
public struct LocalTime: Sendable {
  /// How finely a clock tells the time.
  public enum Precision: Sendable {
    case minutes
    case seconds
    case milliseconds
    case microseconds
  }

  /// Seconds to add to UTC at a time in seconds since 1970.
  private let offset: @Sendable (Int64) -> Int

  /// - Parameter offset: seconds east of Greenwich, summer time included, at a time in seconds since 1970.
  public init(offset: @escaping @Sendable (Int64) -> Int) {
    self.offset = offset
  }

  public static var utc: LocalTime { LocalTime { _ in 0 } }

  /// The date of a time in nanoseconds since 1970: `2026-03-01`.
  public func date(_ time: Int64) -> String {
    CivilDate(daysSince1970: split(time).day).description
  }

  /// The time of day of a time in nanoseconds since 1970: `10:00`, `10:00:03`, `10:00:03.118`.
  public func clock(_ time: Int64, _ precision: Precision = .seconds) -> String {
    let (_, second, nanosecond) = split(time)
    var text = "\(Self.two(second / 3600)):\(Self.two(second / 60 % 60))"
    if precision != .minutes { text += ":" + Self.two(second % 60) }
    switch precision {
    case .minutes, .seconds: break
    case .milliseconds: text += Self.fraction(nanosecond / 1_000_000, digits: 3)
    case .microseconds: text += Self.fraction(nanosecond / 1000, digits: 6)
    }
    return text
  }

  /// The time of day at which a minute begins, counted since 1970: `10:00`.
  public func clock(minute: Int) -> String {
    clock(
      Int64(clamping: minute).multipliedReportingOverflow(by: 60_000_000_000).partialValue, .minutes
    )
  }

  /// Days since 1970, seconds of the day and nanoseconds of the second, all local.
  private func split(_ time: Int64) -> (day: Int, second: Int, nanosecond: Int) {
    let (seconds, nanosecond) = Self.floorDivide(Int(time), 1_000_000_000)
    let (day, second) = Self.floorDivide(seconds + offset(Int64(seconds)), 86_400)
    return (day, second, nanosecond)
  }

  private static func floorDivide(_ value: Int, _ divisor: Int) -> (quotient: Int, rest: Int) {
    let (quotient, rest) = value.quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest)
  }

  private static func fraction(_ value: Int, digits count: Int) -> String {
    let digits = String(value)
    return "." + String(repeating: "0", count: max(0, count - digits.count)) + digits
  }

  private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
