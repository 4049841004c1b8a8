import Packets
import Testing

@testable import Reports

struct SecretsTests {
  private static let mask = Secrets.mask

  /// Text with a secret, which is marked by brackets here, and what is shown of it.
  @Test(arguments: [
    // JSON, nested, in a string, and cut.
    #"{"ssid":"home","password":"‹hunter2›","key_type":3}"#,
    #"{"netif":{"set_stainfo":{"Psk": "‹a \"b\" c›"}}}"#,
    #"{"wifi":{"accessToken" : "‹abc›", "user":"me"}}"#,
    #"{"payload":"{\"token\":\"‹abc›\",\"on\":1}"}"#,
    #"{"passphrase":"‹cut off"#,
    "{\n  \"localKey\":\n    \"‹0123456789abcdef›\"\n}",
    #"{"key":"‹00112233›","keys":["‹1","2›"],"publicKey":"abc"}"#,
    #"{'wifi_password2': '‹x y›'}"#,
    #"[{"success":{"username":"‹83b7780291a6ceffbe0bd049104df›","clientkey":"‹E3B550C6›"}}]"#,
    #"[{"success": { "username" : "‹0TmdKkUHDQ6a7Nw4zSfl›"}}]"#, #"{"username":"ann"}"#,
    // Forms, queries and URLs.
    "GET /a?user=me&token=‹abc›&page=2 HTTP/1.1", "password=‹a%20b›&ssid=home",
    "https://me:‹secret›@example.org/x?sig=‹Zm9vYmFyYmF6cXV4Zm9vYmFy%3D#top›",
    "/x?api_key=‹1›;apikey=‹2›",
    "rtsp://admin:‹admin›@192.168.1.9/stream",
    "SharedAccessSignature sr=hub&sig=‹abcdefghijklmnopqrstuvw%2B›&se=1700000000",
    // Headers.
    "Authorization: Basic ‹dXNlcjpwYXNz›", "authorization: ‹plain value›\r\nHost: a",
    #"{"Authorization":"Bearer ‹abc.def›"}"#, "Set-Cookie: ‹id=1; Path=/›",
    "x-api-key: ‹abc›", "sent Bearer ‹abcdefghijklmnop.qrs› to it",
    "jwt ‹eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl› ends",
    "PUT /api/‹59df4532a5f9c15ff500b552b69bbc›/lights/1/state", "sso=‹91c2ab›&page=2",
    "/api/‹59df4532a5f9c15ff500b552b69bbc›/lights/1/state",
    "GET http://192.168.1.7:16021/api/v1/‹Xy7TkLqPz0aVwBnM3sDfGhJk›/events?id=1,2",
    "POST http://192.168.1.10:8123/api/webhook/‹4f3e2d1c0b9a8877665544332211› → 200",
    // Commands.
    "/cm?cmnd=Backlog%20SSId1%20Heim%3BPassword1%20‹wlan›%3BSSId2%20b&user=me",
    "/cm?cmnd=password+manager", "/cm?cmnd=Password%20‹wlan%21›&user=me",
    "SSId1 home; Password ‹wlan›; WifiPassword ‹b›;Power On", "MqttPassword ‹a›", "Backlog pw ‹a›",
    "the password is wrong, or the token expired", "{\"m\":\"Password2 ‹a›\"}",
    // Settings and XML.
    "ssid=\"home\"\n\tpsk=\"‹secret phrase›\"\n\tkey_mgmt=WPA-PSK",
    "wpa_passphrase=‹my home is›\nx=1",
    "<NewPreSharedKey>‹abc›</NewPreSharedKey><u:Password>‹b›</u:Password><user>me</user>",
    #"<wifi ssid="home" pass="‹abc›"/>"#,
    #"<wsse:Password Type="http://a#PasswordText">‹cam1›</w>"#,
    #"<Password pass="‹1234›"/><user>me</user>"#, "<Token\n  key='‹ab›'>‹cd›</Token>",
    "<Password a",
  ])
  func aNamedSecretIsMasked(_ marked: String) {
    let text = marked.filter { $0 != "‹" && $0 != "›" }
    #expect(Secrets.masked.shown(text) == Self.maskedByMarks(marked))
    #expect(Secrets.revealed.shown(text) == text)
  }

  private static func maskedByMarks(_ marked: String) -> String {
    var shown = ""
    var isInside = false
    for character in marked {
      switch character {
      case "‹":
        shown += mask
        isInside = true
      case "›": isInside = false
      default: if !isInside { shown.append(character) }
      }
    }
    return shown
  }

