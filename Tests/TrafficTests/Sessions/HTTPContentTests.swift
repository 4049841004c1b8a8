import Packets
import Testing

@testable import Traffic

/// What HTTP carries that tells of devices and holes.
struct HTTPContentTests {
  private func dialogue(_ request: String, _ response: String = "", port: UInt16 = 80) -> Dialogue {
    Dialogue([(.client, Array(request.utf8)), (.server, Array(response.utf8))], serverPort: port)
  }

  private static let description = """
    <root><device><deviceType>urn:schemas-upnp-org:device:Basic:1</deviceType>
    <friendlyName>Bridge</friendlyName><manufacturer>Maker</manufacturer>
    <modelName>One</modelName><modelNumber>929</modelNumber></device></root>
    """

  /// With a length, in chunks, and until the end, as small servers do.
  @Test(arguments: [
    "Content-Length: \(description.utf8.count)\r\n\r\n\(description)",
    "Transfer-Encoding: chunked\r\n\r\n\(String(description.utf8.count, radix: 16))\r\n"
      + "\(description)\r\n0\r\n\r\n",
    "\r\n\(description)",
  ])
  func aDescriptionTellsOfItsServer(_ rest: String) {
    let dialogue = dialogue(
      "GET /description.xml HTTP/1.1\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Type: text/xml; charset=utf-8\r\n\(rest)", port: 49152)
    let claims = dialogue.notes().claims
    #expect(
      Set(claims.map(\.subject)) == [
        .upnpName, .upnpMaker, .upnpModel, .upnpModelNumber, .upnpType,
      ])
    #expect(claims.first { $0.subject == .upnpName }?.value == "Bridge")
    #expect(claims.allSatisfy { $0.party.address == IPAddress("198.51.100.7") })
    dialogue.expectSegmentationDoesNotMatter()
    dialogue.expectALogDoesNotMatter()
    #expect(dialogue.notes(only: .server).claims == claims)
  }

  /// As ONVIF's clients log in (UsernameToken Profile 1.1.1 §3.1).
  @Test(arguments: [
    ("<wsse:Password>hunter2</wsse:Password>", true),
    ("<wsse:Password Type=\"http://x#PasswordText\">hunter2</wsse:Password>", true),
    ("<wsse:Password Type=\"http://x#PasswordDigest\">a9+b=</wsse:Password>", false), ("", false),
  ])
  func whoLogsInWithinSOAP(_ password: String, _ isInTheClear: Bool) {
    let body =
      "<s:Envelope><s:Header><wsse:Security><wsse:UsernameToken><wsse:Username>admin</wsse:Username>"
      + password + "</wsse:UsernameToken></wsse:Security></s:Header><s:Body/></s:Envelope>"
    let dialogue = dialogue(
      "POST /onvif/device_service HTTP/1.1\r\nContent-Type: application/soap+xml; charset=utf-8\r\n"
        + "SOAPAction: \"http://www.onvif.org/ver10/media/wsdl/GetProfiles\"\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
    )
    dialogue.expectSegmentationDoesNotMatter()
    dialogue.expectALogDoesNotMatter()
    let notes = dialogue.notes()
    #expect(notes.facts.contains(FlowFact(.userName, "admin")))
    #expect(notes.facts.contains(FlowFact(.credentials, "soap-password")) == isInTheClear)
    #expect(!notes.records.joined().contains("hunter2"))
  }

  private static let action = """
    <s:Envelope><s:Body><u:AddPortMapping><NewExternalPort>8554</NewExternalPort>
    <NewProtocol>TCP</NewProtocol><NewInternalPort>554</NewInternalPort>
    <NewInternalClient>192.168.1.20</NewInternalClient><NewLeaseDuration>0</NewLeaseDuration>
    </u:AddPortMapping></s:Body></s:Envelope>
    """

  private func asking(_ response: String = "", kind: String = "AddPortMapping") -> Dialogue {
    let action = Self.action.replacing("AddPortMapping", with: kind)
    return dialogue(
      "POST /ctl HTTP/1.1\r\nSOAPAction: \"urn:x:WANIPConnection:1#\(kind)\"\r\n"
        + "Content-Length: \(action.utf8.count)\r\n\r\n\(action)",
      response.isEmpty ? "" : "HTTP/1.1 \(response)\r\nContent-Length: 0\r\n\r\n")
  }

  @Test func aPortIsOpenedOrClosedWhereTheRouterGrantsIt() {
    func facts(_ response: String, _ kind: String) -> [FlowFact] {
      let dialogue = asking(response, kind: kind)
      dialogue.expectSegmentationDoesNotMatter()
      dialogue.expectALogDoesNotMatter()
      let notes = dialogue.notes()
      #expect(notes.records.contains { $0.contains("asks its router to") })
      return notes.facts.filter { [.portMapping, .closedPortMapping].contains($0.subject) }
    }
    let opened = [FlowFact(.portMapping, "tcp 8554 → 192.168.1.20:554")]
    #expect(facts("200 OK", "AddPortMapping") == opened)
    #expect(facts("500 Internal Server Error", "AddPortMapping") == [])
    #expect(facts("", "AddPortMapping") == opened)
    #expect(facts("200 OK", "DeletePortMapping") == [FlowFact(.closedPortMapping, "tcp 8554")])
    #expect(facts("500 Internal Server Error", "DeletePortMapping") == [])
    #expect(facts("", "DeletePortMapping") == [])
  }

  @Test func aRouterIsAskedToOpenAPort() {
    let dialogue = asking()
    let notes = dialogue.notes()
    #expect(notes.facts.contains(FlowFact(.portMapping, "tcp 8554 → 192.168.1.20:554")))
    #expect(notes.records.contains { $0.contains("asks its router to open") })
    dialogue.expectSegmentationDoesNotMatter()
    dialogue.expectALogDoesNotMatter()
    dialogue.expectNothingTraps(rounds: 2000)
  }

  @Test(arguments: [
    (
      "members.dyndns.org", "/nic/update?hostname=home.example.org&myip=1.2.3.4", "home.example.org"
    ),
    ("www.duckdns.org", "/update?domains=home&token=t", "home.duckdns.org"),
    ("dynamic.example", "/nic/update?hostname=A.example,b.example", "a.example"),
  ])
  func dynamicNamesAreUpdated(_ host: String, _ target: String, _ name: String) {
    let notes = dialogue("GET \(target) HTTP/1.0\r\nHost: \(host)\r\n\r\n").notes()
    #expect(notes.facts.contains(FlowFact(.dynamicDNS, name)))
  }

  @Test func otherUpdatesAreNoDynamicDNS() {
    let notes = dialogue("GET /update?host=x HTTP/1.0\r\nHost: firmware.example\r\n\r\n").notes()
    #expect(!notes.facts.contains { $0.subject == .dynamicDNS })
  }

  @Test func aMerossPlugTellsItsModel() {
    let all =
      "{\"header\":{\"namespace\":\"Appliance.System.All\"},\"payload\":{\"all\":{\"system\":"
      + "{\"hardware\":{\"type\":\"mss310\"}}}}}"
    let ask = "{\"header\":{\"namespace\":\"Appliance.System.All\"}}"
    let dialogue = dialogue(
      "POST /config HTTP/1.1\r\nContent-Length: \(ask.utf8.count)\r\n\r\n\(ask)",
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
        + "Content-Length: \(all.utf8.count)\r\n\r\n\(all)")
    dialogue.expectALogDoesNotMatter()
    let claim = dialogue.notes().claims.first { $0.subject == .merossModel }
    #expect(claim?.value == "mss310")
    #expect(claim?.party.address == IPAddress("198.51.100.7"))
  }

  @Test(arguments: [
    (#"[{"success":{"username":"83b7780291a6ceffbe0bd049104df"}}]"#, true),
    (#"[{"error":{"type":101,"address":"","description":"link button not pressed"}}]"#, false),
    (#"[{"success":{"username":"newdeveloper"}}]"#, false), (#"[{"success":"#, false),
  ])
  func aHueBridgeHandsOutAKey(_ answer: String, _ isKey: Bool) {
    let ask = #"{"devicetype":"app#phone"}"#
    let dialogue = dialogue(
      "POST /api HTTP/1.1\r\nContent-Length: \(ask.utf8.count)\r\n\r\n\(ask)",
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
        + "Content-Length: \(answer.utf8.count)\r\n\r\n\(answer)")
    let notes = dialogue.notes()
    #expect(notes.facts.contains(FlowFact(.credentials, "hue-key")) == isKey)
    #expect(!notes.records.joined().contains("83b7780291a6"))
    dialogue.expectSegmentationDoesNotMatter()
    dialogue.expectALogDoesNotMatter()
  }

  @Test func aTunnelIsLookedInto() {
    let inner = "GET /inside HTTP/1.1\r\nHost: inner.example\r\n\r\n"
    var dialogue = dialogue(
      "CONNECT server.example:80 HTTP/1.1\r\nHost: server.example:80\r\n\r\n",
      "HTTP/1.1 200 Established\r\n\r\n", port: 3128)
    dialogue.turns.append((.client, Array(inner.utf8)))
    #expect(dialogue.notes().facts.contains(FlowFact(.httpHost, "inner.example")))
    #expect(dialogue.notes(only: .client).facts.contains(FlowFact(.httpHost, "inner.example")))
    dialogue.expectSegmentationDoesNotMatter()
    dialogue.expectALogDoesNotMatter()
  }

  /// Who sends a form or JSON with a password shows it to anyone on the way; a switch, a placeholder or a session's token is none.
  @Test(arguments: [
    ("application/x-www-form-urlencoded", "user=admin&password=hunter2", true),
    (
      "application/x-www-form-urlencoded; charset=UTF-8", "user%5Blogin%5D=a&user%5Bpasswd%5D=b",
      true
    ),
    ("application/x-www-form-urlencoded", "remember_pass=1&password=******&pwd=", false),
    ("application/x-www-form-urlencoded", "csrf_token=0123456789abcdef0123&name=passenger", false),
    ("application/json", #"{"method":"login","params":{"username":"a","password":"b"}}"#, true),
    ("application/json", #"{"config":{"sta":{"ssid":"home","pass":"hunter2"}}}"#, true),
    ("application/json", #"{"text":"my password is secret","show_password":true}"#, false),
    ("application/json", #"{"password":"hunter2""#, false),
    (nil, #"{"wifi_pwd":"hunter2"}"#, true), ("image/jpeg", #"{"password":"hunter2"}"#, false),
  ])
  func aPasswordThatIsSentIsTold(_ type: String?, _ content: String, _ isTold: Bool) {
    let sent = dialogue(
      "PUT /login HTTP/1.1\r\n" + (type.map { "Content-Type: \($0)\r\n" } ?? "")
        + "Content-Length: \(content.utf8.count)\r\n\r\n\(content)")
    let facts = sent.notes().facts.filter { $0.subject == .credentials }
    #expect(facts == (isTold ? [FlowFact(.credentials, "http-password")] : []))
    sent.expectSegmentationDoesNotMatter()
    sent.expectALogDoesNotMatter()
  }
}
