import Foundation
import Packets
import Testing

@testable import Analysis
@testable import Reports
@testable import Traffic

/// MQTT from packets to logs and reports.
struct MQTTOutputTests {
  /// Version 3.1.1, client "light-1", user "dev", password "secret".
  private static let connect: [UInt8] =
    [0x10, 32, 0, 4] + Array("MQTT".utf8) + [4, 0xc2, 0, 60, 0, 7] + Array("light-1".utf8)
    + [0, 3] + Array("dev".utf8) + [0, 6] + Array("secret".utf8)
  private static let subscribe: [UInt8] = [0x82, 14, 0, 1, 0, 9] + Array("light/1/#".utf8) + [1]

  private static func publish(_ topic: String, _ payload: String) -> [UInt8] {
    [0x30, UInt8(2 + topic.utf8.count + payload.utf8.count), 0, UInt8(topic.utf8.count)]
      + Array(topic.utf8) + Array(payload.utf8)
  }

  /// A connection of which only pings were captured.
  @Test func mqttWithoutTopicsIsToldApartFromNone() {
    var report = SampleReport.report()
    report.topics = []
    let broker = report.contacts[SampleReport.Place.broker]
    func words() -> String {
      TopicsTable(report, TextOptions(width: 200)).text.split(separator: "\n").last.map(String.init)
        ?? ""
    }
    report.contacts = [broker]
    #expect(words().hasSuffix("of the MQTT with mqtt.lightco.example:1883 names none."))
    report.contacts[0].answered = 0
    #expect(words().hasSuffix("nothing speaks MQTT in the clear here."))
  }

  private static func talk() -> SampleTraffic {
    var traffic = SampleTraffic()
    var next: [UInt16: UInt32] = [:]
    func say(_ bytes: [UInt8], byDevice: Bool) {
      let (device, server) = (SampleTraffic.device, SampleTraffic.server)
      var packet = traffic.packet(
        .tcp, byDevice ? device : server, byDevice ? server : device, payload: bytes.count)
      packet.tcpFlags = [.ack, .psh]
      packet.sequence = next[packet.sourcePort, default: 1]
      next[packet.sourcePort] = packet.sequence + UInt32(bytes.count)
      traffic.take(packet, bytes)
    }
    say(connect, byDevice: true)
    say([0x20, 2, 0, 0], byDevice: false)
    say(subscribe, byDevice: true)
    say([0x90, 3, 0, 1, 1], byDevice: false)
    say(publish("light/1/set", #"{"on":true,"token":"abc"}"#), byDevice: false)
    say(publish("light/1/wifi/password", "hunter2"), byDevice: true)
    say([0xe0, 0], byDevice: true)
    traffic.finish()
    return traffic
  }

  /// A broker that refuses, told as what it says.
  @Test func aRefusalIsDrawnAsTheAnswerItIs() throws {
    var traffic = SampleTraffic()
    func say(_ bytes: [UInt8], byDevice: Bool, sequence: UInt32) {
      let (device, server) = (SampleTraffic.device, SampleTraffic.server)
      var packet = traffic.packet(
        .tcp, byDevice ? device : server, byDevice ? server : device, payload: bytes.count)
      packet.tcpFlags = [.ack, .psh]
      packet.sequence = sequence
      traffic.take(packet, bytes)
    }
    say(Self.connect, byDevice: true, sequence: 1)
    say([0x20, 2, 0, 5], byDevice: false, sequence: 1)
    say(Self.subscribe, byDevice: true, sequence: 1 + UInt32(Self.connect.count))
    say([0x90, 3, 0, 1, 0x80], byDevice: false, sequence: 5)
    traffic.finish()
    let labels = traffic.events.compactMap { event -> String? in
      guard case .session(let record, _) = event.kind, let label = record.label else { return nil }
      return "\(label): \(record.note(.masked) ?? "")"
    }
    #expect(
      labels == [
        "MQTT CONNECT: as \"light-1\", with a password",
        "MQTT CONNACK: is not let in: not authorized",
        "SUBSCRIBE light/1/#: wants to hear these",
        "MQTT SUBACK: refuses some of these",
      ])
  }

  private func rows(_ secrets: Secrets) throws -> [String: [[String: Any]]] {
    var rows: [String: [[String: Any]]] = [:]
    for event in Self.talk().events {
      guard let line = ZeekLog.line(event, secrets) else { continue }
      let row = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      rows[row["_path"] as? String ?? "", default: []].append(row)
    }
    return rows
  }

  @Test func zeeksLogsHaveZeeksFields() throws {
    let rows = try rows(.masked)
    let connect = try #require(rows["mqtt_connect"]?.first)
    #expect(connect["proto_name"] as? String == "MQTT")
    #expect(connect["proto_version"] as? String == "3.1.1")
    #expect(connect["client_id"] as? String == "light-1")
    #expect(connect["connect_status"] as? String == "Connection Accepted")
    #expect(connect["username"] as? String == "dev")
    #expect(connect["password"] as? String == Secrets.mask)
    #expect(connect["keep_alive"] as? Int == 60)
    let subscribe = try #require(rows["mqtt_subscribe"]?.first)
    #expect(subscribe["action"] as? String == "MQTT::SUBSCRIBE")
    #expect(subscribe["topics"] as? [String] == ["light/1/#"])
    #expect(subscribe["qos_levels"] as? [Int] == [1])
    #expect(subscribe["granted_qos_level"] as? Int == 1)
    #expect(subscribe["ack"] as? Bool == true)
    let publish = try #require(rows["mqtt_publish"])
    #expect(publish.count == 2)
    #expect(publish.first?["from_client"] as? Bool == false)
    #expect(publish.first?["qos"] as? String == "at most once")
    #expect(publish.first?["status"] as? String == "ok")
    #expect(publish.first?["payload"] as? String == #"{"on":true,"token":"••••"}"#)
    #expect(publish.first?["payload_len"] as? Int == 25)
    #expect(publish.last?["payload"] as? String == Secrets.mask)
  }

  @Test func secretsAreShownWhenAskedFor() throws {
    let rows = try rows(.revealed)
    #expect(rows["mqtt_connect"]?.first?["password"] as? String == "secret")
    #expect(rows["mqtt_publish"]?.last?["payload"] as? String == "hunter2")
  }

  @Test func theLogTellsItInPlainWords() {
    var text = EventText(NameBook(), .utc)
    let lines = Self.talk().events.flatMap { text.lines($0) }.filter { $0.contains("MQTT") }
    let words = lines.map { String($0.dropFirst(32)) }
    #expect(
      words == [
        "MQTT connect as \"light-1\", keep alive 60 s, user \"dev\", password ••••  #1",
        "MQTT subscribes light/1/#  #3",
        "MQTT receives light/1/set {\"on\":true,\"token\":\"••••\"}  #5",
        "MQTT publishes light/1/wifi/password ••••  #6", "MQTT disconnects  #7",
      ])
    #expect(!lines.joined().contains("secret"))
  }

