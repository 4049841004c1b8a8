/// A day of the Gregorian calendar, also of the time before it was introduced.
struct CivilDate: Hashable {
  let year: Int
  /// 1...12
  let month: Int
  /// 1...31
  let day: Int

  /// Counts years from 1 March, so that the leap day is the last of its year: then the days before a month
  /// follow one formula, and 400 years always have 146,097 days (method of Howard Hinnant's
  /// "chrono-Compatible Low-Level Date Algorithms").
  init(daysSince1970: Int) {
    // 1 March of the year 0 was 719,468 days before 1970.
    let days = daysSince1970 + 719_468
    let era = (days >= 0 ? days : days - 146_096) / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }
}

extension CivilDate: CustomStringConvertible {
  /// ISO 8601: `2026-03-01`.
  var description: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }

  private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
