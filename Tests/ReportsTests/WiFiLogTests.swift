import Foundation
import Packets
import Testing

@testable import Reports
@testable import Traffic

/// What happens over the air, in the logs.
struct WiFiLogTests {
  private static let cell = MACAddress(rawValue: 0x0200_0000_00cc)
  private static let station = MACAddress(rawValue: 0x0200_0000_00aa)

  private func event(
    _ kind: WiFiEvent.Kind, ssid: String? = "Attic", station: MACAddress = Self.station,
    bssid: MACAddress = Self.cell
  ) -> TrafficEvent {
    TrafficEvent(
      WiFiEvent(
        time: 1_700_000_000_000_000_000, evidence: Evidence(capture: 0, frame: 7), kind: kind,
        bssid: bssid, ssid: ssid.map { SSID(bytes: Array($0.utf8)) }, station: station, signal: -48)
    )
  }

  private func step(
    _ message: WiFiHandshakeStep.Message, _ proof: WiFiHandshakeStep.Proof
  ) -> WiFiEvent.Kind {
    .handshake(WiFiHandshakeStep(message, bssid: Self.cell, station: Self.station, proof: proof))
  }

  private var events: [TrafficEvent] {
    [
      event(.network(channel: 6, security: [.wpa2, .wpa3], hasWPS: true), station: .none),
      event(.network(channel: nil, security: [], hasWPS: false), ssid: nil, station: .none),
      event(.probe, ssid: "Cellar", bssid: .none), event(.associationRequest(isAgain: false)),
      event(.associationRequest(isAgain: true)),
      event(.associationResponse(StatusCode(rawValue: 0))),
      event(.associationResponse(StatusCode(rawValue: 17))),
      event(.refusedAuthentication(StatusCode(rawValue: 15)), ssid: nil),
      event(.deauthentication(ReasonCode(rawValue: 15), byStation: false)),
      event(.disassociation(ReasonCode(rawValue: 8), byStation: true)),
      event(
        .deauthentication(ReasonCode(rawValue: 1), byStation: false), station: .broadcast),
      event(step(.first, .none)), event(step(.second, .wrongKey)),
      event(step(.third, .masterKeyNeeded)), event(step(.groupSecond, .rightKey)),
    ]
  }

  @Test func theLogTellsThemInWords() {
    var text = EventText(NameBook(), .utc)
    let lines = events.flatMap { text.lines($0) }.dropFirst().map { line in
      line.components(separatedBy: "  ").map { $0.trimmingCharacters(in: .whitespaces) }
        .filter { !$0.isEmpty }.dropFirst().dropLast().joined(separator: " ")
    }
    #expect(
      lines == [
        "02:00:00:00:00:cc is the network Attic, channel 6, WPA2/WPA3, WPS",
        "02:00:00:00:00:cc is a network without a name",
        "02:00:00:00:00:aa looks for the network Cellar",
        "02:00:00:00:00:aa asks to join Attic", "02:00:00:00:00:aa asks to move to Attic",
        "02:00:00:00:00:aa joins Attic",
        "02:00:00:00:00:aa may not join Attic: refused: the access point has too many stations",
        "02:00:00:00:00:aa is not let into 02:00:00:00:00:cc: refused: the answer to the challenge was wrong",
        "02:00:00:00:00:aa is sent away from Attic: the 4-way handshake took too long: as a wrong password does",
        "02:00:00:00:00:aa leaves Attic: the sender is leaving for another network",
        "all stations are sent away from Attic: no reason given",
        "02:00:00:00:00:aa agrees on keys with Attic (message 1 of 4)",
        "02:00:00:00:00:aa agrees on keys with Attic (message 2 of 4): the passphrase given is wrong",
        "02:00:00:00:00:aa agrees on keys with Attic (message 3 of 4): only the pairwise master key (PMK) can open it",
        "02:00:00:00:00:aa agrees on the group's key with Attic (message 2 of 2): the key given is right",
      ])
  }

  @Test func zeeksLineNamesCellNetworkAndStation() {
    let lines = events.compactMap { ZeekLog.line($0) }
    #expect(lines.count == events.count)
    #expect(
      lines[0] == #"{"_path":"wifi","ts":1700000000,"bssid":"02:00:00:00:00:cc","#
        + #""ssid":"Attic","event":"network","channel":6,"security":["WPA2","WPA3"],"wps":true,"#
        + #""signal":-48,"frame":7}"#)
    #expect(
      lines[2] == #"{"_path":"wifi","ts":1700000000,"ssid":"Cellar","#
        + #""station":"02:00:00:00:00:aa","event":"probe","signal":-48,"frame":7}"#)
    #expect(lines[8].contains(#""event":"deauthentication","reason":15,"from_station":false"#))
    #expect(lines[12].contains(#""event":"handshake","message":"2","proof":"wrong-key""#))
  }

  @Test func jsonLinesNameTheKindOfEvent() throws {
    var json = EventJSON(NameBook())
    let told = json.line(events[3])
    let line = try #require(told)
    let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    #expect(object?["event"] as? String == "wifi")
    #expect(object?["wifi"] as? String == "association-request")
    #expect(object?["ssid"] as? String == "Attic")
    #expect(object?["text"] as? String == "asks to join Attic")
    #expect(object?["device"] as? String == "02:00:00:00:00:aa")
  }

  @Test func everyFieldIsDocumented() throws {
    try OutputDocumentationTests().expectDocumented(events)
  }

  /// A name of a network may hold anything: it does nothing to a terminal.
  @Test func aHostileNameIsInert() {
    var text = EventText(NameBook(), .utc)
    let lines = text.lines(
      event(.network(channel: 1, security: [], hasWPS: false), ssid: "\u{1b}[2J\nAttic"))
    #expect(lines.last?.contains(#"is the network \x1b[2J\x0aAttic, channel 1"#) == true)
  }
}
