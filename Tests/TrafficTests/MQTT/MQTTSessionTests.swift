import Packets
import TestSupport
import Testing

@testable import Traffic

struct MQTTSessionTests {
  static let connect = [UInt8](
    mqtt: 0x10, "0004 4d515454 04 c2 003c 0007 6c696768742d31 0003 646576 0006 736563726574")
  static let connack = [UInt8](hex: "2002 00 00")
  static let subscribe = [UInt8](mqtt: 0x82, "0001 0009 6c696768742f312f23 01")
  static let suback = [UInt8](hex: "9003 0001 01")
  static let publish = [UInt8](mqtt: 0x30, "000b 6c696768742f312f736574 7b226f6e223a747275657d")
  static let publishTwice = [UInt8](mqtt: 0x34, "0003 742f31 0009 78")

  static let talk: [(Sender, [UInt8])] = [
    (.client, connect), (.server, connack), (.client, subscribe), (.server, suback),
    (.server, publish), (.client, publishTwice), (.server, [UInt8](hex: "5002 0009")),
    (.client, [UInt8](hex: "6202 0009")), (.server, [UInt8](hex: "7002 0009")),
    (.client, [UInt8](hex: "c000")), (.server, [UInt8](hex: "d000")),
    (.client, [UInt8](hex: "c000")), (.client, [UInt8](hex: "e000")),
  ]

  /// How often records have this in them.
  private func count(_ text: String, in notes: Dialogue.Notes) -> Int {
    notes.records.count { $0.contains(text) }
  }

  @Test func aBrokerThatRefusesIsAFact() {
    func turnedAway(_ code: UInt8) -> [String] {
      let talk: [(Sender, [UInt8])] = [
        (.client, Self.connect), (.server, [0x20, 2, 0, code]),
      ]
      return Dialogue(talk, serverPort: 1883).notes().facts
        .filter { $0.subject == .turnedAway }.map(\.value)
    }
    #expect(turnedAway(5) == ["mqtt not authorized"])
    #expect(turnedAway(0).isEmpty)
  }

  @Test(arguments: [1883, 8080, 50_123])
  func whoItIsIsKnownOnAnyPort(_ port: UInt16) {
    let notes = Dialogue(Self.talk, serverPort: port).notes()
    #expect(notes.service == "mqtt")
    #expect(notes.claims.map(\.value) == ["light-1"])
    #expect(notes.claims.first?.subject == .mqttClientID)
    #expect(notes.claims.first?.party.address == IPAddress(v4: 0xc0a8_0105))
    #expect(notes.facts.contains(FlowFact(.credentials, "mqtt-password")))
    #expect(notes.facts.contains(FlowFact(.userName, "dev")))
    #expect(!notes.facts.contains { $0.value.contains("secret") })
  }

  /// A broker that hands on what others announce is not what they say of themselves.
  @Test func tasmotaSaysWhatItIs() throws {
    let json = #"{"dn":"Lamp","hn":"lamp-1234","mac":"84F3EB123451","md":"Sonoff Basic"}"#
    let topic = "tasmota/discovery/84F3EB123451/config"
    let publish = try MQTTPublish(
      parsing: ([0x31, UInt8(2 + topic.utf8.count + json.utf8.count), 0, UInt8(topic.utf8.count)]
        + Array((topic + json).utf8)).rawSpan, .v311)
    func claims(by mac: UInt64) -> [String] {
      var notes = SessionNotes(wantsRecords: false)
      let party = Party(mac: MACAddress(rawValue: mac), address: IPAddress(v4: 1))
      TasmotaDiscovery(publish, topic, by: party)?.note(&notes)
      return notes.claims.map(\.claim.value)
    }
    #expect(claims(by: 0x84f3_eb12_3451) == ["Lamp", "Sonoff Basic"])
    #expect(claims(by: 0x84f3_eb12_3452).isEmpty && claims(by: 0).isEmpty)
  }

  @Test func everyExchangeIsToldAndSettled() {
    let notes = Dialogue(Self.talk, serverPort: 1883).notes()
    #expect(notes.records.count == 9)
    #expect(count("MQTTStage.begun", in: notes) == 3)
    #expect(count("MQTTStage.settled", in: notes) == 3)
    #expect(count("MQTTStage.whole", in: notes) == 1)
    #expect(count("isComplete: true", in: notes) == 2)
    #expect(count("MQTT ping", in: notes) == 1)
  }

