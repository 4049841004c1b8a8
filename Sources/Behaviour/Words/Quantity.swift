/// Numbers as people read them.
public enum Quantity {
  /// With commas between thousands: `18,402`.
  public static func count(_ number: Int) -> String {
    let digits = Array(String(number.magnitude).utf8)
    var text: [UInt8] = number < 0 ? [UInt8(ascii: "-")] : []
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(UInt8(ascii: ",")) }
      text.append(digit)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// A number of things: `1 packet`, `18,402 packets`.
  public static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(count(number)) \(number == 1 ? one : many ?? one + "s")"
  }

  /// Bytes in decimal units: `512 B`, `1.2 kB`, `9.1 MB`.
  public static func bytes(_ number: Int) -> String {
    guard number >= 1000 else { return "\(number) B" }
    var value = Double(number) / 1000
    var unit = 0
    let units = ["kB", "MB", "GB", "TB", "PB", "EB"]
    // What would round to a thousand belongs to the next unit.
    while value >= 999.5, unit < units.count - 1 {
      value /= 1000
      unit += 1
    }
    return "\(short(value)) \(units[unit])"
  }

  /// How often: `once`, `twice`, `12 times`.
  public static func times(_ number: Int) -> String {
    switch number {
    case 1: "once"
    case 2: "twice"
    default: count(number, "time")
    }
  }

  /// A rate with the digits that matter: `0.3`, `4.2`, `212`, `1,234`.
  public static func rate(_ value: Double) -> String {
    guard value.isFinite, value < 1e15 else { return "?" }
    if value > 0, value < 0.05 { return "<0.1" }
    return value < 9.95 ? short(value) : count(Int(value.rounded()))
  }

  /// One decimal below ten, none above; `.0` is left out.
  private static func short(_ value: Double) -> String {
    guard value < 9.95 else { return String(Int(value.rounded())) }
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  /// A length of time in nanoseconds: `0.4 ms`, `22 ms`, `1.5 s`, `42 min`, `3 h 5 min`, `2 d 4 h`.
  public static func duration(_ nanoseconds: Int64) -> String {
    guard nanoseconds > 0 else { return "0 s" }
    let value = Double(nanoseconds)
    if value < 0.999_5e9 { return value < 5e4 ? "<0.1 ms" : "\(short(value / 1e6)) ms" }
    if value < 59.5e9 { return "\(short(value / 1e9)) s" }
    let minutes = Int((value / 60e9).rounded())
    if minutes < 60 { return "\(minutes) min" }
    if minutes < 1440 { return pair(minutes / 60, "h", minutes % 60, "min") }
    let hours = Int((value / 3600e9).rounded())
    return pair(hours / 24, "d", hours % 24, "h")
  }

  private static func pair(_ large: Int, _ unit: String, _ small: Int, _ part: String) -> String {
    small == 0 ? "\(count(large)) \(unit)" : "\(count(large)) \(unit) \(small) \(part)"
  }

  /// A place in a row: `1st`, `2nd`, `3rd`, `11th`.
  public static func ordinal(_ number: Int) -> String {
    let ending =
      switch (number % 100, number % 10) {
      case (11...13, _): "th"
      case (_, 1): "st"
      case (_, 2): "nd"
      case (_, 3): "rd"
      default: "th"
      }
    return count(number) + ending
  }
}
