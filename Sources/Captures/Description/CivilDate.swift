/// A day of the Gregorian calendar, also of the time before it was introduced.
package struct CivilDate: Hashable, Sendable {
  package let year: Int
  /// 1...12
  package let month: Int
  /// 1...31
  package let day: Int

  /// Counts years from 1 March, so that the leap day is the last of its year: then the days before a month
  /// follow one formula, and 400 years always have 146,097 days (method of Howard Hinnant's
  /// "chrono-Compatible Low-Level Date Algorithms").
  package init(daysSince1970: Int) {
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

  /// The days from 1970 to a date of the years 1 to 9999; `nil` when there is no such day.
  package static func daysSince1970(year: Int, month: Int, day: Int) -> Int? {
    guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else {
      return nil
    }
    let yearFromMarch = month <= 2 ? year - 1 : year
    let era = yearFromMarch / 400
    let yearOfEra = yearFromMarch % 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    let days = era * 146_097 + dayOfEra - 719_468
    return CivilDate(daysSince1970: days).day == day ? days : nil
  }
}

extension CivilDate: CustomStringConvertible {
  /// ISO 8601: `2026-03-01`.
  package var description: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }

  private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