  @Test func segmentationDoesNotMatter() {
    Dialogue(Self.talk, serverPort: 1883).expectSegmentationDoesNotMatter()
    Dialogue(Self.talk, serverPort: 8080).expectSegmentationDoesNotMatter()
  }

  @Test func nothingTraps() {
    Dialogue(Self.talk, serverPort: 1883).expectNothingTraps()
  }

  @Test func eitherDirectionAloneSaysWhatItSays() {
    let dialogue = Dialogue(Self.talk, serverPort: 1883)
    let client = dialogue.notes(only: .client)
    #expect(client.claims.map(\.value) == ["light-1"])
    #expect(count("MQTTStage.settled", in: client) == 3)
    #expect(count("isComplete: true", in: client) == 0)
    let server = dialogue.notes(only: .server)
    #expect(server.service == "mqtt")
    #expect(count("light/1/set", in: server) == 1)
  }

  @Test func aStreamIsJoinedInItsMidst() {
    let talk = Array(Self.talk.dropFirst(4))
    let notes = Dialogue(talk, serverPort: 9999).notes(withSYN: false)
    #expect(notes.service == "mqtt")
    #expect(count("light/1/set", in: notes) == 1)
    #expect(
      count("MQTTVersionBasis.assumed", in: notes) + count("MQTTVersionBasis.deduced", in: notes)
        == 3)
  }

  @Test func pingsAloneAreKnownByTheirPort() {
    let pings: [(Sender, [UInt8])] = [(.client, [0xc0, 0]), (.server, [0xd0, 0])]
    #expect(Dialogue(pings, serverPort: 1883).notes(withSYN: false).service == "mqtt")
    #expect(Dialogue(pings, serverPort: 9999).notes(withSYN: false).service == nil)
  }

  @Test func aliasesAreResolved() {
    let connect = [UInt8](mqtt: 0x10, "0004 4d515454 05 02 003c 00 0003 6e6577")
    let talk: [(Sender, [UInt8])] = [
      (.client, connect),
      (.client, [UInt8](mqtt: 0x30, "0003 742f31 03 23 0001 78")),
      (.client, [UInt8](mqtt: 0x30, "0000 03 23 0001 79")),
      (.client, [UInt8](mqtt: 0x30, "0000 03 23 0002 7a")),
    ]
    let notes = Dialogue(talk, serverPort: 1883).notes()
    #expect(count("topic: \"t/1\", publish", in: notes) == 2)
    #expect(count("topic: \"\", publish", in: notes) == 1)
  }

  /// A PUBLISH of three megabytes, of which hardly anything is kept, and one after it.
  @Test func longPayloadsArePassedOver() {
    // 5 bytes of topic, 3,000,000 of payload.
    var long = [UInt8](hex: "30 c58db701 0003 742f31")
    long += [UInt8](repeating: 0x61, count: 3_000_000)
    let talk: [(Sender, [UInt8])] = [
      (.client, Self.connect), (.client, long), (.client, Self.publish),
    ]
    let dialogue = Dialogue(talk, serverPort: 1883)
    let notes = dialogue.notes()
    #expect(notes.gapBytes == 0)
    #expect(count("payloadLength: 3000000", in: notes) == 1)
    #expect(count("light/1/set", in: notes) == 1)
    #expect(notes.records.allSatisfy { $0.utf8.count < 60_000 })
  }

  @Test func aMalformedPacketDoesNotEndTheStream() {
    let talk: [(Sender, [UInt8])] = [
      (.client, Self.connect),
      // A SUBSCRIBE without a filter, a PUBLISH with QoS 3.
      (.client, [UInt8](hex: "8202 0001") + [UInt8](mqtt: 0x36, "0001 61 01") + Self.publish),
    ]
    let notes = Dialogue(talk, serverPort: 1883).notes()
    #expect(count("light/1/set", in: notes) == 1)
    #expect(notes.gapBytes == 0)
  }

  @Test func aRefusalIsTold() {
    let talk: [(Sender, [UInt8])] = [
      (.client, Self.connect), (.server, [UInt8](hex: "2002 00 04")),
    ]
    let notes = Dialogue(talk, serverPort: 1883).notes()
    #expect(notes.records.count == 2)
    #expect(notes.records.last?.contains("code: 4") == true)
  }
}
