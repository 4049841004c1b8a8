import Packets
import TestSupport
import Testing

@testable import Traffic

struct DNSStreamSessionTests {
  private static func prefixed(_ message: [UInt8]) -> [UInt8] {
    [UInt8(message.count >> 8), UInt8(message.count & 0xff)] + message
  }

  private static let questions =
    prefixed(DNSBytes.message(id: 1, "cloud.example.com"))
    + prefixed(DNSBytes.message(id: 2, "api.example.com"))
  private static let answers =
    prefixed(
      DNSBytes.message(id: 1, "cloud.example.com", isResponse: true, addresses: [0xc633_6407]))
    + prefixed(DNSBytes.message(id: 2, "api.example.com", isResponse: true, code: 3))

  private func dialogue(port: UInt16 = 53) -> Dialogue {
    Dialogue([(.client, Self.questions), (.server, Self.answers)], serverPort: port)
  }

  /// The connection as packets of `size` bytes, and what a shard makes of it.
  private func shard(port: UInt16 = 53, size: Int, only: Sender? = nil)
    -> (events: [TrafficEvent], summary: Summary)
  {
    var options = Shard.Options()
    options.recordsEvents = true
    var shard = Shard(options)
    var ends = Exchange.Ends()
    ends.serverPort = port
    var frame = 0
    for (sender, bytes) in [(Sender.client, Self.questions), (.server, Self.answers)] {
      for start in stride(from: 0, to: bytes.count, by: size)
      where only == nil || only == sender {
        frame += 1
        let payload = Array(bytes[start..<min(start + size, bytes.count)])
        let packet = DecodedPacket.tcp(
          ends, fromClient: sender == .client, frame: frame, .ack, sequence: 1000 + UInt32(start),
          acknowledgment: 1000, length: payload.count)
        shard.take(packet, payload: payload.rawSpan)
      }
    }
    let summary = shard.finish()
    return (shard.takeEvents(), summary)
  }

  private func transactions(_ events: [TrafficEvent]) -> [String] {
    events.compactMap { event in
      guard case .dns(let transaction) = event.kind else { return nil }
      let name = transaction.question?.name.text ?? ""
      let code = transaction.response?.responseCode.description ?? "-"
      return "\(name) \(transaction.query == nil ? "-" : "asked") \(code)"
    }
  }

  @Test(arguments: [1, 2, 7, 1400])
  func messagesGoWhereDatagramsGo(_ size: Int) {
    let (events, summary) = shard(size: size)
    #expect(
      transactions(events) == ["cloud.example.com asked NOERROR", "api.example.com asked NXDOMAIN"])
    let asker = Exchange.Ends().client
    let key = PassiveDNS.Key(asker: asker, address: IPAddress(v4: 0xc633_6407))
    #expect(summary.passiveDNS.bindings[key]?.entries.map(\.name) == ["cloud.example.com"])
    let totals = summary.nameQuestions.totals
    #expect(totals[NameQuestions.Key(asker: asker, name: "api.example.com")]?.nonexistent == 1)
  }

  @Test func eitherSideAloneIsUnderstood() {
    let asked = shard(size: 7, only: .client)
    #expect(transactions(asked.events) == ["cloud.example.com asked -", "api.example.com asked -"])
    let answered = shard(size: 7, only: .server)
    #expect(
      transactions(answered.events) == [
        "cloud.example.com - NOERROR", "api.example.com - NXDOMAIN",
      ])
    #expect(answered.summary.passiveDNS.bindings.keys.first?.asker == Exchange.Ends().client)
  }

  @Test(arguments: [53, 5300] as [UInt16])
  func itIsRecognisedOnAnyPort(_ port: UInt16) {
    #expect(dialogue(port: port).notes().service == "dns")
    #expect(dialogue(port: port).notes(only: .server).service == "dns")
  }

  @Test func segmentationDoesNotMatter() {
    dialogue().expectSegmentationDoesNotMatter()
    dialogue(port: 5300).expectSegmentationDoesNotMatter()
  }

  @Test func nothingTraps() {
    dialogue().expectNothingTraps(rounds: 3000)
  }

  @Test func aMalformedMessageIsPassedOver() {
    var bad = Self.prefixed(DNSBytes.message(id: 3, "bad.example.com"))
    bad[14] = 0xc0  // A pointer forward.
    bad[15] = 0xff
    let dialogue = Dialogue(
      [(.client, Array(Self.questions.prefix(37)) + bad + Self.questions.dropFirst(37))],
      serverPort: 53)
    #expect(dialogue.notes().gapBytes == 0)
  }

  /// Names that an instance of a service may have (RFC 6763 §4.1.1), and the root, on DNS's own port.
  @Test(arguments: ["Living Room._ipp._tcp.example.com", "Küche.example.com", ""])
  func namesOfAnyBytesAreReadOnItsOwnPort(_ name: String) {
    let question = DNSBytes.message(id: 1, name)
    let dialogue = Dialogue([(.client, Self.prefixed(question))], serverPort: 53)
    #expect(dialogue.notes().service == "dns")
    #expect(dialogue.notes(withSYN: false).service == "dns")
    dialogue.expectSegmentationDoesNotMatter()
    var elsewhere = dialogue
    elsewhere.serverPort = 5300
    #expect(elsewhere.notes().service == nil)
  }

  @Test func otherProtocolsAreNone() {
    let place = StreamPlace(sender: .client, clientPort: 50_000, serverPort: 8080)
    for bytes in [
      Array("GET / HTTP/1.1\r\nHost: a\r\n\r\n".utf8), [0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3],
      [0x10, 0x20, 0, 4] + Array("MQTT".utf8) + [4, 2, 0, 60, 0, 20],
      [0, 0, 0, 0x1d] + [UInt8](repeating: 0xd0, count: 29),
      [3, 0, 0, 0x13, 0x0e, 0xe0, 0, 0, 0, 0, 0, 1, 0, 8, 0, 3, 0, 0, 0],
    ] as [[UInt8]] {
      let recognition = DNSStreamSession.recognises(bytes.rawSpan, at: place)
      #expect(recognition == .no)
    }
  }
}
