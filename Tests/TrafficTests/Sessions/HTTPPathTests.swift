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

  private func credentials(_ head: String) -> [String] {
    let dialogue = Dialogue(
      [
        (.client, Array("\(head)\r\n\r\n".utf8)),
        (.server, Array("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".utf8)),
      ], serverPort: 80)
    return dialogue.notes().facts.filter { $0.subject == .credentials }.map(\.value)
  }

  @Test(arguments: [
    ("GET /scale/register?serialNumber=20F85EA0&token=w4bJ2q7Zk0pLmN3x HTTP/1.1", "http-token"),
    ("GET /a?id=1&userPassword=abc HTTP/1.1", "http-password"),
    ("GET /a?access_token=0123456789abcdef&pwd=x HTTP/1.1", "http-password"),
    ("GET /a?token=3&page=2 HTTP/1.1", nil), ("GET /a?compass=12&lat=3 HTTP/1.1", nil),
    ("GET /cm?cmnd=Password1%20wlan&user=admin HTTP/1.1", "http-password"),
    ("GET /cm?cmnd=Backlog%20SSId1%20a%3BPassword1%20b HTTP/1.1", "http-password"),
    ("GET /cm?cmnd=Backlog0+SSId1+a;Password+b HTTP/1.1", "http-password"),
    ("GET /a?set=MqttPassword+b HTTP/1.1", "http-password"),
    ("GET /cm?cmnd=Password1 HTTP/1.1", nil), ("GET /cm?cmnd=Power%20On HTTP/1.1", nil),
    ("GET /s?q=password%20manager HTTP/1.1", nil), ("GET /s?q=a+passenger2+train HTTP/1.1", nil),
    ("GET /a?password= HTTP/1.1", nil), ("GET /a?v=0123456789abcdef0123 HTTP/1.1", nil),
    ("GET /token=0123456789abcdef HTTP/1.1", nil),
    ("PUT /api/v1/Xy7TkLqPz0aVwBnM3sDfGhJk/state HTTP/1.1", "nanoleaf-token"),
    ("GET /api/v1/Xy7TkLqPz0aVwBnM3sDfGhJk?a=1 HTTP/1.1", "nanoleaf-token"),
    ("GET /api/v1/Xy7TkLqPz0aVwBnM3sDfGhJk/users HTTP/1.1", nil),
    ("GET /api/v1/states HTTP/1.1", nil),
    ("POST /api/webhook/4f3e2d1c0b9a8877665544332211 HTTP/1.1", "webhook-id"),
    ("POST /api/webhook/doorbell HTTP/1.1", nil),
    (
      "GET / HTTP/1.1\r\nAuthorization: CBAuth Type=\"SSO\", SSOToken=\"0123456789abcdef==\"",
      "http-token"
    ),
    ("GET / HTTP/1.1\r\nAuthorization: Negotiate TlRMTVNTUAABAAAAB4IIogAAAAA=", nil),
    (
      "GET / HTTP/1.1\r\nAuthorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20130524/eu-west-1/iot",
      nil
    ),
  ])
  func secretsAmongParametersAreTold(_ head: String, _ kind: String?) {
    #expect(credentials(head) == [kind].compactMap(\.self))
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
    dialogue.expectALogDoesNotMatter()
    let facts = dialogue.notes().facts
    #expect(facts.contains(FlowFact(.credentials, "hue-key")))
    #expect(facts.filter { $0.subject == .firmware } == [FlowFact(.firmware, "a.ota")])
  }
}