  @Test(
    arguments: [
      (#"{"credentials":{"user":"a","data":["x","}"]},"on":1}"#, #"{"credentials":"••••","on":1}"#),
      (#"{"tokens":[{"a":1},{"b":"]"}],"on":1}"#, #"{"tokens":["••••"],"on":1}"#),
      (#"{"secret":{"cut":"of"#, #"{"secret":"••••""#),
      (#"{"a":"{\"auth\":{\"k\":\"}\"},\"on\":1}"}"#, #"{"a":"{\"auth\":\"••••\",\"on\":1}"}"#),
      (#"{"a":"{\"auth\":{\"k\":1","b":2}"#, #"{"a":"{\"auth\":\"••••\"","b":2}"#),
      (#"{"pwd":{},"keys":[],"on":1}"#, #"{"pwd":{},"keys":[],"on":1}"#),
      (
        #"{"coordinates":[[8.5,47.3],[8.6,47.4]],"on":1}"#,
        #"{"coordinates":["••••"],"on":1}"#
      ),
    ] as [(String, String)])
  func objectsAndListsAreMaskedWhole(_ text: String, _ expected: String) {
    #expect(Secrets.masked.shown(text) == expected)
  }

  @Test func coordinatesAreMaskedAndStayJSON() {
    let sysinfo =
      #"{"latitude_i":473921,"longitude_i":-85412,"rssi":-50,"latitude":47.39,"alias":"x"}"#
    let shown = Secrets.masked.shown(sysinfo)
    #expect(
      shown
        == #"{"latitude_i":"••••","longitude_i":"••••","rssi":-50,"latitude":"••••","alias":"x"}"#)
    #expect(JSONValue(shown) != nil)
    #expect(
      Secrets.masked.shown(#"{"location":"Kitchen","position":50,"gps":[47.3,8.5]}"#)
        == #"{"location":"Kitchen","position":50,"gps":["••••"]}"#)
    #expect(
      Secrets.masked.shown("/weather?lat=47.3&lon=-8.5&q=1")
        == "/weather?lat=••••&lon=••••&q=1")
    #expect(Secrets.masked.shown("geo:47.3,8.5") == "geo:••••")
    #expect(
      Secrets.masked.shown(#"{"a":"{\"lat\":47.3}"}"#) == #"{"a":"{\"lat\":\"••••\"}"}"#)
  }

  @Test(arguments: [
    "", "MQTT publishes a/b {\"on\":true}", #"{"token":null,"password":"","hasPassword":true}"#,
    "token ring: no", "keyboard=qwertz&monkey=1", #"{"key_type":3,"token_type":"x"}"#,
    "10:00:03 a: b = c", "https://example.org/path?q=1", "Mozilla/5.0 (X11; Linux x86_64)",
    #"{"passage":"x","signal":-3,"author":"me","secretary":"y"}"#, "lat: unknown",
    #"{"sig":-61,"sign":"+","signature":"v1"}"#, "sig=3&x=1", "GET /api/newdeveloper/lights",
    #"{"location":{"room":"den"}}"#,
    "CN=example.org, O=Example", "≤ äöü: ß = 日本",
  ])
  func whatIsNoSecretStays(_ text: String) {
    #expect(Secrets.masked.shown(text) == text)
  }

  @Test func aMaskIsNotMaskedAgain() {
    let once = Secrets.masked.shown("password=hunter2")
    #expect(Secrets.masked.shown(once) == once)
  }

  @Test func aPayloadsTopicMayNameIt() {
    #expect(Secrets.masked.shown(payload: "hunter2", of: "plug/wifi/password") == Self.mask)
    #expect(Secrets.masked.shown(payload: "47.3", of: "car/latitude") == Self.mask)
    #expect(Secrets.masked.shown(payload: "on", of: "plug/relay") == "on")
    #expect(Secrets.revealed.shown(payload: "hunter2", of: "plug/wifi/password") == "hunter2")
  }

  /// Whatever the text, nothing traps, and what is outside the masks stays as it was.
  @Test func anyTextIsTaken() {
    var generator = Congruential()
    let pieces = [
      "password", "\"", "\\\"", "=", ":", "{", "}", "[", "]", "<", ">", " ", "\n", "eyJ", ".",
      "://", "@", "lat", "1.5", ",", "&", "'", "Bearer ", "ä", "\\", "x",
    ]
    for _ in 0..<5000 {
      let text = (0..<Int.random(in: 0...24, using: &generator)).compactMap { _ in
        pieces.randomElement(using: &generator)
      }.joined()
      let shown = Secrets.masked.shown(text)
      let kept = shown.components(separatedBy: Secrets.mask).joined()
      #expect(kept.count <= text.count + 8 * text.count)
      #expect(Secrets.masked.shown(shown).contains(Secrets.mask) == shown.contains(Secrets.mask))
    }
  }
}

/// A seeded generator of random numbers, good enough to mix pieces of text (Knuth's MMIX).
private struct Congruential: RandomNumberGenerator {
  private var state: UInt64 = 1

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 33
  }
}
