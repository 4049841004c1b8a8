import Packets
import TestSupport
import Testing

/// JSON as RFC 8259 has it.
struct JSONValueTests {
  private func parse(_ text: String) throws -> JSONValue {
    try JSONValue(parsing: Array(text.utf8))
  }

  private static let sample =
    #" {"a":[1,-0.5e+3,"x\"\u00e4\ud83d\ude00\n"],"b":{"c":null,"d":true},"b":false} "#

  @Test func readsEveryKindOfValue() throws {
    let value = try parse(Self.sample)
    #expect(value["a"]?.elements.first?.integer == 1)
    #expect(value["a"]?.elements[1].number == -500)
    #expect(value["a"]?.elements[2].string == "x\"ä😀\n")
    #expect(value.members.count == 3)
    #expect(value["b"] == .boolean(false), "of equal names the last counts")
    #expect(value.members[1].value["c"] == .null)
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\":1,}", "01", "1.", "-", "1e", "+1", "tru", "nul", "\"", "\"\u{1}\"",
    #""\x""#, #""\u12g4""#, "{a:1}", "[1 2]", "{} {}", "NaN", "'a'", "[\"\\\"]",
  ])
  func rejects(_ text: String) {
    #expect(throws: DecodeError.self) { try parse(text) }
  }

  @Test func aSurrogateAloneStandsForNothing() throws {
    #expect(try parse(#""\ud800x""#).string == "\u{fffd}x")
    #expect(try parse(#""\ud800\u0041""#).string == "\u{fffd}A")
  }

  @Test func invalidUTF8IsAnError() {
    #expect(throws: DecodeError.self) { try JSONValue(parsing: [0x22, 0xff, 0x22]) }
    #expect(throws: DecodeError.self) { try JSONValue(parsing: [0x22, 0x5c, 0x6e, 0xff, 0x22]) }
  }

  @Test func nestingAndCountAreBounded() throws {
    let deepest = JSONValue.depthBound
    let fits = String(repeating: "[", count: deepest) + String(repeating: "]", count: deepest)
    _ = try parse(fits)
    #expect(throws: DecodeError.self) { try parse("[" + fits + "]") }
    let many = String(repeating: "0,", count: JSONValue.countBound)
    #expect(throws: DecodeError.self) { try parse("[" + many + "0]") }
  }

  @Test func aTextMayBeFollowedByAnother() throws {
    let bytes = Array(#"{"a":1}{"b":2}"#.utf8)
    let first = try JSONValue.prefix(of: bytes.rawSpan)
    #expect(first.count == 7)
    #expect(first.value["a"]?.integer == 1)
  }

  @Test func everyTruncationIsAnErrorAndCorruptionNeverTraps() {
    let bytes = Array(Self.sample.utf8)
    for count in 0..<(bytes.count - 1) {
      #expect(throws: DecodeError.self) { try JSONValue(parsing: Array(bytes.prefix(count))) }
    }
    var random = SplitMix64(seed: 8259)
    for _ in 0..<10_000 { _ = try? JSONValue(parsing: random.corrupt(bytes)) }
  }
}
