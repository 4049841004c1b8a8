import Packets
import TestSupport
import Testing

@testable import Traffic

/// What lamps and plugs are told at home over UDP: WiZ, Govee, Shelly's CoIoT, Matter; and what wakes machines.
struct HomeControlDatagramTests {
  private func talk(_ port: UInt16, _ texts: (Sender, String)...) -> DatagramTalk.Notes {
    DatagramTalk(texts.map { ($0.0, Array($0.1.utf8)) }, serverPort: port).notes()
  }

  @Test func aWiZLampIsToldWhatToDo() {
    let notes = talk(
      38_899,
      (.client, #"{"method":"setPilot","params":{"dimming":20,"state":true}}"#),
      (.server, #"{"method":"setPilot","env":"pro","result":{"success":true}}"#),
      (.client, #"{"method":"getSystemConfig","params":{}}"#),
      (
        .server,
        #"{"method":"getSystemConfig","env":"pro","result":{"mac":"a8bb50123456","moduleName":"ESP01_SHRGB_03"}}"#
      ),
      (.server, #"{"method":"setPilot","error":{"code":-32600,"message":"Invalid Request"}}"#))
    #expect(notes.service == "wiz")
    #expect(
      notes.words() == [
        "tells a lamp to be on, 20 % bright (WiZ)", "answers setPilot (WiZ)",
        "asks for getSystemConfig (WiZ)", "answers: it is a ESP01_SHRGB_03 (WiZ)",
        "refuses: Invalid Request (WiZ)",
      ])
    #expect(notes.claims.map(\.subject) == [.wizModule])
    #expect(notes.claims.map(\.party.address) == [DatagramTalk.server])
    #expect(talk(5000, (.client, #"{"method":"setPilot","params":{}}"#)).service == nil)
  }

  @Test func aGoveeLightIsToldWhatToDo() {
    let notes = talk(4003, (.client, #"{"msg":{"cmd":"turn","data":{"value":0}}}"#))
    #expect(notes.service == "govee")
    #expect(notes.words() == ["tells a light to switch off (Govee)"])
    let answer = talk(
      4002,
      (.client, #"{"msg":{"cmd":"scan","data":{"ip":"192.168.1.2","sku":"H618A"}}}"#),
      (.client, #"{"msg":{"cmd":"devStatus","data":{"onOff":1,"brightness":30}}}"#))
    #expect(
      answer.words() == ["answers: it is a Govee H618A", "says: on, 30 % bright (Govee)"])
    #expect(answer.claims.map(\.value) == ["H618A"])
  }

  /// A request code that the registry hasn't, and the device in an option of Shelly's own.
  @Test func aShellyTellsEverybodyHowItIs() {
    let notes = DatagramTalk([(.client, Self.coIoT)], serverPort: 5683).notes()
    #expect(notes.service == "coap")
    #expect(notes.claims.map(\.value) == ["SHSW-PM"])
    #expect(notes.words() == ["tells how it is: SHSW-PM#98F4ABB88F00#2, 2 B (CoIoT)"])
    #expect(DatagramTalk([(.client, Self.coIoT)], serverPort: 5000).notes().service == nil)
  }

  @Test func whoWakesWhomIsTold() {
    let target = [UInt8](hex: "641cae123440")
    let magic = [UInt8](repeating: 0xff, count: 6) + (0..<16).flatMap { _ in target }
    let notes = DatagramTalk([(.client, magic)], serverPort: 9).notes()
    #expect(notes.service == "wake-on-lan")
    #expect(notes.words() == ["wakes 64:1c:ae:12:34:40 (Wake-on-LAN)"])
    #expect(DatagramTalk([(.client, magic.dropLast())], serverPort: 9).notes().service == nil)
    var other = magic
    other[20] = 1
    #expect(DatagramTalk([(.client, other)], serverPort: 9).notes().service == nil)
  }

  @Test func matterIsSealedOnceKeysAreAgreedOn() {
    let pairing = [UInt8](
      hex: "04 0000 00 34120000 8877665544332211 05 20 1b7a 0000 15300120")
    let session = [UInt8](hex: "00 cdab 00 00500000") + [UInt8](repeating: 0x5a, count: 40)
    let notes = DatagramTalk(
      [(.client, pairing), (.client, session), (.server, session)], serverPort: 5540
    ).notes()
    #expect(notes.service == "matter")
    #expect(
      notes.words() == ["asks to pair by a code (Matter)", "speaks sealed (Matter)"])
    #expect(Set(notes.facts) == [FlowFact(.content, "encrypted")])
    #expect(DatagramTalk([(.client, session)], serverPort: 5541).notes().service == nil)
  }

  @Test func whatABroadLinkRemoteIsToldIsSealed() {
    var search = [UInt8](repeating: 0, count: 0x30)
    search[0x26] = 6
    var answer = [UInt8](repeating: 0, count: 0x40) + Array("Living room".utf8) + [0, 1]
    answer[0x26] = 7
    let notes = DatagramTalk(
      [
        (.client, search), (.server, answer), (.client, Self.broadLink(0x65)),
        (.client, Self.broadLink(0x6a)), (.server, Self.broadLink(0x3ee)),
      ], serverPort: 80
    ).notes()
    #expect(notes.service == "broadlink")
    #expect(
      notes.words() == [
        "looks for BroadLink devices", "answers: BroadLink device \"Living room\"",
        "agrees on a key (BroadLink, under one that is published)",
        "tells a device what to do (BroadLink, sealed)",
        "answers what it was told (BroadLink, sealed)",
      ])
    #expect(notes.claims.map(\.value) == ["Living room"])
    #expect(Set(notes.facts) == [FlowFact(.content, "encrypted")])
  }

  @Test func aCameraTellsServersThatItIsThere() {
    let empty = { (type: UInt8) in [0xf1, type, 0, 0] as [UInt8] }
    let notes = DatagramTalk(
      [
        (.client, empty(0x00)), (.server, Self.pppp(0x01)), (.client, Self.pppp(0x10)),
        (.client, Self.pppp(0x10)), (.server, [0xf1, 0x11, 0, 4, 0, 0, 0, 0]),
        (.client, empty(0xe0)), (.server, empty(0xe1)), (.server, Self.pppp(0x41)),
        (.client, Self.pppp(0x42)), (.client, [0xf1, 0xd0, 0, 4, 0xd1, 0, 0, 0]),
        (.client, empty(0xf0)),
      ], serverPort: 32_100
    ).notes()
    #expect(notes.service == "pppp")
    #expect(
      notes.words() == [
        "asks under which address it is seen outside (PPPP)",
        "says under which address it is seen (PPPP)",
        "tells a server that ABCD-004711 is there (PPPP)", "answers that (PPPP)",
        "opens a way through routers, for ABCD-004711 (PPPP)",
        "has a way open, for ABCD-004711 (PPPP)", "sends data (PPPP)", "ends it (PPPP)",
      ])
    #expect(Set(notes.claims.map(\.value)) == ["ABCD-004711"])
  }

  /// Letters that somebody must know are nowhere; what is longer or shorter than it says is no message.
  @Test func whoIsNotPPPPIsNotTaken() {
    for bytes in [
      [0xf1, 0xe0, 0, 1], [0xf1, 0xe0, 0, 0, 0], [0xf1, 0x55, 0, 0], [0xf2, 0xe0, 0, 0],
    ]
      as [[UInt8]]
    {
      #expect(DatagramTalk([(.client, bytes)], serverPort: 32_100).notes().service == nil)
    }
  }

  /// A message of a device `ABCD-004711`.
  static func pppp(_ type: UInt8) -> [UInt8] {
    [0xf1, type] + [UInt8](hex: "0014" + "4142434400000000" + "00001267" + "5152535455000000")
  }

  @Test func aNewBroadLinkDeviceIsToldTheWiFisPasswordInTheClear() {
    var bytes = [UInt8](repeating: 0, count: 0x88)
    bytes[0x26] = 0x14
    bytes.replaceSubrange(0x44..<0x48, with: Array("Home".utf8))
    bytes.replaceSubrange(0x64..<0x6a, with: Array("secret".utf8))
    bytes.replaceSubrange(0x84..<0x87, with: [4, 6, 3])
    let notes = DatagramTalk([(.client, bytes)], serverPort: 80).notes()
    #expect(
      notes.words() == [
        "tells a new device to join the Wi-Fi \"Home\", with its password (BroadLink)"
      ])
    #expect(notes.facts == [FlowFact(.credentials, "broadlink-wifi-key")])
    bytes[0x85] = 33
    #expect(DatagramTalk([(.client, bytes)], serverPort: 80).notes().service == nil)
  }

  static func broadLink(_ type: UInt16) -> [UInt8] {
    [UInt8](hex: "5aa5aa555aa5aa55") + [UInt8](repeating: 0, count: 0x1e)
      + [UInt8(type & 0xff), UInt8(type >> 8)] + [UInt8](repeating: 0xa7, count: 0x30)
  }

  /// CoIoT's status: NON, 0.30, `cit/s`, its identity in option 3332.
  static let coIoT: [UInt8] = {
    let device = Array("SHSW-PM#98F4ABB88F00#2".utf8)
    // Options 11 twice; 3332 lies 3321 beyond: 14, and 3321 - 269 in two bytes; a length of 13 + 9.
    return [0x50, 30, 0, 1] + [0xb3] + Array("cit".utf8) + [0x01] + Array("s".utf8)
      + [0xed, 0x0b, 0xec, 9] + device + [0xff] + Array("{}".utf8)
  }()
}
