import Foundation
import Testing

@testable import Reports

struct WordsTests {
  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1,000"), (18402, "18,402"), (-1_234_567, "-1,234,567"),
  ])
  func thousandsHaveCommas(_ number: Int, _ expected: String) {
    #expect(Quantity.count(number) == expected)
  }

  @Test(arguments: [
    (0, "0 B"), (999, "999 B"), (1000, "1 kB"), (1234, "1.2 kB"), (9_949, "9.9 kB"),
    (9_950, "10 kB"), (999_499, "999 kB"), (999_500, "1 MB"), (9_100_000, "9.1 MB"),
    (Int.max, "9.2 EB"),
  ])
  func bytesHaveDecimalUnits(_ number: Int, _ expected: String) {
    #expect(Quantity.bytes(number) == expected)
  }

  @Test(arguments: [
    (Int64(0), "0 s"), (40_000, "<0.1 ms"), (400_000, "0.4 ms"), (22_000_000, "22 ms"),
    (1_500_000_000, "1.5 s"), (59_400_000_000, "59 s"), (60_000_000_000, "1 min"),
    (2_520_000_000_000, "42 min"), (11_100_000_000_000, "3 h 5 min"),
    (187_200_000_000_000, "2 d 4 h"), (Int64.max, "106,752 d"), (-5, "0 s"),
    (999_600_000, "1 s"), (3_599_000_000_000, "1 h"),
  ])
  func durationsHaveTheUnitsPeopleUse(_ length: Int64, _ expected: String) {
    #expect(Quantity.duration(length) == expected)
  }

  @Test(arguments: [
    (1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (22, "22nd"), (113, "113th"),
  ])
  func placesInARowHaveTheirEndings(_ number: Int, _ expected: String) {
    #expect(Quantity.ordinal(number) == expected)
  }

  @Test(arguments: [(0.0, "0"), (0.01, "<0.1"), (4.19, "4.2"), (9.96, "10"), (1234.4, "1,234")])
  func ratesShowTheDigitsThatMatter(_ value: Double, _ expected: String) {
    #expect(Quantity.rate(value) == expected)
  }

  @Test func escapeSequencesAndReadingDirectionAreShownNotSent() {
    #expect("\u{1b}[31mred\u{7}".inert == "\\x1b[31mred\\x07")
    #expect("a\r\nb\u{85}".inert == "a\\x0d\\x0ab\\x85")
    #expect("gpj.\u{202e}exe\u{2066}".inert == "gpj.\\u{202e}exe\\u{2066}")
    #expect("Küche 漢字 😀".inert == "Küche 漢字 😀")
  }

  @Test func wideAndCombiningLettersCountAsTerminalsShowThem() {
    #expect("abc".columns == 3)
    #expect("漢字".columns == 4)
    #expect("e\u{301}".columns == 1)
    #expect("漢字漢字".cut(to: 5) == "漢字…")
    #expect("abcdef".cut(to: 6) == "abcdef")
    #expect("abcdef".cut(to: 1) == "…")
  }

  @Test func wrappedLinesKeepTheirWidth() {
    let text = "one two three " + String(repeating: "x", count: 50) + " 漢字漢字漢字漢字漢字漢字 end"
    for width in 10...30 {
      let lines = WordWrap.lines(text, width: width, indent: 2, hanging: 4)
      #expect(lines.allSatisfy { $0.columns <= width && $0.last != " " })
      let letters = lines.joined().filter { $0 != " " }
      #expect(letters == text.filter { $0 != " " })
    }
  }
}

struct WordWrapTests {
  /// Spaces that a line is broken at don't indent the next.
  @Test func linesBeginWhereTheyHang() {
    #expect(
      WordWrap.lines("one two   #307 #577", width: 10, indent: 0, hanging: 2)
        == ["one two", "  #307", "  #577"])
    #expect(WordWrap.lines("  one   two", width: 20) == ["  one   two"])
  }

  @Test func whatIsCutKeepsItsPort() {
    #expect("netbios-ns 137".cutBeforeLastWord(to: 10) == "netbi… 137")
    #expect("netbios-ns 137".cutBeforeLastWord(to: 14) == "netbios-ns 137")
    #expect("netbios-ns".cutBeforeLastWord(to: 6) == "netbi…")
    #expect("tcp 50443".cutBeforeLastWord(to: 5) == "tcp …")
  }
}

struct LocalTimeTests {
  @Test(arguments: [
    (Int64(0), "1970-01-01", "00:00:00.000"),
    (1_772_359_203_118_999_999, "2026-03-01", "10:00:03.118"),
    (-1, "1969-12-31", "23:59:59.999"), (951_782_400_000_000_000, "2000-02-29", "00:00:00.000"),
    (Int64.max, "2262-04-11", "23:47:16.854"), (Int64.min, "1677-09-21", "00:12:43.145"),
  ])
  func timesAreDatesAndClocks(_ time: Int64, _ date: String, _ clock: String) {
    #expect(LocalTime.utc.date(time) == date)
    #expect(LocalTime.utc.clock(time, .milliseconds) == clock)
  }

  /// In Berlin clocks went from 02:00 to 03:00 on 2026-03-29 at 01:00 UTC, and back on 2026-10-25 at 01:00 UTC.
  @Test func clocksFollowTheOffsetOfTheirMoment() throws {
    let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
    let time = LocalTime { berlin.secondsFromGMT(for: Date(timeIntervalSince1970: Double($0))) }
    let spring: Int64 = 1_774_746_000_000_000_000
    #expect(time.clock(spring - 1) == "01:59:59")
    #expect(time.clock(spring) == "03:00:00")
    let autumn: Int64 = 1_792_890_000_000_000_000
    #expect(time.clock(autumn - 1) == "02:59:59")
    #expect(time.clock(autumn) == "02:00:00")
    let newYear: Int64 = 1_767_222_000_000_000_000
    #expect(time.date(newYear) == "2026-01-01")
    #expect(LocalTime.utc.date(newYear) == "2025-12-31")
  }
}
