import ArgumentParser
import Foundation

/// A moment as users write it: seconds since 1970, a date with or without a time (RFC 3339 too), a time of day, or seconds
/// after the first packet.
struct TimeArgument: Sendable {
  private enum Moment {
    /// Nanoseconds since 1970.
    case absolute(Int64)
    /// Nanoseconds since midnight, on the day of the captures' first packet.
    case timeOfDay(Int64)
    /// Nanoseconds after the captures' first packet.
    case afterFirst(Int64)
  }

  private let moment: Moment
  private let zone: TimeZone

  init(_ text: String, option: String, zone: TimeZone) throws {
    guard let argument = TimeArgument(text, zone: zone) else {
      throw ValidationError(
        "\(option) \(text): that is no time. Write '2026-03-01 10:00:03', '2026-03-01', '10:00:03.5' or seconds since 1970."
      )
    }
    self = argument
  }

  /// Nil for what is no time.
  init?(_ text: String, zone: TimeZone) {
    guard let moment = Self.parse(text, zone) else { return nil }
    self.moment = moment
    self.zone = zone
  }

  /// Whether it lies before another; false where that depends on the captures.
  func isBefore(_ other: TimeArgument) -> Bool {
    switch (moment, other.moment) {
    case (.absolute(let own), .absolute(let other)), (.timeOfDay(let own), .timeOfDay(let other)),
      (.afterFirst(let own), .afterFirst(let other)):
      own < other
    default: false
    }
  }

  /// The moment, in nanoseconds since 1970, for captures whose first packet has this time.
  func nanoseconds(firstPacket: Int64) -> Int64 {
    switch moment {
    case .absolute(let time): return time
    case .afterFirst(let offset): return firstPacket.addingReportingOverflow(offset).partialValue
    case .timeOfDay(let offset):
      var calendar = Calendar(identifier: .gregorian)
      calendar.timeZone = zone
      let day = calendar.startOfDay(
        for: Date(timeIntervalSince1970: Double(firstPacket) / 1e9))
      return Int64(day.timeIntervalSince1970) * 1_000_000_000 + offset
    }
  }

  private static func parse(_ text: String, _ zone: TimeZone) -> Moment? {
    if text.hasPrefix("+") { return decimal(text.dropFirst()).map(Moment.afterFirst) }
    if let seconds = decimal(text[...]) { return .absolute(seconds) }
    let parts = text.replacing("T", with: " ").split(separator: " ")
    if parts.count == 1, text.contains(":") { return timeOfDay(parts[0]).map(Moment.timeOfDay) }
    guard let date = parts.first, parts.count <= 2 else { return nil }
    guard parts.count == 2 else { return day(date, zone).map(Moment.absolute) }
    let (clock, own) = withoutZone(parts[1])
    guard let day = day(date, own ?? zone) else { return nil }
    return timeOfDay(clock).map { .absolute(day + $0) }
  }

  /// A time of day without the `Z` or `+01:00` that says its zone (RFC 3339 §5.6).
  private static func withoutZone(_ text: Substring) -> (Substring, TimeZone?) {
    if text.hasSuffix("Z") || text.hasSuffix("z") { return (text.dropLast(), .gmt) }
    guard let sign = text.lastIndex(where: { $0 == "+" || $0 == "-" }) else { return (text, nil) }
    let parts = text[sign...].dropFirst().split(separator: ":").map { Int($0) }
    guard parts.count == 2, let hours = parts[0], let minutes = parts[1], (0..<24).contains(hours),
      (0..<60).contains(minutes)
    else { return (text, nil) }
    let seconds = (hours * 60 + minutes) * 60
    return (text[..<sign], TimeZone(secondsFromGMT: text[sign] == "-" ? -seconds : seconds))
  }

  /// Midnight of `YYYY-MM-DD`.
  private static func day(_ text: Substring, _ zone: TimeZone) -> Int64? {
    let numbers = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 3, let year = numbers[0], let month = numbers[1], let day = numbers[2],
      (1970...2200).contains(year), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let components = DateComponents(year: year, month: month, day: day)
    return calendar.date(from: components).map { Int64($0.timeIntervalSince1970) * 1_000_000_000 }
  }

  /// Nanoseconds since midnight of `HH:MM` or `HH:MM:SS.fraction`.
  private static func timeOfDay(_ text: Substring) -> Int64? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let hours = Int64(parts[0]), let minutes = Int64(parts[1]),
      (0...24).contains(hours), (0..<60).contains(minutes),
      let seconds = parts.count == 3 ? decimal(parts[2]) : 0, seconds < 61_000_000_000
    else { return nil }
    return (hours * 3600 + minutes * 60) * 1_000_000_000 + seconds
  }

  /// Nanoseconds of a decimal number of seconds.
  private static func decimal(_ text: Substring) -> Int64? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ $0.allSatisfy(\.isASCII) }),
      let whole = Int64(parts[0]), (0...9_000_000_000).contains(whole)
    else { return nil }
    guard parts.count == 2 else { return whole * 1_000_000_000 }
    let digits = parts[1].prefix(9)
    guard !digits.isEmpty, let fraction = Int64(digits), fraction >= 0 else { return nil }
    var scaled = fraction
    for _ in digits.count..<9 { scaled *= 10 }
    return whole * 1_000_000_000 + scaled
  }
}
