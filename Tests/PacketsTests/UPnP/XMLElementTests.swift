import Packets
import TestSupport
import Testing

struct XMLElementTests {
  private func elements(_ text: String) -> [XMLElement] {
    let bytes = Array(text.utf8)
    return XMLElements(reading: bytes.rawSpan).all
  }

  @Test func elementsHaveNameTextAndDepth() {
    let all = elements(
      "<?xml version=\"1.0\"?><s:a x='>'> <b>one</b><!-- <c> --><d/>two<e> t </e></s:a>")
    #expect(
      all == [
        XMLElement(name: "a", text: "", depth: 0), XMLElement(name: "b", text: "one", depth: 1),
        XMLElement(name: "d", text: "", depth: 1), XMLElement(name: "e", text: "t", depth: 1),
      ])
  }

  @Test func entitiesAreResolved() {
    #expect(
      elements("<a>Tom &amp; Jerry&#x27;s &#65;&bad; &</a>")[0].text == "Tom & Jerry's A&bad; &")
    #expect(elements("<a>&#xd800;</a>")[0].text == "&#xd800;")
  }

  @Test func charactersMayStandForThemselves() {
    #expect(elements("<a><![CDATA[<b>]]]></a>")[0].text == "<b>]")
    #expect(elements("<a><![CDATA[<b>").map(\.text) == [""])
  }

  @Test func whatIsCutIsLeftOut() {
    #expect(elements("<a><b>x</b><c").map(\.name) == ["a", "b"])
    #expect(elements("<a><!-- ").map(\.name) == ["a"])
    #expect(elements("no markup").isEmpty)
  }

  @Test func elementsAreBounded() {
    #expect(elements(String(repeating: "<a>", count: 10_000)).count == 512)
    let long = String(repeating: "x", count: 5000)
    #expect(elements("<a>\(long)</a>")[0].text.utf8.count == 1024)
  }
}
