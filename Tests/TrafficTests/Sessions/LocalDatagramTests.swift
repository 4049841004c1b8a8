import Packets
import TestSupport
import Testing

@testable import Traffic

/// Makers' local protocols and small ones over UDP.
struct LocalDatagramTests {
  private static let natpmp = DatagramTalk(
    [
      (.client, [UInt8](hex: "00020000022a216a00000e10")),
      (.server, [UInt8](hex: "0082000000000064022a216b00000708")),
    ], serverPort: 5351)

  @Test func aGrantedMappingIsAFact() {
    let notes = Self.natpmp.notes()
    #expect(notes.service == "nat-pmp")
    #expect(notes.facts == [FlowFact(.portMapping, "tcp 8555 → 192.168.1.20:554 for 1800 s")])
    #expect(
      notes.words() == [
        "asks its router for a hole: tcp 8554 → 192.168.1.20:554 for 3600 s",
        "opens a hole: tcp 8555 → 192.168.1.20:554 for 1800 s",
      ])
  }

  @Test func aMappingAskedForIsAFactWhereNoAnswerWasCaptured() {
    #expect(
      Self.natpmp.notes(only: .client).facts
        == [FlowFact(.portMapping, "tcp 8554 → 192.168.1.20:554 for 3600 s")])
    #expect(Self.natpmp.notes(only: .server).facts.count == 1)
  }

  @Test func aRefusedMappingIsNone() {
    let refusal = [UInt8](hex: "0082000200000064022a000000000000")
    let request = Self.natpmp.datagrams[0].bytes
    let talk = DatagramTalk([(.client, request), (.server, refusal)], serverPort: 5351)
    #expect(talk.notes().facts.isEmpty)
    #expect(
      talk.notes().words().last
        == "opens no hole: tcp 8554 → 192.168.1.20:554 (not authorised)")
    let answer = DatagramTalk([(.server, refusal)], serverPort: 5351).notes()
    #expect(answer.words() == ["opens no hole: tcp → 192.168.1.20:554 (not authorised)"])
  }

  @Test func aMappingThatIsTakenBackIsAFactOnceThatIsGranted() {
    let question = [UInt8](hex: "00020000022a000000000000")
    let answer = [UInt8](hex: "0082000000000064022a000000000000")
    let notes = DatagramTalk([(.client, question), (.server, answer)], serverPort: 5351).notes()
    #expect(notes.facts == [FlowFact(.closedPortMapping, "tcp → 192.168.1.20:554")])
    #expect(
      notes.words() == [
        "asks its router to close a hole: tcp → 192.168.1.20:554",
        "closes a hole: tcp → 192.168.1.20:554",
      ])
    #expect(DatagramTalk([(.client, question)], serverPort: 5351).notes().facts.isEmpty)
  }

  @Test func pcpIsToldFromNATPMP() {
    let request = [UInt8](
      hex: "0201000000000e1000000000000000000000ffffc0a80114112233445566778899aabbcc06000000"
        + "022a216a00000000000000000000ffff00000000")
    let notes = DatagramTalk([(.client, request)], serverPort: 5351).notes()
    #expect(notes.service == "pcp")
    #expect(notes.facts == [FlowFact(.portMapping, "tcp 8554 → 192.168.1.20:554 for 3600 s")])
  }

  @Test func stunTellsTheAddressOutside() {
    let response = [UInt8](
      hex: "0101003c2112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f722000200008"
        + "0001a147e112a643000800142b91f599fd9e90c38c7489f92af9ba53f06be7d780280004c07d4c96")
    let notes = DatagramTalk([(.server, response), (.server, response)], serverPort: 19_302)
      .notes()
    #expect(notes.service == "stun")
    #expect(notes.words() == ["answers: seen as 192.0.2.1:32853 (STUN)"])
    #expect(notes.claims.map(\.value) == ["test vector"])
  }

  /// WebRTC's media and keys go where its STUN goes (RFC 7983).
  @Test func dtlsThatSharesAFlowWithSTUNIsRead() {
    let request = [UInt8](hex: "000100002112a442b7e7a701bc34d686fa87dfae")
    let media = [UInt8](hex: "806f0001000000010000000a") + [UInt8](repeating: 9, count: 40)
    let hello = DTLSSessionTests.record(1, DTLSSessionTests.hello)
    let turns: [(Sender, [UInt8])] = [
      (.client, request), (.client, hello), (.server, DTLSSessionTests.answer), (.server, media),
    ]
    let notes = DatagramTalk(turns, serverPort: 36_003).notes()
    #expect(notes.service == "stun")
    #expect(notes.facts.contains(FlowFact(.service, "dtls")))
    #expect(notes.facts.contains(FlowFact(.serverName, "bulb.example")))
    let alone = DatagramTalk([(.client, request), (.server, media)], serverPort: 36_003).notes()
    #expect(!alone.facts.contains(FlowFact(.service, "dtls")))
  }

  @Test func coapIsFoundOnAnyPort() {
    let request = [UInt8](hex: "40017d34bb74656d7065726174757265")
    let notes = DatagramTalk([(.client, request)], serverPort: 17_500).notes()
    #expect(notes.service == "coap")
    #expect(notes.words() == ["CoAP GET /temperature"])
  }

  @Test func lightsAreTheSpeakersOfTheirStates() {
    let state =
      [UInt8](hex: "580000140a000000d073d50102030000000000000000000000000000000000006b000000")
      + [UInt8](hex: "55550000ff7fac0d0000ffff") + Array("Kitchen".utf8)
      + [UInt8](repeating: 0, count: 25 + 8)
    let notes = DatagramTalk([(.server, state)], serverPort: 56_700).notes()
    #expect(notes.service == "lifx")
    #expect(notes.claims.map(\.value) == ["Kitchen"])
    #expect(notes.words() == [#"says: light "Kitchen" is on, white 3500 K, 50 % bright"#])
  }

  @Test func miioDevicesAreNumbered() {
    let hello = [UInt8](hex: "21310020" + String(repeating: "ff", count: 28))
    let answer = [UInt8](
      hex: "21310020000000000b1c2d3e00000042" + String(repeating: "ff", count: 16))
    let notes = DatagramTalk([(.client, hello), (.server, answer)], serverPort: 54_321).notes()
    #expect(notes.claims.map(\.value) == ["\(0x0b1c_2d3e)"])
    #expect(notes.claims.first?.party.address == DatagramTalk.server)
    #expect(notes.words().count == 2)
  }

  @Test func eitherEndsSealedDataIsToldByItsDirection() {
    let sealed =
      [UInt8](hex: "21310030000000000b1c2d3e00000042") + [UInt8](repeating: 0xa5, count: 32)
    let talk = [(Sender.client, sealed), (.server, sealed), (.server, sealed)]
    let notes = DatagramTalk(talk, serverPort: 54_321).notes()
    #expect(
      notes.words() == [
        "sends 16 B to device 186395966 (miIO, sealed)",
        "sends 16 B as device 186395966 (miIO, sealed)",
        "sends 16 B as device 186395966 (miIO, sealed)",
      ])
    #expect(notes.facts.allSatisfy { $0 == FlowFact(.content, "encrypted") })
    #expect(
      DatagramTalk(talk, serverPort: 1234).notes().words().first?.contains("to or from") == true)
  }

  @Test func tuyaDevicesAnnounceThemselves() {
    let json = #"{"ip":"192.168.1.9","gwId":"0200","productKey":"key1","version":"3.1"}"#
    let frame =
      [UInt8](hex: "000055aa00000000000000000000005200000000") + Array(json.utf8)
      + [UInt8](hex: "112233440000aa55")
    let notes = DatagramTalk([(.client, frame)], serverPort: 6666).notes()
    #expect(notes.service == "tuya")
    #expect(Set(notes.claims.map(\.value)) == ["0200", "key1", "3.1"])
  }

  @Test func aTrapIsToldAsWhatItReports() {
    let trap = [UInt8](
      hex:
        "303102010104067075626c6963a724020107020100020100"
        + "30193017060a2b06010603010104010006092b0601060301010503")
    let notes = DatagramTalk([(.client, trap)], serverPort: 162).notes()
    #expect(
      notes.records.joined().contains("reports that a link went down (SNMP 2c, in the clear)"))
  }

  @Test func communitiesAreSecrets() {
    let response = [UInt8](
      hex:
        "30470201010404686f6d65a23c020230390201000201003030301906082b06010201010100040d4c61736572"
        + "205072696e746572301306082b0601020101050004077072696e742d31")
    let notes = DatagramTalk([(.server, response)], serverPort: 161).notes()
    #expect(notes.facts == [FlowFact(.credentials, "snmp-community")])
    #expect(notes.claims.map(\.value) == ["Laser Printer", "print-1"])
    #expect(!notes.records.joined().contains("home"))
  }

  @Test func sipTellsWhoCallsWhom() {
    let invite =
      "INVITE sip:bob@example.com SIP/2.0\r\nVia: SIP/2.0/UDP 192.168.1.20\r\n"
      + "f: \"Ann\" <sip:ann:secret@example.com;transport=udp>;tag=1\r\n"
      + "t: <sip:bob@example.com>\r\nUser-Agent: DoorBell/1.0\r\nl: 0\r\n\r\n"
    let notes = DatagramTalk([(.client, Array(invite.utf8))], serverPort: 5070).notes()
    #expect(notes.service == "sip")
    #expect(notes.words() == ["calls bob@example.com as ann@example.com (SIP)"])
    #expect(notes.claims.map(\.value) == ["DoorBell/1.0"])
  }

  @Test func syslogNeedsItsPortOrAHeader() {
    let plain = Array("<13>hello".utf8)
    #expect(DatagramTalk([(.client, plain)], serverPort: 514).notes().service == "syslog")
    #expect(DatagramTalk([(.client, plain)], serverPort: 5514).notes().service == nil)
    let whole = Array("<13>Nov 11 06:25:01 cam-front login: user admin".utf8)
    let notes = DatagramTalk([(.client, whole)], serverPort: 5514).notes()
    #expect(notes.words() == ["logs as cam-front, notice: login: user admin"])
  }

  @Test func yeelightLampsTellTheirModel() {
    let answer =
      "HTTP/1.1 200 OK\r\nLocation: yeelight://192.168.1.1:55443\r\nid: 0x1\r\nmodel: color\r\n"
      + "power: on\r\nname: Desk\r\n\r\n"
    let notes = DatagramTalk([(.server, Array(answer.utf8))], serverPort: 1982).notes()
    #expect(notes.service == "yeelight")
    #expect(notes.claims.map(\.value) == ["color", "Desk"])
    // As lamps send it: the end of the datagram ends the head.
    let real = Array(answer.utf8.dropLast(2))
    #expect(DatagramTalk([(.server, real)], serverPort: 1982).notes() == notes)
    let cut = Array(answer.utf8.dropLast(5))
    #expect(DatagramTalk([(.server, cut)], serverPort: 1982).notes().claims.isEmpty)
  }

  @Test func aSIPHeadMayEndWithItsDatagram() {
    let options = "OPTIONS sip:a@example.com SIP/2.0\r\nUser-Agent: DoorBell/1.0\r\n"
    let notes = DatagramTalk([(.client, Array(options.utf8))], serverPort: 5060).notes()
    #expect(notes.claims.map(\.value) == ["DoorBell/1.0"])
    // Over TCP the rest is yet to come.
    let stream = Dialogue([(.client, Array(options.utf8))], serverPort: 5060).notes()
    #expect(stream.claims.isEmpty)
  }

  // MARK: RTP

  private func media(_ sequence: UInt8, source: String = "deadbeef") -> [UInt8] {
    [UInt8](hex: "800000") + [sequence] + [UInt8](hex: "000003e8\(source)010203")
  }

  @Test func rtpIsBelievedAfterFourDatagrams() {
    let four = (1...4).map { (Sender.client, media($0)) }
    let notes = DatagramTalk(four, serverPort: 16_000).notes()
    #expect(notes.service == "rtp")
    #expect(notes.words() == ["streams media (RTP, G.711 µ-law)"])
    #expect(DatagramTalk(Array(four.prefix(3)), serverPort: 16_000).notes().service == nil)
  }

  @Test func whatOnlyLooksLikeRTPOnceIsNot() {
    let others = (1...6).map { (Sender.client, media($0, source: "0000000\($0)")) }
    #expect(DatagramTalk(others, serverPort: 16_000).notes().service == nil)
  }

  // MARK: Laws

  @Test func nothingTraps() {
    Self.natpmp.expectNothingTraps()
    DatagramTalk((1...5).map { (Sender.client, media($0)) }, serverPort: 16_000)
      .expectNothingTraps(seed: 2)
    let texts = [
      "REGISTER sip:a SIP/2.0\r\nAuthorization: Digest username=\"x\"\r\nFrom: <sip:a:b@c>\r\n\r\n",
      "<34>1 2003-10-11T22:14:15Z host app - ID - text", "<34>Oct  1 22:14:15 host app: text",
      "NOTIFY * HTTP/1.1\r\nLocation: yeelight://1\r\nmodel: x\r\n\r\n",
    ]
    for (index, text) in texts.enumerated() {
      DatagramTalk([(.client, Array(text.utf8))], serverPort: 514)
        .expectNothingTraps(seed: UInt64(index) + 3)
    }
  }
}
