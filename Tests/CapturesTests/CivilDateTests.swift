import Foundation
import Testing

@testable import Captures

@Suite("A date")
struct CivilDateTests {
  @Test("is Foundation's calendar's, over four centuries, and leads back to its day")
  func everyDayHasItsDate() {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(secondsFromGMT: 0)!
    for day in stride(from: -60_000, to: 90_000, by: 7) {
      let parts = calendar.dateComponents(
        [.year, .month, .day], from: Date(timeIntervalSince1970: Double(day) * 86_400))
      let date = CivilDate(daysSince1970: day)
      #expect([date.year, date.month, date.day] == [parts.year, parts.month, parts.day])
      #expect(CivilDate.daysSince1970(year: date.year, month: date.month, day: date.day) == day)
    }
  }

  @Test("that no calendar has is no day")
  func noSuchDay() {
    #expect(CivilDate.daysSince1970(year: 2025, month: 2, day: 29) == nil)
    #expect(CivilDate.daysSince1970(year: 2024, month: 2, day: 29) == 19_782)
    #expect(CivilDate.daysSince1970(year: 2024, month: 4, day: 31) == nil)
    #expect(CivilDate.daysSince1970(year: 0, month: 1, day: 1) == nil)
  }
}
