import ArgumentParser

/// A stretch of time as users write it: `90s`, `10m`, `2h`, `1d`, or seconds without a unit.
struct DurationArgument: Hashable {
  /// 292 years for `forever`.
  let nanoseconds: Int64
  /// Whether the user asked for it; else it is how long a command goes on by itself.
  let isAsked: Bool

  static let halfMinute = DurationArgument(seconds: 30)
  static let minute = DurationArgument(seconds: 60)

  /// Whether it ends only when somebody wants it to.
  var isForever: Bool { nanoseconds == .max }

  private init(seconds: Int64) {
    nanoseconds = seconds * 1_000_000_000
    isAsked = false
  }

  /// Reads an option's value.
  ///
  /// - Throws: when it is no stretch of time, or none between a millisecond and ten years.
  init(_ text: String) throws {
    guard let nanoseconds = Self.parse(text) else {
      throw ValidationError("Write 90s, 10m, 2h, 1d or forever; a number alone is seconds.")
    }
    self.nanoseconds = nanoseconds
    isAsked = true
  }

  private static func parse(_ text: String) -> Int64? {
    if text == "forever" { return .max }
    let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86400]
    let factor = text.last.flatMap { units[$0] }
    let number = factor == nil ? text[...] : text.dropLast()
    // What Double reads beside that, such as 'inf', '0x10' and '1e3', nobody means.
    guard number.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }),
      let value = Double(number)
    else { return nil }
    let seconds = value * (factor ?? 1)
    guard seconds >= 0.001, seconds <= 10 * 366 * 86400 else { return nil }
    return Int64(seconds * 1_000_000_000)
  }
}
