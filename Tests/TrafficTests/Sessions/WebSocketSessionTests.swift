import Packets
import TestSupport
import Testing

@testable import Traffic

struct WebSocketSessionTests {
  private static let ask = Array(
    """
    GET /ws HTTP/1.1\r
    Host: a\r
    Upgrade: websocket\r
    Connection: Upgrade\r
    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
    \r

    """.utf8)
  private static let agree = Array(
    """
    HTTP/1.1 101 Switching Protocols\r
    Upgrade: websocket\r
    Connection: Upgrade\r
    Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r
    \r

    """.utf8)
  /// "Hello", masked and plain (RFC 6455 §5.7).
  private static let maskedHello = [UInt8](hex: "8185 37fa213d 7f9f4d5158")
  private static let hello = [UInt8](hex: "0103 48656c 8002 6c6f")

  private func frame(_ text: String) -> [UInt8] {
    let mask: [UInt8] = [1, 2, 3, 4]
    let hidden = text.utf8.enumerated().map { $1 ^ mask[$0 % 4] }
    return [0x82, 0x80 | UInt8(hidden.count)] + mask + hidden
  }

  private var greeting: Dialogue {
    Dialogue(
      [
        (.client, Self.ask), (.server, Self.agree), (.client, Self.maskedHello),
        (.server, Self.hello + [UInt8](hex: "8900")), (.client, [UInt8](hex: "8a80 00000000")),
        (.server, [UInt8](hex: "8802 03e8")),
      ], serverPort: 80)
  }

  private func words(_ notes: Dialogue.Notes) -> [String] {
    notes.records.filter { $0.contains("websocket\", ") }
      .compactMap { $0.split(separator: "words: \"").last.map { String($0.dropLast(2)) } }
  }

  @Test func messagesAndControlFramesAreTold() {
    let notes = greeting.notes()
    #expect(notes.service == "websocket")
    #expect(
      words(notes) == [
        "sends a text WebSocket message of 5 bytes", "sends a text WebSocket message of 5 bytes",
        "sends a WebSocket ping", "sends a WebSocket pong", "closes the WebSocket",
      ])
    #expect(notes.gapBytes == 0)
  }

  @Test func segmentationDoesNotMatter() {
    greeting.expectSegmentationDoesNotMatter()
  }

  @Test func eitherSideAloneTellsItsPart() {
    #expect(words(greeting.notes(only: .client)).count == 2)
    #expect(words(greeting.notes(only: .server)).count == 3)
  }

  @Test func whatItCarriesIsRecognised() {
    let inner = Dialogue(
      [
        (.client, Self.ask), (.server, Self.agree),
        (.client, frame("GET /inside HTTP/1.1\r\nHost: in")),
        (.client, frame("ner.example\r\n\r\n")),
      ], serverPort: 80)
    let notes = inner.notes()
    #expect(notes.facts.contains(FlowFact(.httpHost, "inner.example")))
    #expect(words(notes).isEmpty)
    #expect(inner.notes(only: .client).facts.contains(FlowFact(.httpHost, "inner.example")))
    inner.expectSegmentationDoesNotMatter()
  }

  private func frame(_ bytes: [UInt8], masked: Bool) -> [UInt8] {
    guard masked else { return [0x82, UInt8(bytes.count)] + bytes }
    let mask: [UInt8] = [9, 8, 7, 6]
    return [0x82, 0x80 | UInt8(bytes.count)] + mask + bytes.enumerated().map { $1 ^ mask[$0 % 4] }
  }

  /// MQTT's packets need not begin where frames do (MQTT 3.1.1 §6).
  private var mqtt: Dialogue {
    var agree = Self.agree
    agree.removeLast(2)
    agree += Array("Sec-WebSocket-Protocol: mqtt\r\n\r\n".utf8)
    let connect = MQTTSessionTests.connect
    let publish = MQTTSessionTests.publish
    return Dialogue(
      [
        (.client, Self.ask), (.server, agree), (.client, frame(Array(connect[..<9]), masked: true)),
        (.client, frame(Array(connect[9...]), masked: true)),
        (.server, frame(MQTTSessionTests.connack, masked: false)),
        (.server, frame(Array(publish[..<5]), masked: false)),
        (.server, frame(Array(publish[5...]), masked: false)),
      ], serverPort: 8083)
  }

  @Test func mqttInsideIsMQTT() {
    let notes = mqtt.notes()
    #expect(notes.facts.contains(FlowFact(.subprotocol, "mqtt")))
    #expect(notes.facts.contains(FlowFact(.service, "mqtt")))
    #expect(notes.facts.contains(FlowFact(.keepAlive, "60")))
    #expect(notes.claims.map(\.value).contains("light-1"))
    #expect(notes.records.contains { $0.contains("light/1/set") })
    #expect(words(notes).isEmpty && notes.gapBytes == 0)
    mqtt.expectSegmentationDoesNotMatter()
    #expect(mqtt.notes(only: .client).claims.map(\.value) == ["light-1"])
    #expect(mqtt.notes(only: .server).records.contains { $0.contains("light/1/set") })
  }

  /// Who logs in over a WebSocket does so with JSON: cloud services, televisions, hubs.
  @Test(arguments: [
    (#"{"action":"userOnline","apikey":"a1b2c3d4-e5f6-7890","ts":1}"#, "websocket-token"),
    (#"{"type":"auth","api_password":"abc"}"#, "websocket-password"),
    (#"{"id":1,"method":"Switch.Set","params":{"on":true}}"#, nil),
  ])
  func aSecretInTheClearIsAFact(_ text: String, _ kind: String?) {
    let message = [0x81] + frame(text).dropFirst()
    let talk = Dialogue(
      [(.client, Self.ask), (.server, Self.agree), (.client, message)], serverPort: 80)
    let told = talk.notes().facts.filter { $0.subject == .credentials }.map(\.value)
    #expect(told == (kind.map { [$0] } ?? []))
    #expect(!talk.notes().records.joined().contains("a1b2c3d4"))
    talk.expectSegmentationDoesNotMatter()
  }

  @Test func nothingTraps() {
    greeting.expectNothingTraps()
    mqtt.expectNothingTraps(rounds: 2000)
  }
}
