import Packets
import Testing

@testable import Reports

struct JSONWriterValueTests {
  private func rewritten(_ text: String) -> String? {
    guard let value = JSONValue(text) else { return nil }
    var writer = JSONWriter()
    writer.value(value)
    return writer.text
  }

  @Test func valuesAreWrittenAsTheyWere() {
    for text in [
      "{}", "[]", "null", "true", "-1.5e3", #""a\nb\"""#, #"{"a":[1,{"b":null}],"c":""}"#,
    ] {
      #expect(rewritten(text) == text)
    }
    #expect(rewritten(" { \"a\" : 1 , \"b\" : [ ] } ") == #"{"a":1,"b":[]}"#)
    #expect(rewritten(#""\u00e4\ud83d\ude00\ud800x""#) == "\"ä😀\u{fffd}x\"")
  }

  @Test func whatIsNoJSONIsNil() {
    for text in [
      "", "{", "{\"a\"}", "[1,]", "{\"a\":1,}", "nul", "01x", "\"a", "\"\u{1}\"", "1 2", "+1",
      #""\x""#, #""\u12""#, "--1", "{1:2}",
    ] {
      #expect(JSONValue(text) == nil, "\(text)")
    }
    #expect(JSONValue(String(repeating: "[", count: 100_000)) == nil)
  }

  @Test func activeCharactersStayEscaped() {
    #expect(rewritten("\"a\u{202e}b\"") == #""a\u202eb""#)
  }
}
