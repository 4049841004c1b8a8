import Packets
import TestSupport
import Testing

@testable import Dissection

struct DissectionTests {
  @Test func dnsNamesAreUncompressed() {
    let dissection = Dissection(
      ethernet: TestFrame.udp([UInt8](hex: DissectionLawTests.dns), from: 53, to: 4000))
    let layer = dissection.layers.last
    #expect(layer?.name == "Domain Name System, response")
    let names = layer?.fields.filter { $0.name == "Name" || $0.name == "Canonical name" }.map(
      \.value)
    #expect(names?.prefix(3).map { $0.contains(".") } == [true, true, true])
    #expect(dissection.value("Address", in: "Domain") == "192.0.2.1")
  }

  /// The first item of ndpi's NTPv2.pcap, as tshark reads it.
  @Test func aMonitorListNamesWhomATimeServerTalkedTo() throws {
    let item =
      "00000000 0000103a 00000000 00000188 48ef596d ac100c65 00000001 0c02 07 02"
      + String(repeating: "00", count: 40)
    let bytes = [UInt8](hex: "970e032a00010048" + item)
    let dissection = Dissection(ethernet: TestFrame.udp(bytes, from: 123, to: 80))
    #expect(dissection.isTiled)
    let layer = try #require(dissection.layers.last)
    #expect(layer.problem == nil)
    #expect(
      layer.fields.filter { $0.group == nil }.map { "\($0.name) \($0.value)" } == [
        "Response yes", "More no", "Version 2", "Mode 7", "Authenticated no", "Sequence 14",
        "Implementation 3", "Request code 42", "Error 0", "Number of items 1", "Size of an item 72",
      ])
    #expect(
      layer.fields.filter { $0.group == "Item 1" }.prefix(10).map(\.value) == [
        "0", "4154", "0x00000000", "392", "72.239.89.109", "172.16.12.101", "0x00000001", "3074",
        "7", "2",
      ])
  }

  /// RFC 9327 §2
  @Test func aControlMessageHasNoLeapSeconds() throws {
    let bytes = [UInt8](hex: "16a2 0001 0615 0000 0000 0004 613d312c")
    let dissection = Dissection(ethernet: TestFrame.udp(bytes, from: 123, to: 4000))
    let layer = try #require(dissection.layers.last)
    #expect(
      layer.fields.map { "\($0.name) \($0.value)" } == [
        "Leap indicator 0", "Version 2", "Mode 6", "Response yes", "Error no", "More yes",
        "Operation code 2", "Sequence 1", "Status 0x0615", "Association ID 0", "Offset 0",
        "Count 4", "Data a=1,",
      ])
    #expect(layer.fields.first { $0.name == "Operation code" }?.meaning == "read variables")
    #expect(layer.fields.first?.meaning == nil)
  }

  @Test func aPasswordIsASecret() throws {
    let connect = [UInt8](mqtt: 0x10, "00044d51545404c2003c0001610001750003707764")
    let dissection = Dissection(ethernet: TestFrame.tcp(connect, from: 4000, to: 1883))
    let fields = try #require(dissection.layers.last).fields
    #expect(fields.filter(\.isSecret).map(\.value) == ["pwd"])
    #expect(fields.last { $0.name == "User name" }?.value == "u")
  }

  @Test func aPayloadIsJudgedByItsTopic() throws {
    let publish = [UInt8](mqtt: 0x30, "0008 772f706173737764 61626364")
    let dissection = Dissection(ethernet: TestFrame.tcp(publish, from: 4000, to: 1883))
    let payload = try #require(dissection.layers.last?.fields.last)
    #expect(payload.value == "abcd")
    #expect(payload.subject == "w/passwd")
  }

  @Test func aMessageThatGoesOnSaysSo() throws {
    let publish = [UInt8](hex: "30ff01 0001 74 6162")
    let layer = try #require(
      Dissection(ethernet: TestFrame.tcp(publish, from: 4000, to: 1883)).layers.last)
    #expect(layer.continues)
    #expect(layer.problem == nil)
  }

  @Test func whatContinuesAnEarlierMessageIsSetApart() {
    let bytes = TestFrame.tcp([1, 2, 3] + [UInt8](mqtt: 0xc0, ""), from: 4000, to: 1883)
    let piece = StreamPiece(service: "mqtt", continued: 3, continuedName: "MQTT PUBLISH")
    let layers = Dissection(of: bytes, linkType: .ethernet, in: piece).layers
    #expect(layers.suffix(2).map(\.name) == ["MQTT PUBLISH, going on", "MQTT, PINGREQ"])
    #expect(layers.suffix(2).map(\.range.count) == [3, 2])
  }

  @Test func aMaskedWebSocketPayloadIsUnmasked() {
    let frame = [UInt8](hex: "818537fa213d7f9f4d5158")
    let bytes = TestFrame.tcp(frame, from: 4000, to: 80)
    let dissection = Dissection(
      of: bytes, linkType: .ethernet, in: StreamPiece(service: "websocket"))
    #expect(dissection.value("Payload", in: "WebSocket") == "Hello")
    #expect(dissection.bytes == bytes)
  }

  @Test func mqttInAWebSocketIsShownAsMQTT() {
    // Two pings of MQTT in one masked frame, and a frame of something else behind it.
    let frame = [UInt8](hex: "8284 37fa213d f7fae13d 8202 0102")
    let bytes = TestFrame.tcp(frame, from: 4000, to: 80)
    let layers = Dissection(
      of: bytes, linkType: .ethernet, in: StreamPiece(service: "websocket")
    ).layers
    #expect(
      layers.dropFirst(3).map(\.name) == [
        "WebSocket", "MQTT, PINGREQ", "MQTT, PINGREQ", "WebSocket",
      ])
  }

  @Test func aFileAskedForIsShown() throws {
    let request = [UInt8](hex: "0002 62 00 6f63746574 00 7473697a65 00 39 00")
    for port: UInt16 in [69, 6969] {
      let layer = Dissection(ethernet: TestFrame.udp(request, from: 3072, to: port)).layers.last
      #expect(layer?.name == "Trivial File Transfer Protocol")
      #expect(layer?.fields.map(\.name) == ["Opcode", "File name", "Mode", "Option", "Value"])
      #expect(layer?.fields.map(\.value) == ["2", "b", "octet", "tsize", "9"])
      #expect(layer?.fields.map(\.range.count) == [2, 2, 6, 6, 2])
      #expect(layer?.fields.first?.meaning == "write request")
    }
    let error = [UInt8](hex: "0005 0001 00")
    let refusal = Dissection(ethernet: TestFrame.udp(error, from: 69, to: 3072))
    #expect(refusal.layers.last?.fields.map(\.meaning) == ["error", "File not found", nil])
    let elsewhere = Dissection(ethernet: TestFrame.udp(error, from: 6969, to: 3072))
    #expect(elsewhere.layers.last?.name == "Data")
  }

  @Test func everyTagIsALayer() {
    let inner = TestFrame.ipv4(1, [UInt8](hex: "0800f7ff00000000"))
    let tagged = [UInt8](hex: "0064 8100 2065 0800") + inner
    let layers = Dissection(ethernet: TestFrame.ethernet(tagged, type: 0x88a8)).layers
    #expect(
      layers.map(\.name).prefix(4) == [
        "Ethernet", "VLAN tag", "VLAN tag", "Internet Protocol, version 4",
      ])
  }

  @Test func aggregatedFramesOfWiFiAreLayersEach() {
    // QoS data to the distribution system, an A-MSDU of two subframes of LLC and ARP's beginning.
    let header = "8801 0000 020000000001 020000000020 020000000002 1000 8000"
    let subframe = "020000000002 020000000020 0009 aaaa03000000 88b5 01"
    let bytes = [UInt8](hex: header + subframe + "00" + subframe)
    let dissection = Dissection(of: bytes, linkType: .ieee80211)
    #expect(dissection.isTiled)
    #expect(dissection.layers.count { $0.name == "A-MSDU subframe" } == 2)
  }

  /// RFC 9112 §2.2.
  @Test func emptyLinesBeforeARequestAreNamed() {
    let request = Array("\r\nGET /state HTTP/1.1\r\nHost: hub.example\r\n\r\n".utf8)
    let dissection = Dissection(ethernet: TestFrame.tcp(request, from: 4000, to: 80))
    #expect(dissection.isTiled)
    #expect(dissection.value("Target", in: "Hypertext") == "/state")
    #expect(dissection.value("Host", in: "Hypertext") == "hub.example")
    #expect(dissection.value("Empty line", in: "Hypertext") == "")
  }

  @Test func messagesOfAStreamAreFramed() {
    let head = "POST / HTTP/1.1\r\nContent-Length: 4\r\n\r\nabcd"
    let stream = Array((head + "GET /x HTTP/1.1\r\nUpgrade: websocket\r\n\r\n").utf8)
    let bytes = stream + [UInt8](hex: "810548656c6c6f 8a00")
    let messages = StreamMessages(bytes, service: nil, ports: [80], isStart: true).messages
    #expect(
      messages.map(\.name) == [
        "HTTP request", "HTTP request", "WebSocket frame", "WebSocket frame",
      ])
    #expect(messages.map(\.range.count) == [head.utf8.count, 39, 7, 2])
  }
}
