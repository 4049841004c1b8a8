import Packets
import TestSupport

/// A message that can be read from an array.
protocol LocalMessage {
  init(parsing bytes: RawSpan) throws(DecodeError)
}

extension LocalMessage {
  init(_ bytes: [UInt8]) throws {
    try self.init(parsing: bytes.rawSpan)
  }
}

extension TPLinkMessage: LocalMessage {}
extension TPLinkDiscovery: LocalMessage {}
extension NATPMPMessage: LocalMessage {}
extension PCPMessage: LocalMessage {}
extension CoAPMessage: LocalMessage {}
extension STUNMessage: LocalMessage {}
extension TuyaFrame: LocalMessage {}
extension LIFXMessage: LocalMessage {}
extension MiioMessage: LocalMessage {}
extension SNMPMessage: LocalMessage {}
extension SyslogMessage: LocalMessage {}

/// Messages of makers' local protocols and small ones. Where no source is told they were made for these tests, and tshark
/// 4.0.17 reads them as the tests do.
enum LocalMessageSamples {
  static let systemInformation =
    #"{"system":{"get_sysinfo":{"err_code":0,"sw_ver":"1.2.5","type":"IOT.SMARTPLUGSWITCH","#
    + #""model":"HS110(EU)","mac":"50:C7:BF:00:00:01","hwId":"00","alias":"Lamp","relay_state":1}}}"#

  static func tplink(_ text: String) -> [UInt8] {
    var key: UInt8 = 171
    return text.utf8.map { byte in
      key ^= byte
      return key
    }
  }

  static let natpmpRequest = [UInt8](hex: "00020000022a216a00000e10")
  static let natpmpResponse = [UInt8](hex: "0082000000000064022a216b00000708")
  static let pcpRequest = [UInt8](
    hex: "0201000000000e1000000000000000000000ffffc0a80114112233445566778899aabbcc06000000022a216a"
      + "00000000000000000000ffff00000000")
  static let pcpResponse = [UInt8](
    hex: "02810000000007080000002a000000000000000000000000112233445566778899aabbcc06000000022a216b"
      + "00000000000000000000ffffcb007105")

  /// RFC 7252 Appendix A, figure 16.
  static let coapRequest = [UInt8](hex: "40017d34bb74656d7065726174757265")
  static let coapResponse = [UInt8](hex: "60457d34ff32322e332043")

  /// RFC 5769 §2.1, §2.2 and §2.3.
  static let stunRequest = [UInt8](
    hex:
      "000100582112a442b7e7a701bc34d686fa87dfae802200105354554e207465737420636c69656e74002400046e"
      + "0001ff80290008932ff9b151263b36000600096576746a3a68367659202020000800149aeaa70cbfd8cb56781ef2"
      + "b5b2d3f249c1b571a280280004e57a3bcf")
  static let stunResponseV4 = [UInt8](
    hex:
      "0101003c2112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f7220002000080001a147e1"
      + "12a643000800142b91f599fd9e90c38c7489f92af9ba53f06be7d780280004c07d4c96")
  static let stunResponseV6 = [UInt8](
    hex:
      "010100482112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f7220002000140002a14701"
      + "13a9faa5d3f179bc25f4b5bed2b9d900080014a382954e4be67bf11784c97c8292c275bfe3ed4180280004c8fb0b"
      + "4c")

  static let tuyaAnnouncement: [UInt8] = {
    let json = #"{"ip":"192.168.1.9","gwId":"0200","productKey":"key1","version":"3.1"}"#
    return [UInt8](hex: "000055aa000000000000000000000052") + [0, 0, 0, 0] + Array(json.utf8)
      + [UInt8](hex: "11223344" + "0000aa55")
  }()
  /// A data point set by version 3.3: sealed after its version.
  static let tuyaControl =
    [UInt8](hex: "000055aa000000010000000700000027") + Array("3.3".utf8)
    + [UInt8](repeating: 0, count: 12) + [UInt8](repeating: 0x5a, count: 16)
    + [UInt8](hex: "11223344" + "0000aa55")

  /// SetColor of the maker's documentation ("Building a LIFX packet"): green, in 1024 ms.
  static let lifxSetColor = [UInt8](
    hex:
      "310000340000000000000000000000000000000000000000000000000000000066000000005555ffffffffac0d"
      + "00040000")
  static let lifxLightState: [UInt8] =
    [UInt8](hex: "580000140a000000d073d50102030000000000000000000000000000000000006b000000")
    + [UInt8](hex: "55550000ff7fac0d0000ffff") + Array("Kitchen".utf8)
    + [UInt8](repeating: 0, count: 25 + 8)

  static let miioHello = [UInt8](hex: "21310020" + String(repeating: "ff", count: 28))
  static let miioAnswer = [UInt8](
    hex: "21310020000000000b1c2d3e00000042" + String(repeating: "ff", count: 16))

  static let snmpRequest = [UInt8](
    hex: "30250201000404686f6d65a01a02023039020100020100300e300c06082b060102010101000500")
  static let snmpResponse = [UInt8](
    hex:
      "30470201010404686f6d65a23c020230390201000201003030301906082b06010201010100040d4c6173657220"
      + "5072696e746572301306082b0601020101050004077072696e742d31")

  static let syslog = Array("<13>Nov 11 06:25:01 cam-front login: user admin".utf8)
  static let newSyslog = Array(
    "<165>1 2003-10-11T22:14:15.003Z mymachine.example.com evntslog - ID47 - it started".utf8)

