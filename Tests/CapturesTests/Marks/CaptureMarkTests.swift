import Testing

@testable import Captures

@Suite("A mark in a comment")
struct CaptureMarkTests {
  @Test("says its time to the nanosecond, and its text")
  func comment() {
    // `date -u -d @1795272003 --iso-8601=seconds` says 2026-11-21T14:40:03+00:00.
    let mark = CaptureMark(time: 1_795_272_003_123_456_789, text: "lamp on")
    #expect(mark.comment == "mark 2026-11-21T14:40:03.123456789Z: lamp on")
  }

  @Test("needs no text")
  func withoutText() {
    let mark = CaptureMark(time: 0, text: "")
    #expect(mark.comment == "mark 1970-01-01T00:00:00.000000000Z")
    #expect(CaptureMark(comment: mark.comment) == mark)
  }

  @Test(
    "is read as it was written, at any time there is",
    arguments: [
      Int64.min, -1, 0, 1, 951_782_399_999_999_999, 4_102_444_800_000_000_000, .max,
    ])
  func bothWays(time: Int64) {
    let mark = CaptureMark(time: time, text: "Büro: Licht · an")
    #expect(CaptureMark(comment: mark.comment) == mark)
  }

  @Test(
    "is no other comment",
    arguments: [
      "", "mark", "mark ", "marked for review", "mark 2026-11-21: lamp on",
      "mark 2026-02-30T10:00:00.000000000Z: no such day",
      "mark 2026-11-21T24:00:00.000000000Z", "mark 2026-11-21T14:40:03.123456789Zulu",
      "mark 9999-12-31T23:59:59.999999999Z: beyond 64 bits",
      "mark ２026-11-21T14:40:03.1234567Z: wide digits",
    ])
  func others(comment: String) {
    #expect(CaptureMark(comment: comment) == nil)
  }

  @Test("keeps one line of bounded length, whatever was typed")
  func oneLine() {
    #expect(CaptureMark(time: 0, text: "  lamp\r\non\u{1b}[2J\t\n").text == "lamp on [2J")
    let long = CaptureMark(time: 0, text: String(repeating: "ü", count: 1000))
    #expect(long.text.utf8.count == CaptureMark.textBound)
  }
}
