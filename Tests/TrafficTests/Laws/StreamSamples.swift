import Packets
import TestSupport

@testable import Traffic

/// A dialogue of each protocol that is recognised in TCP streams, by the name of its service.
enum StreamSamples {
  static let all: [(service: String, dialogue: Dialogue)] = [
    ("http2", http2), ("http", http), ("dns", dns), ("tplink", tplink), ("tuya", tuya),
    ("stun", stun), ("rtsp", rtsp), ("sip", sip), ("ssh", ssh), ("smb", SMBSamples.dialogue),
    ("ftp", ftp), ("telnet", telnet), ("yeelight", yeelight), ("ssl", tls),
    ("postgresql", postgreSQL), ("smtp", smtp),
    ("imap", imap), ("pop3", pop3), ("xmpp", xmpp),
    ("mqtt", Dialogue(MQTTSessionTests.talk, serverPort: 1883)),
    ("esphome", ESPHomeSessionTests.clear),
  ]

  private static func lines(_ turns: [(Sender, [String])], port: UInt16) -> Dialogue {
    Dialogue(
      turns.map { ($0.0, Array($0.1.map { $0 + "\r\n" }.joined().utf8)) }, serverPort: port)
  }

  // MARK: The web

  private static let http2 = Dialogue(
    [
      (
        .client,
        Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8) + [UInt8](hex: "000000 04 00 00000000")
          + [UInt8](hex: "000014 01 05 00000001 828684 410f7777772e6578616d706c652e636f6d")
      ),
      (
        .server,
        [UInt8](hex: "000006 04 00 00000000 0003 00000064")
          + [UInt8](hex: "000001 01 05 00000001 88")
      ),
    ], serverPort: 8080)

  private static let http = lines(
    [
      (.client, ["POST /app/request?seq=1 HTTP/1.1", "Host: plug", "Content-Length: 2", "", ""]),
      (.server, ["HTTP/1.1 200 OK", "Server: SHIP 2.0", "Content-Length: 0", ""]),
    ], port: 8888)

  private static let dns = Dialogue(
    [
      (
        .client,
        [UInt8](hex: "001d 1234 0100 0001 0000 0000 0000 076578616d706c6503636f6d00 0001 0001")
      ),
      (
        .server,
        [UInt8](hex: "002d 1234 8180 0001 0001 0000 0000 076578616d706c6503636f6d00 0001 0001")
          + [UInt8](hex: "c00c 0001 0001 0000003c 0004 c6336407")
      ),
    ], serverPort: 53)

  // MARK: Things

  private static let tplink: Dialogue = {
    func message(_ text: String) -> [UInt8] {
      var key: UInt8 = 171
      let bytes = text.utf8.map { byte in
        key ^= byte
        return key
      }
      return [0, 0, UInt8(bytes.count >> 8), UInt8(bytes.count & 255)] + bytes
    }
    return Dialogue(
      [
        (.client, message(#"{"system":{"get_sysinfo":{}}}"#)),
        (.server, message(#"{"system":{"get_sysinfo":{"err_code":0,"model":"HS110(EU)"}}}"#)),
      ], serverPort: 9999)
  }()

  private static let tuya = Dialogue(
    [
      (
        .client,
        [UInt8](hex: "000055aa00000001000000070000002b") + Array("3.3".utf8)
          + [UInt8](repeating: 0, count: 16) + [UInt8](repeating: 0x5a, count: 16)
          + [UInt8](hex: "112233440000aa55")
      ),
      (.server, [UInt8](hex: "000055aa00000001000000070000000c00000000112233440000aa55")),
    ], serverPort: 6668)

  private static let stun: Dialogue = {
    let request = [UInt8](hex: "000300082112a4420102030405060708090a0b0c0019000411000000")
    let refusal = [UInt8](hex: "011300082112a4420102030405060708090a0b0c0009000400000401")
    return Dialogue(
      [
        (.client, request), (.server, refusal), (.client, [UInt8](hex: "40000003010203ff")),
        (.client, request),
      ], serverPort: 3478)
  }()

  private static let yeelight = lines(
    [
      (.client, [#"{"id":1,"method":"set_power","params":["on","smooth",500]}"#]),
      (.server, [#"{"id":1,"result":["ok"]}"#]),
    ], port: 55_443)

  // MARK: Talk

  private static let rtsp = lines(
    [
      (.client, ["DESCRIBE rtsp://192.168.1.20/live RTSP/1.0", "User-Agent: Viewer/2", ""]),
      (.server, ["RTSP/1.0 200 OK", "Server: CamServer/1.0", "Content-Length: 0", ""]),
    ], port: 8555)

  private static let sip = lines(
    [
      (
        .client,
        [
          "REGISTER sip:192.168.1.1 SIP/2.0", "To: <sip:door@192.168.1.1>", "CSeq: 1 REGISTER",
          "User-Agent: DoorBell/1.0", "Content-Length: 4", "", "ab", "",
        ]
      ),
      (
        .server,
        ["SIP/2.0 401 Unauthorized", "CSeq: 1 REGISTER", "Server: PBX/2", "Content-Length: 0", ""]
      ),
      (
        .client,
        [
          "INVITE sip:bob@192.168.1.1 SIP/2.0", "From: <sip:door@192.168.1.1>;tag=1",
          "To: <sip:bob@192.168.1.1>", "CSeq: 2 INVITE", "Content-Length: 0", "",
        ]
      ),
    ], port: 5070)

  private static let ssh = Dialogue(
    [
      (.server, Array("SSH-2.0-dropbear_2022.83\r\n".utf8)),
      (.client, Array("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n".utf8)),
      (.client, [UInt8](hex: "0000000c0b140a0b0c0d0e0f10111213")),
      (.server, [UInt8](hex: "0000000c0b1420212223242526272829")),
    ], serverPort: 2222)

  private static let ftp = lines(
    [
      (.server, ["220 Camera FTP ready"]), (.client, ["USER cam"]), (.server, ["331 Password"]),
      (.client, ["PASS hunter2"]), (.server, ["230 In"]),
    ], port: 2121)

  private static let telnet = Dialogue(
    [
      (.server, [UInt8](hex: "fffd18fffd20") + Array("BusyBox v1.1\r\nlogin: ".utf8)),
      (.client, [UInt8](hex: "fffc18") + Array("root\r\n".utf8)),
      (.server, Array("root\r\nPassword: ".utf8)), (.client, Array("hunter2\r\n".utf8)),
    ], serverPort: 2323)

  // MARK: TLS, at once and later

  private static let handshake: [(Sender, [UInt8])] = [
    (.client, TLSSamples.record(22, TLSSamples.message(1, TLSSamples.rfc8448))),
    (.server, TLSSamples.record(22, TLSSamples.message(2, TLSSamples.rfc8448Server))),
    (.client, TLSSamples.record(23, [UInt8](repeating: 0xa5, count: 40))),
    (.server, TLSSamples.record(23, [UInt8](repeating: 0x5a, count: 60))),
  ]

  private static let tls = Dialogue(handshake, serverPort: 50_443)

  private static func upgrade(_ turns: [(Sender, String)], port: UInt16) -> Dialogue {
    Dialogue(turns.map { ($0.0, Array($0.1.utf8)) } + handshake, serverPort: port)
  }

  private static let postgreSQL = Dialogue(
    [(.client, [0, 0, 0, 8, 4, 0xd2, 0x16, 0x2f]), (.server, [UInt8(ascii: "S")])] + handshake,
    serverPort: 5433)

  private static let smtp = upgrade(
    [
      (.server, "220 mx.example ESMTP ready\r\n"), (.client, "EHLO plug\r\n"),
      (.server, "250-mx.example\r\n250 STARTTLS\r\n"), (.client, "STARTTLS\r\n"),
      (.server, "220 go ahead\r\n"),
    ], port: 2500)

  private static let imap = upgrade(
    [
      (.server, "* OK IMAP4 ready\r\n"), (.client, "a STARTTLS\r\n"),
      (.server, "a OK begin\r\n"),
    ], port: 144)

  private static let pop3 = upgrade(
    [(.server, "+OK POP3 ready\r\n"), (.client, "STLS\r\n"), (.server, "+OK begin\r\n")],
    port: 111)

  private static let xmpp = upgrade(
    [
      (
        .client,
        "<?xml version='1.0'?><stream:stream xmlns:stream='http://etherx.jabber.org/streams'>"
      ),
      (.client, "<starttls/>"), (.server, "<proceed/>"),
    ], port: 5300)
}
