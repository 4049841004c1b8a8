import Packets
import TestSupport
import Testing

@Suite struct DNSMessageTests {
  @Test func aQuestionKeepsItsCaseAndItsEDNS() throws {
    let message = try DNSMessage(MessageSamples.query)
    #expect(message.id == 0x1a2b)
    #expect(!message.isResponse && message.recursionDesired && message.isAuthenticData)
    let question = try #require(message.questions.first)
    #expect(question.name.text == "Cloud.Example.com")
    #expect(question.name.lowercased.text == "cloud.example.com")
    #expect(question.type == .aaaa && question.class == .internet && !question.prefersUnicast)
    let edns = try #require(message.edns)
    #expect(edns.udpPayloadSize == 1232 && edns.wantsDNSSEC && edns.version == 0)
    #expect(edns.options.map(\.code) == [8, 10])
    #expect(edns.clientSubnet?.source.description == "198.51.100.0/24")
    #expect(edns.clientSubnet?.scopeLength == 0)
    #expect(!message.isCut && message.malformed == nil && message.unkeptCount == 0)
  }

  @Test func anAnswerFollowsItsAliases() throws {
    let message = try DNSMessage(MessageSamples.answer)
    #expect(message.isResponse && message.recursionAvailable && !message.isAuthoritative)
    #expect(message.responseCode.description == "NOERROR")
    #expect(message.answers.map(\.type.description) == ["CNAME", "A", "A"])
    #expect(
      message.answers.map(\.name.text) == [
        "cloud.example.com", "edge1.example.com", "edge1.example.com",
      ])
    #expect(
      message.answers.map(\.data.description) == ["edge1.example.com", "192.0.2.10", "192.0.2.11"])
    #expect(message.answers.map(\.ttl) == [300, 60, 60])
  }

  /// A service, where it is, and the address there, each record's name a pointer into the data of the one before.
  @Test func namesInDataAreThoseOfTheRecordsThatFollow() throws {
    let message = try DNSMessage(
      [UInt8](
        hex: """
          0000 8400 0000 0003 0000 0000
          01 61 00 000c 0001 00000000 0004 01 62 c00c
          c019 0021 0001 00000000 000a 0000 0000 0050 01 63 c00c
          c02f 0001 0001 00000000 0004 c0000201
          """))
    #expect(message.answers.map(\.name.text) == ["a", "b.a", "c.a"])
    #expect(message.answers.map(\.data.description) == ["b.a", "0 0 80 c.a", "192.0.2.1"])
    #expect(!message.isCut && message.malformed == nil)
  }

  @Test func aNameThatIsNotThereHasItsZonesAuthority() throws {
    let message = try DNSMessage(MessageSamples.nxdomain)
    #expect(message.responseCode == .noSuchDomain && message.isAuthoritative)
    #expect(message.responseCode.description == "NXDOMAIN")
    #expect(message.authorities.first?.name.text == "example.org")
    #expect(
      message.authorities.first?.data.description
        == "ns1.example.org hostmaster.example.org 2024010101 7200 3600 1209600 300")
  }

  @Test func multicastNamesAreUnicode() throws {
    let message = try DNSMessage(MessageSamples.announcement)
    let records = message.answers
    #expect(records.map(\.type.description) == ["PTR", "SRV", "TXT", "AAAA"])
    #expect(records.map(\.flushesCache) == [false, true, true, true])
    #expect(records.allSatisfy { $0.class == .internet })
    #expect(records[1].name.text == #"K\195\188che No\.1 Lamp._hue._tcp.local"#)
    #expect(records[1].name.unicodeText == #"Küche No\.1 Lamp._hue._tcp.local"#)
    #expect(records[0].data == .name(records[1].name))
    #expect(records[1].data.description == "0 0 443 lamp.local")
    #expect(records[2].data.description == #""md=LWA001" "bad=\xff" """#)
    #expect(records[3].data.description == "fe80::a01")
  }

  @Test func theUnicastBitIsNoPartOfTheClass() throws {
    let message = try DNSMessage(MessageSamples.qu)
    #expect(message.questions.map(\.prefersUnicast) == [true, false])
    #expect(message.questions.map(\.class) == [.internet, .internet])
    #expect(message.questions.map(\.name.text) == ["_hue._tcp.local", "_tcp.local"])
  }

  @Test func aServiceBindingTellsHowToReachIt() throws {
    let message = try DNSMessage(MessageSamples.https)
    #expect(message.questions.first?.type.description == "HTTPS")
    #expect(
      message.answers.first?.data.description
        == "1 . alpn=h2,h3 port=8443 ipv4hint=192.0.2.1,192.0.2.2 ech ipv6hint=2001:db8::1")
  }

  @Test func rarerRecordsReadAsZoneFilesHaveThem() throws {
    let message = try DNSMessage(MessageSamples.mixture)
    #expect(message.questions.first?.type.description == "*")
    #expect(
      message.answers.map { "\($0.type) \($0.data)" } == [
        "MX 10 mail.mix.example", #"NAPTR 100 50 "s" "SIP+D2U" "" _sip._udp.mix.example"#,
        #"CAA 128 issue "ca.example""#, #"HINFO "ARM" "Linux""#, "NS mix.example",
        "DS \\# 6 30390d02aabb",
      ])
  }

  @Test func errorsAbove15NeedEDNS() throws {
    let message = try DNSMessage(MessageSamples.badvers)
    #expect(message.responseCode == .badVersion)
    #expect(message.responseCode.description == "BADVERS")
  }

  @Test func unknownNumbersKeepTheirNumber() {
    #expect(RecordType(rawValue: 12345).description == "TYPE12345")
    #expect(RecordType(rawValue: 0).description == "TYPE0")
    #expect(RecordClass(rawValue: 9).description == "CLASS9")
    #expect(ResponseCode(rawValue: 99).description == "RCODE99")
    #expect(RecordType.https.description == "HTTPS" && RecordType.svcb.description == "SVCB")
    #expect(RecordType.dnskey.description == "DNSKEY" && RecordType.caa.description == "CAA")
  }

  @Test func everyCutIsAnErrorOrIsTold() throws {
    for whole in MessageSamples.allDNS {
      for count in 0..<whole.count {
        let message = try? DNSMessage(Array(whole.prefix(count)))
        if let message {
          #expect(message.isCut && message.malformed != nil, "\(count) of \(whole.count) bytes")
        }
      }
    }
  }

  @Test func recordsBeforeACutAreKept() throws {
    let message = try DNSMessage(MessageSamples.answer.dropLast(1))
    #expect(message.isCut && message.answers.count == 2 && message.answerCount == 3)
  }

  /// An A record of three bytes, then a good one.
  @Test func dataThatContradictsItsTypeIsKeptAsOpaque() throws {
    let message = try DNSMessage(
      MessageSamples.bytes(
        """
        00018000000000020000000001610000010001000000010003c00002\
        01620000010001000000010004c0000201
        """))
    #expect(message.answers.map(\.data.description) == ["\\# 3 c00002", "192.0.2.1"])
    #expect(!message.isCut && message.malformed != nil)
  }

  @Test func atMost512QuestionsAndRecordsAreKept() throws {
    let record = MessageSamples.bytes("01780000010001000000010004c0000201")
    var bytes = MessageSamples.bytes("000180000000025800000000")
    for _ in 0..<600 { bytes += record }
    let message = try DNSMessage(bytes)
    #expect(message.answers.count == 512 && message.unkeptCount == 88 && !message.isCut)
  }

  @Test func countsThatLieCostNothing() throws {
    let message = try DNSMessage(MessageSamples.bytes("00018000ffffffffffffffff0000010001"))
    #expect(message.isCut && message.questions.count == 1)
  }

  @Test func anUpdateMayNameATypeWithoutData() throws {
    // RFC 2136 §2.5.2: class ANY, no data: delete all of the name's A records.
    let message = try DNSMessage(
      MessageSamples.bytes("0001280000000001000000000161000001" + "00ff000000000000"))
    #expect(message.opcode == .update && message.malformed == nil)
    #expect(message.answers.first?.data == .opaque([]))
  }

  @Test func whatIsNoDNSIsNotPlausible() {
    func isPlausible(_ bytes: [UInt8]) -> Bool { DNSMessage.isPlausible(unsafe bytes.span.bytes) }
    #expect(isPlausible(MessageSamples.query) && isPlausible(MessageSamples.answer))
    #expect(isPlausible(MessageSamples.nxdomain) && isPlausible(MessageSamples.https))
    #expect(!isPlausible([]))
    #expect(!isPlausible(Array(repeating: 0, count: 64)))
    #expect(!isPlausible(Array("GET / HTTP/1.1\r\nHost: example.com\r\n\r\n".utf8)))
    #expect(!isPlausible(MessageSamples.discover))
    var random = SplitMix64(seed: 53)
    for _ in 0..<10_000 {
      #expect(!isPlausible((0..<60).map { _ in UInt8.random(in: 0...255, using: &random) }))
    }
  }
}
