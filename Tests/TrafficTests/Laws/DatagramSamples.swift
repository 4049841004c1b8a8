import Packets
import TestSupport

@testable import Traffic

/// A dialogue of each protocol that is recognised in datagrams, by the name of its session.
enum DatagramSamples {
  static let all: [(type: any DatagramSession.Type, talk: DatagramTalk)] = [
    (QUICSession.self, talk(443, QUICSealing().initial(QUICSealing.crypto(quicHello[...])))),
    (YeelightDiscovery.self, talk(1982, text: yeelight, from: .server)),
    (SSDPSession.self, talk(1900, text: ssdp)),
    (WSDiscoverySession.self, talk(3702, text: wsDiscovery)),
    (MDNSSession.self, talk(5353, NameSamples.mdnsAnnouncement)),
    (LLMNRSession.self, talk(5355, NameSamples.llmnrAnswer, from: .server)),
    (NetBIOSNameSession.self, talk(137, NameSamples.netBIOSRegistration)),
    (NetBIOSDatagramSession.self, talk(138, NameSamples.browserAnnouncement)),
    (DHCPv6Session.self, talk(547, NameSamples.dhcpv6Solicit, NameSamples.dhcpv6Reply)),
    (NTPSession.self, talk(123, NameSamples.ntpQuestion, NameSamples.ntpAnswer)),
    (TPLinkDatagrams.self, talk(9999, tplink(#"{"system":{"get_sysinfo":{}}}"#))),
    (TPLinkDiscoverySession.self, talk(20_002, tplinkDiscovery, from: .server)),
    (STUNSession.self, talk(3478, stun, from: .server)),
    (TuyaDiscovery.self, talk(6667, TuyaSamples.sealed)),
    (MiioSession.self, talk(54_321, [UInt8](hex: miioHello), [UInt8](hex: miioAnswer))),
    (LIFXSession.self, talk(56_700, lifx, from: .server)),
    (WiZSession.self, talk(38_899, text: #"{"method":"getPilot","params":{}}"#)),
    (GoveeSession.self, talk(4003, text: #"{"msg":{"cmd":"turn","data":{"value":1}}}"#)),
    (
      MatterSession.self,
      talk(5540, [UInt8](hex: "00cdab0000500000" + String(repeating: "5a", count: 40)))
    ),
    (PPPPSession.self, talk(32_100, HomeControlDatagramTests.pppp(0x10))),
    (BroadLinkSession.self, talk(80, HomeControlDatagramTests.broadLink(0x6a))),
    (
      WakeOnLANSession.self,
      talk(9, [UInt8](hex: "ffffffffffff" + String(repeating: "641cae123440", count: 16)))
    ),
    (SNMPSession.self, talk(161, snmp, from: .server)),
    (SIPSession.self, talk(5060, text: sip)),
    (SyslogSession.self, talk(514, text: "<13>Nov 11 06:25:01 cam-front login: user admin")),
    (TFTPSession.self, talk(69, tftp)),
    (
      NATPMPSession.self,
      talk(
        5351, [UInt8](hex: "00020000022a216a00000e10"),
        [UInt8](hex: "0082000000000064022a216b00000708"))
    ),
    (PCPSession.self, talk(5351, pcp)),
    (CoAPSession.self, talk(5683, [UInt8](hex: "40017d34bb74656d7065726174757265"))),
    (DTLSSession.self, talk(5684, dtls)),
    (MQTTSNSession.self, talk(1884, [UInt8](hex: "0c 04 04 01 001e 73656e736f72"))),
    (GoogleQUICSession.self, talk(443, [UInt8](hex: gquic))),
    (
      JoinedQUICSession.self,
      talk(
        443, [UInt8](hex: "4cf067a5502a4262b5 112233445566778899001122"),
        [UInt8](hex: "51f067a5502a4262b5 a1b2c3d4e5f60718293a4b5c"))
    ),
    (
      RTPSession.self,
      DatagramTalk(
        (1...5).map { (.client, [UInt8](hex: "80000\(0)0\($0)000003e8deadbeef010203")) },
        serverPort: 16_000)
    ),
  ]

  private static func talk(
    _ port: UInt16, _ first: [UInt8], _ answer: [UInt8]? = nil, from sender: Sender = .client
  ) -> DatagramTalk {
    DatagramTalk(
      [(sender, first)] + (answer.map { [(sender.other, $0)] } ?? []), serverPort: port)
  }

  private static func talk(
    _ port: UInt16, text: String, from sender: Sender = .client
  ) -> DatagramTalk {
    talk(port, Array(text.utf8), from: sender)
  }

  private static func tplink(_ text: String) -> [UInt8] {
    var key: UInt8 = 171
    return text.utf8.map { byte in
      key ^= byte
      return key
    }
  }

  private static let quicHello =
    TLSSamples.message(1, TLSSamples.rfc8448) + [UInt8](repeating: 0, count: 800)

  private static let gquic = """
    09 1122334455667788 51303433 01 000102030405060708090a0b a0 01 0018 43484c4f 01000000
    534e4900 04000000 626c6f67
    """

  private static let yeelight =
    "HTTP/1.1 200 OK\r\nLocation: yeelight://192.168.1.1:55443\r\nmodel: color\r\n\r\n"

  private static let ssdp =
    "NOTIFY * HTTP/1.1\r\nNT: upnp:rootdevice\r\nNTS: ssdp:alive\r\nSERVER: Linux UPnP/1.0 x/1\r\n\r\n"

  private static let wsDiscovery = """
    <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" \
    xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery"><s:Body><d:Hello>\
    <d:Types>dn:NetworkVideoTransmitter</d:Types></d:Hello></s:Body></s:Envelope>
    """

  private static let tplinkDiscovery: [UInt8] = {
    let json = Array(#"{"result":{"device_model":"P110(EU)"},"error_code":0}"#.utf8)
    return [UInt8](hex: "0200 0001") + [UInt8(json.count >> 8), UInt8(json.count & 255)]
      + [UInt8](hex: "1100 11223344 55667788") + json
  }()

  private static let stun = [UInt8](
    hex: """
      0101003c2112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f7220002000080001a147\
      e112a643000800142b91f599fd9e90c38c7489f92af9ba53f06be7d780280004c07d4c96
      """)

  private static let miioHello = "21310020" + String(repeating: "ff", count: 28)
  private static let miioAnswer =
    "21310020000000000b1c2d3e00000042" + String(repeating: "ff", count: 16)

  private static let lifx =
    [UInt8](hex: "580000140a000000d073d50102030000000000000000000000000000000000006b000000")
    + [UInt8](hex: "55550000ff7fac0d0000ffff") + Array("Kitchen".utf8)
    + [UInt8](repeating: 0, count: 25 + 8)

  private static let snmp = [UInt8](
    hex: """
      30470201010404686f6d65a23c020230390201000201003030301906082b06010201010100040d4c61736572\
      205072696e746572301306082b0601020101050004077072696e742d31
      """)

  private static let tftp = [UInt8](
    hex: "0001 2f7570646174652e7368 00 6f63746574 00 7473697a65 00 30 00")

  private static let sip =
    "REGISTER sip:a SIP/2.0\r\nTo: <sip:door@a>\r\nUser-Agent: DoorBell/1.0\r\n\r\n"

  private static let pcp = [UInt8](
    hex: """
      0201000000000e1000000000000000000000ffffc0a80114112233445566778899aabbcc06000000022a216a\
      00000000000000000000ffff00000000
      """)

  private static let dtls: [UInt8] = {
    let body = TLSSamples.clientHello(
      version: 0xfefd, suites: [0xc0ae], extensions: [TLSSamples.serverName("bulb.example")],
      cookie: [])
    let length = Array(TLSSamples.vector24(body).prefix(3))
    let message = [1] + length + [0, 0, 0, 0, 0] + TLSSamples.vector24(body)
    return [22, 0xfe, 0xfd] + [UInt8](repeating: 0, count: 8) + TLSSamples.vector16(message)
  }()
}