  static let rtp = [UInt8](hex: "80600001000003e8deadbeef010203")

  static let sip = Array(
    "INVITE sip:bob@example.com SIP/2.0\r\nFrom: <sip:ann@example.com>\r\nContent-Length: 0\r\n\r\n"
      .utf8)
  static let rtsp = Array("RTSP/1.0 200 OK\r\nCSeq: 1\r\nServer: CamServer/1.0\r\n\r\n".utf8)
  static let yeelight = Array(#"{"id":1,"method":"set_power","params":["on","smooth",500]}"#.utf8)

  static let wiz = Array(#"{"method":"setPilot","params":{"dimming":20,"state":true}}"#.utf8)
  static let govee = Array(#"{"msg":{"cmd":"turn","data":{"value":1}}}"#.utf8)
  static let magicPacket = [UInt8](
    hex: "ffffffffffff" + String(repeating: "641cae123440", count: 16))
  static let matter = [UInt8](hex: "00cdab0000500000" + String(repeating: "5a", count: 40))
  /// A device that tells a server that it is there: `ABCD-004711`, its letters `QRSTU`.
  static let pppp = [UInt8](
    hex: "f1100014" + "4142434400000000" + "00001267" + "5152535455000000")
  static let broadLink = [UInt8](
    hex: "5aa5aa555aa5aa55" + String(repeating: "00", count: 30) + "6a00"
      + String(repeating: "a7", count: 48))
  /// A device's answer to ESPHome's DeviceInfoRequest, without its frame's head.
  static let espHomeDevice = [UInt8](
    hex: "0a001207" + "6b69746368656e" + "2208323032352e322e30" + "6a0c4b69746368656e20506c7567")

  /// Each with its decoder, for laws that hold of all.
  static let all: [(name: String, bytes: [UInt8], decode: @Sendable ([UInt8]) throws -> Void)] = [
    ("tplink", tplink(systemInformation), { _ = try TPLinkMessage(parsing: $0.rawSpan) }),
    ("natpmp request", natpmpRequest, { _ = try NATPMPMessage(parsing: $0.rawSpan) }),
    ("natpmp response", natpmpResponse, { _ = try NATPMPMessage(parsing: $0.rawSpan) }),
    ("pcp request", pcpRequest, { _ = try PCPMessage(parsing: $0.rawSpan) }),
    ("pcp response", pcpResponse, { _ = try PCPMessage(parsing: $0.rawSpan) }),
    ("stun request", stunRequest, { _ = try STUNMessage(parsing: $0.rawSpan) }),
    ("stun response", stunResponseV4, { _ = try STUNMessage(parsing: $0.rawSpan) }),
    ("stun response v6", stunResponseV6, { _ = try STUNMessage(parsing: $0.rawSpan) }),
    ("tuya announcement", tuyaAnnouncement, { _ = try TuyaFrame(parsing: $0.rawSpan) }),
    ("tuya control", tuyaControl, { _ = try TuyaFrame(parsing: $0.rawSpan) }),
    ("lifx set", lifxSetColor, { _ = try LIFXMessage(parsing: $0.rawSpan) }),
    ("lifx state", lifxLightState, { _ = try LIFXMessage(parsing: $0.rawSpan) }),
    ("miio hello", miioHello, { _ = try MiioMessage(parsing: $0.rawSpan) }),
    ("snmp request", snmpRequest, { _ = try SNMPMessage(parsing: $0.rawSpan) }),
    ("snmp response", snmpResponse, { _ = try SNMPMessage(parsing: $0.rawSpan) }),
    ("rtp header", Array(rtp.prefix(12)), { _ = try RTPHeader(parsing: $0.rawSpan) }),
    ("sip request", sip, { _ = try TextMessage(parsing: $0.rawSpan, as: .sip) }),
    ("rtsp response", rtsp, { _ = try TextMessage(parsing: $0.rawSpan, as: .rtsp) }),
    ("wiz", wiz, { _ = try WiZMessage(parsing: $0.rawSpan) }),
    ("govee", govee, { _ = try GoveeMessage(parsing: $0.rawSpan) }),
    ("magic packet", magicPacket, { _ = try MagicPacket(parsing: $0.rawSpan) }),
    ("matter session", Array(matter.prefix(24)), { _ = try MatterMessage(parsing: $0.rawSpan) }),
    ("yeelight command", yeelight, { _ = try YeelightCommand(parsing: $0.rawSpan) }),
  ]

  /// Those that may end anywhere after their header.
  static let open: [(bytes: [UInt8], decode: @Sendable ([UInt8]) throws -> Void)] = [
    (coapRequest, { _ = try CoAPMessage(parsing: $0.rawSpan).isUnmistakable }),
    (coapResponse, { _ = try CoAPMessage(parsing: $0.rawSpan).path }),
    (syslog, { _ = try SyslogMessage(parsing: $0.rawSpan) }),
    (newSyslog, { _ = try SyslogMessage(parsing: $0.rawSpan) }),
    (matter, { _ = try MatterMessage(parsing: $0.rawSpan) }),
    (pppp, { _ = try PPPPMessage(parsing: $0.rawSpan) }),
    (broadLink, { _ = try BroadLinkMessage(parsing: $0.rawSpan) }),
    (espHomeDevice, { _ = try ESPHomeMessage(10, parsing: $0.rawSpan) }),
    (rtp, { _ = try RTPHeader(parsing: $0.rawSpan) }),
    (Array("\u{0}".utf8) + miioAnswer, { _ = TelnetText(parsing: $0.rawSpan).isText }),
  ]
}
