import Foundation
import Testing

@testable import Reports

struct JSONWriterTests {
  private func text(_ layout: JSONWriter.Layout = .compact, _ body: (inout JSONWriter) -> Void)
    -> String
  {
    var writer = JSONWriter(layout)
    body(&writer)
    return writer.text
  }

  @Test func objectsAndArraysNestInBothLayouts() {
    func body(_ writer: inout JSONWriter) {
      writer.object { writer in
        writer.member("a", 1)
        writer.array("b") { writer in
          writer.value("x")
          writer.object { _ in }
          writer.array { _ in }
        }
        writer.key("c")
        writer.array(of: [1, 2])
        writer.member("d", false)
      }
    }
    #expect(text(.compact, body) == #"{"a":1,"b":["x",{},[]],"c":[1,2],"d":false}"#)
    #expect(
      text(.pretty, body) == """
        {
          "a": 1,
          "b": [
            "x",
            {},
            []
          ],
          "c": [1, 2],
          "d": false
        }
        """)
  }

  @Test func membersWithoutValueAreLeftOut() {
    let text = text { writer in
      writer.object { writer in
        writer.member("a", String?.none)
        writer.member("b", Int?.none)
        writer.member("c", secondsOf: nil)
        writer.member("d", 7)
      }
    }
    #expect(text == #"{"d":7}"#)
  }

  @Test(arguments: [
    (Int64(1_700_000_000_123_456_000), "1700000000.123456"), (0, "0"), (1, "0.000000001"),
    (1_000_000_000, "1"), (-1_500_000_000, "-1.5"), (.max, "9223372036.854775807"),
    (.min, "-9223372036.854775808"), (100_000_000, "0.1"),
  ])
  func nanosecondsAreExactSeconds(_ time: Int64, _ expected: String) {
    #expect(text { $0.seconds(time) } == expected)
  }

  @Test(arguments: [
    (2.5, "2.5"), (77, "77"), (0.0004, "0"), (1 / 3, "0.333"), (-1.25, "-1.25"), (1e6, "1000000"),
    (.nan, "null"), (.infinity, "null"), (1e300, "null"), (-0.0001, "0"),
  ])
  func doublesHaveThreeDecimalsAtMost(_ number: Double, _ expected: String) {
    #expect(text { $0.value(number) } == expected)
  }

  @Test func integersOfEveryWidthAreWhole() {
    #expect(text { $0.value(UInt64.max) } == "18446744073709551615")
    #expect(text { $0.value(Int64.min) } == "-9223372036854775808")
    #expect(text { $0.value(UInt8(0)) } == "0")
  }

  @Test func whatIsActiveIsEscaped() {
    #expect(
      text { $0.value("a\"\\\n\r\t\u{0}\u{1b}[2J\u{7f}") } == #""a\"\\\n\r\t\u0000\u001b[2J\u007f""#
    )
    #expect(
      text { $0.value("\u{9b}\u{2028}\u{2029}\u{202e}é漢😀") }
        == "\"\\u009b\\u2028\\u2029\\u202eé漢😀\"")
  }

  /// Foundation's parser as the independent reader.
  @Test func everyScalarSurvivesTheWayThrough() throws {
    var all = ""
    for value in Array(0...0x3000) + Array(0xd7f0...0xe010) + Array(0x1f5ff...0x1f610) {
      if let scalar = Unicode.Scalar(UInt32(value)) { all.unicodeScalars.append(scalar) }
    }
    let written = text { writer in
      writer.object { $0.member(all, all) }
    }
    let read = try JSONSerialization.jsonObject(with: Data(written.utf8)) as? [String: String]
    #expect(Array((read?[all] ?? "").unicodeScalars) == Array(all.unicodeScalars))
    #expect(!written.unicodeScalars.contains { $0.isActive })
  }
}
