import Packets
import TestSupport
import Testing

/// What makers' local protocols and the small ones say.
struct LocalMessageTests {
  private typealias Samples = LocalMessageSamples

  @Test func aTPLinkDeviceTellsOfItself() throws {
    let message = try TPLinkMessage(Samples.tplink(Samples.systemInformation))
    #expect(message.text == Samples.systemInformation)
    #expect(message.isAnswer)
    #expect(message.commands.map(\.verb) == ["get_sysinfo"])
    let information = try #require(message.systemInformation)
    #expect(information.alias == "Lamp")
    #expect(information.model == "HS110(EU)")
    #expect(information.type == "IOT.SMARTPLUGSWITCH")
    #expect(information.isOn == true)
  }

  @Test func aTPLinkCommandIsNoAnswer() throws {
    let text = #"{"context":{"child_ids":["1"]},"system":{"set_relay_state":{"state":0}}}"#
    let message = try TPLinkMessage(Samples.tplink(text))
    #expect(!message.isAnswer)
    #expect(message.commands.map(\.module) == ["system"], "context is no module")
    #expect(message.systemInformation == nil)
  }

  @Test func klapIsKnownByItsPaths() {
    #expect(TPLinkKLAP.recognises(path: "/app/request?seq=12"))
    #expect(TPLinkKLAP.recognises(path: "/app/handshake1"))
    #expect(!TPLinkKLAP.recognises(path: "/app/requests"))
  }

  @Test func tplinkDiscoveryIsAnswered() throws {
    let json =
      #"{"result":{"device_type":"SMART.KASAPLUG","device_model":"HS100(UK)","mac":"1C-3B","#
      + #""mgt_encrypt_schm":{"encrypt_type":"KLAP"}},"error_code":0}"#
    let count = UInt16(json.utf8.count)
    let header = [UInt8](hex: "02000001") + [UInt8(count >> 8), UInt8(count & 255)]
    let bytes = header + [UInt8](hex: "1100" + "00000007" + "463cb5d3") + Array(json.utf8)
    let message = try TPLinkDiscovery(bytes)
    #expect(message.deviceModel == "HS100(UK)")
    #expect(message.encryption == "KLAP")
    #expect(message.serialNumber == 7)
    for count in bytes.indices {
      let cut = Array(bytes.prefix(count))
      #expect(throws: DecodeError.self) { try TPLinkDiscovery(cut) }
    }
  }

