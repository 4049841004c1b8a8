import Packets
import Testing

@testable import Traffic

/// TP-Link Smart Home over TCP and UDP.
struct TPLinkSessionTests {
  private func encrypt(_ text: String) -> [UInt8] {
    var key: UInt8 = 171
    return text.utf8.map { byte in
      key ^= byte
      return key
    }
  }

  private func message(_ text: String) -> [UInt8] {
    let bytes = encrypt(text)
    return [0, 0, UInt8(bytes.count >> 8), UInt8(bytes.count & 255)] + bytes
  }

  private var dialogue: Dialogue {
    Dialogue(
      [
        (.client, message(#"{"system":{"get_sysinfo":{}}}"#)),
        (
          .server,
          message(
            #"{"system":{"get_sysinfo":{"err_code":0,"model":"HS110(EU)","alias":"Lamp","#
              + #""type":"IOT.SMARTPLUGSWITCH"}}}"#)
        ),
        (.client, message(#"{"system":{"set_relay_state":{"state":1}}}"#)),
        (.server, message(#"{"system":{"set_relay_state":{"err_code":0}}}"#)),
      ], serverPort: 9999)
  }

  @Test func aPlugTellsWhatItIs() {
    let notes = dialogue.notes()
    #expect(notes.service == "tplink")
    #expect(notes.records.count == 4)
    #expect(notes.claims.map(\.value) == ["Lamp", "HS110(EU)", "IOT.SMARTPLUGSWITCH"])
    #expect(notes.gapBytes == 0)
  }

  @Test func eitherDirectionAloneIsRead() {
    #expect(dialogue.notes(only: .client).records.count == 2)
    #expect(dialogue.notes(only: .server).claims.count == 3)
  }

  /// KLAP: what newer devices say is sealed, but that they say it so is theirs alone.
  @Test func aSealedProtocolOverHTTPTellsOfItsDevice() {
    let request = "POST /app/handshake1 HTTP/1.1\r\nHost: 192.168.1.9\r\nContent-Length: 0\r\n\r\n"
    let notes = Dialogue([(.client, Array(request.utf8))], serverPort: 80).notes()
    #expect(notes.service == "http")
    #expect(notes.facts.contains(FlowFact(.service, "klap")))
    #expect(notes.claims.map(\.subject) == [.tplinkEncryption])
    #expect(notes.claims.first?.value == "KLAP")
    #expect(notes.claims.first?.party.address == IPAddress(v4: 0xc633_6407))
    let other = request.replacing("POST", with: "GET")
    #expect(Dialogue([(.client, Array(other.utf8))], serverPort: 80).notes().claims.isEmpty)
  }

  @Test(arguments: [
    (
      #"{"netif":{"set_stainfo":{"ssid":"Home","password":"hunter2","key_type":3}}}"#,
      "tplink-password"
    ),
    (#"{"cnCloud":{"bind":{"token":"0123456789abcdef0123"}}}"#, "tplink-token"),
    (#"{"a":{"b":{"list":[{"accessToken":"0123456789abcdef"},{"psk":"x"}]}}}"#, "tplink-password"),
    (#"{"netif":{"set_stainfo":{"ssid":"Open","password":"","key_type":0}}}"#, nil),
    (#"{"system":{"get_sysinfo":{"err_code":0,"hwId":"0123456789abcdef"}}}"#, nil),
  ])
  func secretsOfCommandsAreTold(_ text: String, _ kind: String?) {
    let talk = DatagramTalk([(.client, encrypt(text))], serverPort: 9999)
    #expect(
      talk.notes().facts.filter { $0.subject == .credentials }.map(\.value)
        == [kind].compactMap(\.self))
  }

  @Test func anotherPortIsFoundToo() {
    var elsewhere = dialogue
    elsewhere.serverPort = 12_345
    #expect(elsewhere.notes().records == dialogue.notes().records)
  }

  @Test func aMalformedMessageDoesNotEndTheStream() {
    var broken = dialogue
    broken.turns[1].bytes[40] ^= 0xff
    #expect(broken.notes().records.count == 3)
  }

  @Test func lawsHold() {
    dialogue.expectSegmentationDoesNotMatter()
    dialogue.expectNothingTraps(rounds: 2000)
  }

  @Test func aDeviceFoundByBroadcastIsTheSpeaker() {
    let answer = encrypt(#"{"system":{"get_sysinfo":{"err_code":0,"model":"LB130(EU)"}}}"#)
    // The answer's flow is its own: its originator is the device.
    var talk = DatagramTalk([(.client, answer)], serverPort: 50_000)
    talk.clientPort = 9999
    let notes = talk.notes()
    #expect(notes.service == "tplink")
    #expect(notes.claims.map(\.value) == ["LB130(EU)"])
    #expect(notes.claims.first?.party.address == DatagramTalk.client)
  }
}