  @Test func theLogsFieldsAreDocumented() throws {
    try OutputDocumentationTests().expectDocumented(Self.talk().events)
    var json = EventJSON(NameBook())
    for event in Self.talk().events {
      for line in [ZeekLog.line(event), json.line(event)].compactMap(\.self) {
        #expect(!line.contains("hunter2") && !line.contains("abc"))
      }
    }
  }

  // MARK: Topics

  @Test func topicsAreATable() {
    let report = SampleReport.reportWithTopics()
    let text = TopicsTable(report, TextOptions()).text
    #expect(text.contains("BROKER  mqtt.lightco.example (18.196.4.20:1883)"))
    #expect(text.contains("light/1/set"))
    #expect(text.contains("Smart Light"))
    #expect(text.contains("the broker"))
    #expect(text.contains("12–31 B"))
    #expect(!text.contains("abc"))
  }

  @Test func aDevicesPageLaysPayloadsOut() {
    let report = SampleReport.reportWithTopics()
    let text = DeviceText(report, report.devices[1], TextOptions()).text
    #expect(text.contains("TOPICS\n  hears light/1/set   at mqtt.lightco.example"))
    #expect(text.contains("        \"on\": true,\n        \"token\": \"••••\"\n"))
    #expect(text.contains("0000  00 01 fe"))
  }

  @Test func topicsAreInTheReportsJSON() throws {
    let text = JSONReport(SampleReport.reportWithTopics(), version: "1").text()
    let root = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let topics = try #require(root?["topics"] as? [[String: Any]])
    let payload = try #require(topics.first?["lastPayload"] as? [String: Any])
    #expect(topics.first?["broker"] as? String == "18.196.4.20:1883")
    #expect((payload["json"] as? [String: Any])?["token"] as? String == Secrets.mask)
    let binary = try #require(topics.last?["lastPayload"] as? [String: Any])
    #expect(binary["hex"] as? String == "0001fe")
    #expect(binary["complete"] as? Bool == false)
  }

  @Test func theirKeysAreDocumented() throws {
    var report = SampleReport.reportWithTopics()
    // A payload's own keys are not ours.
    report.topics.removeFirst()
    try OutputDocumentationTests().expectDocumented(
      JSONReport(report, version: "1").text(), under: "## The report")
  }
}

extension SampleReport {
  /// The report with two topics: one that the light hears, one that it publishes to.
  static func reportWithTopics() -> Report {
    var report = report()
    let member = TopicReport.Member(
      device: light.description, name: "Smart Light", address: address("192.168.1.9"),
      clientIDs: ["light-1"], messages: 2, evidence: Evidence(capture: 0, frame: 57))
    func topic(_ name: String, _ bytes: [UInt8], length: Int, isHeard: Bool) -> TopicReport {
      TopicReport(
        broker: address("18.196.4.20"), port: 1883, brokerName: "mqtt.lightco.example",
        brokerDevice: nil, topic: name, publishers: isHeard ? [] : [member],
        subscribers: isHeard ? [member] : [], published: isHeard ? 0 : 2,
        delivered: isHeard ? 2 : 0, bytes: 43, smallest: 12, largest: 31, retained: 1,
        qualities: [0, 1], messagesPerMinute: 0.05, first: start, last: start + second,
        lastPayload: TopicTotals.Payload(
          time: start + second, evidence: Evidence(capture: 0, frame: 57), bytes: bytes,
          length: length),
        evidence: [Evidence(capture: 0, frame: 57)])
    }
    let command = Array(#"{"on":true,"token":"abc"}"#.utf8)
    report.topics = [
      topic("light/1/set", command, length: command.count, isHeard: true),
      topic("light/1/state", [0, 1, 0xfe], length: 5000, isHeard: false),
    ]
    return report
  }
}
