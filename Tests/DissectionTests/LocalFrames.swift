import TestSupport

/// Messages of protocols that things in a home speak with each other, made up from their specifications.
enum LocalFrames {
  static let all: [(name: String, bytes: [UInt8])] = [
    ("nat-pmp", TestFrame.udp(natPMP, from: 5351, to: 4000)),
    ("pcp", TestFrame.udp(pcp, from: 4000, to: 5351)),
    ("matter", TestFrame.udp(matter, from: 4000, to: 5540)),
    (
      "matter, sealed",
      TestFrame.udp([UInt8](hex: "00341200 01000000") + zeros(20), from: 4000, to: 5540)
    ),
    ("wiz", TestFrame.udp(Array(#"{"method":"getPilot","params":{}}"#.utf8), from: 1, to: 38899)),
    (
      "govee",
      TestFrame.udp(Array(#"{"msg":{"cmd":"scan","data":{}}}"#.utf8), from: 4000, to: 4001)
    ),
    ("broadlink, search", TestFrame.udp(broadLinkSearch, from: 2000, to: 80)),
    ("broadlink, command", TestFrame.udp(broadLinkCommand, from: 2000, to: 80)),
    ("broadlink, set-up", TestFrame.udp(broadLinkSetUp, from: 2000, to: 80)),
    ("pppp", TestFrame.udp(pppp, from: 4000, to: 32_100)),
    ("wake-on-lan", TestFrame.udp(magicPacket, from: 4000, to: 9)),
    ("ws-discovery", TestFrame.udp(Array(probe.utf8), from: 4000, to: 3702)),
    ("netbios-dgm", TestFrame.udp(hostAnnouncement, from: 138, to: 138)),
    ("rip", TestFrame.udp(rip, from: 520, to: 520)),
    (
      "ripng",
      TestFrame.udp(
        [UInt8](hex: "02010000 20010db8") + zeros(12) + [UInt8](hex: "0000 20 01"), from: 521,
        to: 521)
    ),
    ("gquic", TestFrame.udp(googleQUIC, from: 4000, to: 443)),
    ("esphome", TestFrame.tcp(esphome, from: 4000, to: 6053)),
    ("ssh", TestFrame.tcp(ssh, from: 4000, to: 22)),
    ("smb", TestFrame.tcp(sessionSetup + treeConnects, from: 4000, to: 445)),
    ("smb 1", TestFrame.tcp(smb1Negotiate + smb1SessionSetup, from: 4000, to: 445)),
    ("smb, sealed", TestFrame.tcp(sealedSMB, from: 445, to: 4000)),
    ("http2, fields", TestFrame.tcp(http2, from: 4000, to: 8080)),
    ("stun over tcp", TestFrame.tcp(stun, from: 4000, to: 3478)),
    ("homekit pairing", TestFrame.tcp(pairing, from: 4000, to: 51_826)),
  ]

  static func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }

  /// A TCP port, mapped for two hours.
  static let natPMP = [UInt8](hex: "0082 0000 00000e10 1f90 1f91 00001c20")

  /// A TCP port of 192.168.1.20's, asked for in the name of 192.168.1.30.
  static let pcp =
    [UInt8](hex: "0201 0000 00001c20 00000000000000000000ffff c0a80114 0102030405060708090a0b0c")
    + [UInt8](hex: "06 000000 1f90 0000 00000000000000000000ffff 00000000")
    + [UInt8](hex: "01 00 0010 00000000000000000000ffff c0a8011e")

  static let matter = [UInt8](
    hex: "04 0000 00 01000000 8877665544332211 05 20 3412 0000 1530")

  static let broadLinkSetUp =
    zeros(0x26) + [0x14] + zeros(0x1d) + Array("Home".utf8) + zeros(28) + Array("secret".utf8)
    + zeros(26)
    + [4, 6, 3, 0]

  /// A device tells a server that it is there.
  static let pppp = [UInt8](hex: "f1100014 4142434400000000 00001267 5152535455000000")

  static let broadLinkSearch =
    zeros(8) + [UInt8](hex: "10000000 ea07 1e0f0c01170b 00000000 c0a80114 d007 0000")
    + [UInt8](hex: "3412 0000 0000 0600 0000 000000000000")

  static let broadLinkCommand =
    [UInt8](hex: "5aa5aa555aa5aa55") + zeros(24)
    + [UInt8](hex: "3412 0000 2a27 6a00 0100 665544332211 01000000 7856 0000")
    + zeros(16)

  /// With a password of six bytes.
  static let magicPacket =
    [UInt8](repeating: 0xff, count: 6)
    + [[UInt8]](repeating: [UInt8](hex: "020000000020"), count: 16).joined()
    + [UInt8](hex: "112233445566")

  static let probe = """
    <?xml version="1.0"?>
    <e:Envelope xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery"><e:Body><d:Probe><d:Types>\
    dn:NetworkVideoTransmitter</d:Types></d:Probe></e:Body></e:Envelope>
    """

  static let hostAnnouncement: [UInt8] = {
    // "A", blanks, and 0x20 for a file server.
    let name = [0x20] + Array(("EB" + String(repeating: "CA", count: 15)).utf8) + [0]
    let head = [UInt8](hex: "1102 1234 c0a80114 008a 00bb 0000") + name + name
    let transaction =
      [UInt8](hex: "ff534d42 25 00000000 00 0000 0000") + zeros(8)
      + [UInt8](hex: "0000 0000 0000 0000 0000 11 0000 2100 0000 0000 00 00 0000 e8030000 0000")
      + [UInt8](hex: "0000 0000 2100 5600 03 00 0100 0000 0200 3200")
      + Array(#"\MAILSLOT\BROWSE"#.utf8) + [0]
    let announcement =
      [UInt8](hex: "0100 60ea0000") + Array("HOST".utf8) + zeros(12)
      + [UInt8](hex: "0a00 03000200 0f01 55aa 00")
    return head + transaction + announcement
  }()

  /// A simple password, and one network.
  static let rip =
    [UInt8](hex: "02020000 ffff0002") + Array("geheim".utf8) + zeros(10)
    + [UInt8](hex: "0002 0000 c0000200 ffffff00 00000000 00000001")

  /// Q043 with a CHLO that names `a.b`.
  static let googleQUIC =
    [UInt8](hex: "09 0102030405060708 51303433 01") + zeros(12)
    + [UInt8](hex: "a001 0013 43484c4f 0100 0000 534e4900 03000000 612e62")

  /// Hello, a password, and a sealed frame.
  static let esphome = [UInt8](hex: "0005010a03616263 0005030a03707764 010003aabbcc")

  /// The line, KEXINIT with one method, NEWKEYS, and what is sealed.
  static let ssh =
    Array("SSH-2.0-soft here\r\n".utf8) + [UInt8](hex: "00000044 04 14") + zeros(16)
    + [UInt8](hex: "00000001 61") + zeros(36 + 5 + 4) + [UInt8](hex: "0000000c 0a 15") + zeros(10)
    + [UInt8](hex: "a1b2c3")

  static func smb2(_ command: UInt8, next: UInt8 = 0, _ body: String) -> [UInt8] {
    [UInt8](hex: "fe534d42 4000 0100 00000000") + [command, 0] + [UInt8](hex: "0100 00000000")
      + [next, 0, 0, 0]
      + [UInt8](hex: "0100000000000000 fffe0000 01000000 49000010001c0000") + zeros(16)
      + [UInt8](hex: body)
  }

  static func session(_ message: [UInt8]) -> [UInt8] {
    [0, 0] + TestFrame.big(UInt16(message.count)) + message
  }

  /// NTLM's AUTHENTICATE_MESSAGE: domain `D`, user `u`, host `w`, and a response of four bytes.
  static let sessionSetup = session(
    smb2(
      1,
      """
      1900 00 01 00000000 00000000 5800 4a00 0000000000000000 4e544c4d53535000 03000000 \
      0000 0000 00000000 0400 0400 46000000 0200 0200 40000000 0200 0200 42000000 \
      0200 0200 44000000 0000 0000 00000000 01000000 4400 7500 7700 aabbccdd
      """))

  /// Two in a chain, to `\\n\p` and `\\n\q`; the first is filled up to a multiple of eight.
  static let treeConnects = session(
    smb2(3, next: 0x58, "0900 0000 4800 0a00 5c005c006e005c007000 000000000000")
      + smb2(3, "0900 0000 4800 0a00 5c005c006e005c007100"))

  static func smb1(_ command: UInt8, _ rest: [UInt8]) -> [UInt8] {
    session(
      [UInt8](hex: "ff534d42") + [command] + [UInt8](hex: "00000000 18 0100 0000") + zeros(8)
        + [UInt8](hex: "0000 ffff fffe 0000 0100") + rest)
  }

  static let smb1Negotiate = smb1(
    0x72, [UInt8](hex: "00 0c00 02") + Array("NT LM 0.12".utf8) + [0])

  /// A password in the clear, account `u`, domain `D`.
  static let smb1SessionSetup = smb1(
    0x73,
    [UInt8](hex: "0d ff000000 ffff 0200 0000 00000000 0300 0000 00000000 00000000 0700")
      + Array("pwdu\0D\0".utf8))

  static let sealedSMB = session([UInt8](hex: "fd534d42") + zeros(48) + [1, 2, 3, 4])

  /// The preface, and RFC 7541's first two requests (appendix C.3): the second names a field that the first added.
  static let http2 =
    Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)
    + [UInt8](hex: "000014 01 05 00000001 828684410f7777772e6578616d706c652e636f6d") + secondRequest
  static let secondRequest = [UInt8](
    hex: "00000e 01 05 00000003 828684be58086e6f2d6361636865")

  /// Two binding requests, which name a software of four letters; between them three bytes of a channel.
  static let stun: [UInt8] = {
    let request =
      [UInt8](hex: "0001 0008 2112a442") + zeros(12) + [UInt8](hex: "8022 0004 736f6674")
    return request + [UInt8](hex: "4001 0003 01020300") + request
  }()

  /// The first message of Pair Setup, with a public key of two bytes.
  static let pairing =
    Array(
      "POST /pair-setup HTTP/1.1\r\nContent-Type: application/pairing+tlv8\r\nContent-Length: 10\r\n\r\n"
        .utf8) + [UInt8](hex: "000100 060101 0302abcd")
}
