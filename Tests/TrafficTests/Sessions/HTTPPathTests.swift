import Packets
import TestSupport
import Testing

@testable import Traffic

/// What the paths of requests tell.
struct HTTPPathTests {
  private func line(_ text: String) throws -> HTTPRequestLine {
    try HTTPRequestLine(parsing: Array(text.utf8).rawSpan)
  }

  @Test(arguments: [
    ("GET /firmware/agent/DSP-W215/D-Link-DSP-W215-1.1.0-BX HTTP/1.1", "D-Link-DSP-W215-1.1.0-BX"),
    ("GET /ota/plug_1.4.2.BIN?sn=1 HTTP/1.1", "plug_1.4.2.BIN"),
    ("GET /Firmware/ HTTP/1.1", nil), ("POST /firmware/check HTTP/1.1", nil),
    ("GET /picture.jpg HTTP/1.1", nil), ("GET / HTTP/1.0", nil), ("GET /f HTTP/1.1", nil),
  ])
  func devicesSoftwareIsKnownByItsPath(_ text: String, _ file: String?) throws {
    #expect(try line(text).firmware == file)
  }

  @Test(arguments: [
    ("PUT /api/59df4532a5f9c15ff500b552b69bbc/lights/1/state HTTP/1.1", true),
    ("GET /api/1028d66426293e821ecfd9ef1a0731df/config HTTP/1.1", true),
    ("GET /api/59df4532a5f9c15ff500b552b69bbc HTTP/1.1", false),
    ("GET /api/newdeveloper/lights HTTP/1.1", false),
    ("GET /api/3f2504e0-4f89-11d3-9a0c-0305e82c3301/articles HTTP/1.1", false),
    ("GET /api/alongwordwithoutanydigits/lights HTTP/1.1", false),
    ("GET /v1/59df4532a5f9c15ff500b552b69bbc/lights HTTP/1.1", false),
  ])
  func aHueKeyIsFoundInThePath(_ text: String, _ holds: Bool) throws {
    #expect(try line(text).holdsHueKey == holds)
  }

  @Test func bothBecomeFacts() {
    let dialogue = Dialogue(
      [
        (.client, Array("GET /api/1028d66426293e821ecfd9ef1a0731df/lights HTTP/1.1\r\n\r\n".utf8)),
        (.server, Array("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".utf8)),
        (.client, Array("GET /fw/a.ota HTTP/1.1\r\n\r\n".utf8)),
        (.server, Array("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc".utf8)),
        (.client, Array("GET /fw/b.ota HTTP/1.1\r\n\r\n".utf8)),
        (.server, Array("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".utf8)),
      ], serverPort: 80)
    let facts = dialogue.notes().facts
    #expect(facts.contains(FlowFact(.credentials, "hue-key")))
    #expect(facts.filter { $0.subject == .firmware } == [FlowFact(.firmware, "a.ota")])
  }
}