  @Test func portMappingsAreRead() throws {
    let request = try NATPMPMessage(Samples.natpmpRequest)
    #expect(
      request
        == .mappingRequest(
          RequestedPortMapping(
            protocolNumber: 6, internalPort: 554, externalPort: 8554, lifetime: 3600)))
    let response = try PCPMessage(Samples.pcpResponse)
    #expect(response.isResponse && response.opcode == .map && response.resultCode == 0)
    #expect(response.mapping?.externalPort == 8555)
    #expect(response.mapping?.externalAddress == IPAddress("203.0.113.5"))
    let asked = try PCPMessage(Samples.pcpRequest)
    #expect(asked.mapping?.internalAddress == IPAddress("192.168.1.20"))
    #expect(asked.mapping?.lifetime == 3600)
  }

  @Test func aThirdPartyMappingNamesItsDevice() throws {
    let option = [UInt8](hex: "0100001000000000000000000000ffffc0a80115")
    let message = try PCPMessage((Samples.pcpRequest + option))
    #expect(message.mapping?.internalAddress == IPAddress("192.168.1.21"))
  }

  @Test func coapIsReadAsRFC7252HasIt() throws {
    let request = try CoAPMessage(Samples.coapRequest)
    #expect(request.type == .confirmable && request.code.description == "GET")
    #expect(request.messageID == 0x7d34 && request.path == "/temperature")
    #expect(request.isUnmistakable)
    let response = try CoAPMessage(Samples.coapResponse)
    #expect(response.code.description == "2.05 Content" && response.payloadLength == 6)
    #expect(!response.isUnmistakable)
  }

  @Test func aCoAPMarkerNeedsAPayload() {
    let bytes = [UInt8](hex: "60457d34ff")
    #expect(throws: DecodeError.self) { try CoAPMessage(bytes) }
  }

  @Test func stunIsReadAsRFC5769HasIt() throws {
    let request = try STUNMessage(Samples.stunRequest)
    #expect(request.class == .request && request.method == 1)
    #expect(request.software == "STUN test client" && request.userName == "evtj:h6vY")
    let four = try STUNMessage(Samples.stunResponseV4)
    #expect(four.mappedAddress == IPAddress("192.0.2.1") && four.mappedPort == 32853)
    #expect(four.software == "test vector")
    let six = try STUNMessage(Samples.stunResponseV6)
    #expect(six.mappedAddress == IPAddress("2001:db8:1234:5678:11:2233:4455:6677"))
  }

  @Test func tuyaFramesTellVersionAndCommand() throws {
    let announcement = try TuyaFrame(Samples.tuyaAnnouncement)
    #expect(announcement.json?["productKey"]?.string == "key1")
    let control = try TuyaFrame(Samples.tuyaControl)
    #expect(control.command == 7 && control.version == "3.3" && control.json == nil)
    #expect(control.byteCount == Samples.tuyaControl.count)
  }

  @Test func lifxLightsTellTheirState() throws {
    let set = try LIFXMessage(Samples.lifxSetColor)
    guard case .setColor(let color) = set.content else {
      Issue.record("no colour: \(set)")
      return
    }
    #expect(color.hue == 21845 && color.kelvin == 3500)
    #expect(!set.isFromDevice)
    let state = try LIFXMessage(Samples.lifxLightState)
    guard case .lightState(_, true, "Kitchen") = state.content else {
      Issue.record("no state: \(state)")
      return
    }
    #expect(state.isFromDevice)
    #expect(state.target.description == "d0:73:d5:01:02:03")
  }

  @Test func miioDevicesHaveNumbers() throws {
    #expect(try MiioMessage(Samples.miioHello).isHello)
    let answer = try MiioMessage(Samples.miioAnswer)
    #expect(answer.deviceID == 0x0b1c_2d3e && !answer.isHello)
  }

  @Test func snmpIsReadAsTsharkReadsIt() throws {
    let request = try SNMPMessage(Samples.snmpRequest)
    #expect(request.version == 0 && request.community == "home" && request.type == .getRequest)
    let response = try SNMPMessage(Samples.snmpResponse)
    #expect(response.requestID == 12345 && response.systemDescription == "Laser Printer")
    #expect(response.systemName == "print-1")
  }

  /// A link that went down, told by version 1 (RFC 1157 §4.1.6) and by 2c (RFC 3416 §4.2.6): the same notification.
  @Test(arguments: [
    "302702010004067075626c6963a41a06072b0601040" + "1bf084004c00002090201020201004301053000",
    "303102010104067075626c6963a724020107020100020100"
      + "30193017060a2b06010603010104010006092b060106"
      + "0301010503",
  ])
  func snmpNotificationsHaveNames(_ hex: String) throws {
    let message = try SNMPMessage([UInt8](hex: hex))
    #expect(message.notification == "1.3.6.1.6.3.1.1.5.3")
  }

  @Test func syslogIsReadInBothManners() throws {
    let old = try SyslogMessage(Samples.syslog)
    #expect(old.facility == 1 && old.severity == 5 && old.hostName == "cam-front")
    #expect(old.text == "login: user admin")
    let new = try SyslogMessage(Samples.newSyslog)
    #expect(new.facility == 20 && new.hostName == "mymachine.example.com")
    #expect(new.text == "evntslog: it started")
    let tooMuch = Array("<192>x".utf8)
    #expect(throws: DecodeError.self) { try SyslogMessage(tooMuch) }
  }

  @Test(arguments: [
    (#"[timeQuality tzKnown="1" isSynced="0"] wifi is up"#, "wlan: wifi is up"),
    (#"[a@1 x="]\"] "][b@1] \#u{feff}[1] reboot"#, "wlan: [1] reboot"),
    ("- - started", "wlan: - started"), ("-", "wlan"), (#"[a@1 x="1"]"#, "wlan"),
    (#"[a@1 x="never ends]"#, "wlan"),
  ])
  func structuredDataIsNoPartOfTheMessage(data: String, told: String) throws {
    let message = try SyslogMessage(
      Array("<29>1 2026-11-22T15:32:17.9Z vm wlan 42 - \(data)".utf8))
    #expect(message.text == told)
    #expect(message.hostName == "vm")
  }

  @Test func secretsInURIsAreLeftOut() {
    #expect(
      "rtsp://admin:pw@10.0.0.1/a@b".withoutUserInformation == "rtsp://••••@10.0.0.1/a@b")
    #expect("rtsp://10.0.0.1/a@b".withoutUserInformation == "rtsp://10.0.0.1/a@b")
  }

  @Test func everyTruncationIsAnError() {
    for sample in Samples.all {
      for count in sample.bytes.indices {
        #expect(throws: DecodeError.self, "\(sample.name) cut at \(count)") {
          try sample.decode(Array(sample.bytes.prefix(count)))
        }
      }
    }
  }

  @Test func corruptionNeverTraps() {
    var random = SplitMix64(seed: 3)
    for sample in Samples.all.map({ ($0.bytes, $0.decode) }) + Samples.open.map({ ($0.0, $0.1) }) {
      for _ in 0..<10_000 { try? sample.1(random.corrupt(sample.0)) }
      for count in sample.0.indices { try? sample.1(Array(sample.0.prefix(count))) }
    }
  }
}
