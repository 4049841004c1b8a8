import Testing

@testable import Analysis

@Suite struct GlobPatternTests {
  @Test(arguments: [
    ("hs1##*", "HS100(EU)"), ("hs1##*", "hs110"), ("*-cam", "porch-cam"), ("*a*b*", "xaxbx"),
    ("esp_%%%%%%", "ESP_06d9fF"), ("?", "x"), ("*", ""), ("", ""), ("a*a", "aa"),
    ("*ab", "aab"), ("urn:*:insight:*", "urn:Belkin:device:insight:1"), ("é*", "été"),
  ])
  func holdsOf(_ pattern: String, _ text: String) {
    #expect(GlobPattern(pattern).matches(text))
  }

  @Test(arguments: [
    ("hs1##*", "HS1x0"), ("hs1##", "HS1"), ("*-cam", "camera"), ("esp_%%%%%%", "esp_06d9g0"),
    ("?", ""), ("", "x"), ("a*a", "a"), ("#", "a"), ("*a*b*", "ba"),
  ])
  func doesNotHoldOf(_ pattern: String, _ text: String) {
    #expect(!GlobPattern(pattern).matches(text))
  }

  /// A pattern of many stars takes no more than the product of both lengths.
  @Test func manyStarsEnd() {
    let pattern = GlobPattern(String(repeating: "*a", count: 40) + "b")
    #expect(!pattern.matches(String(repeating: "a", count: 4000)))
  }
}
