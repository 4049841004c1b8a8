import Packets
import TestSupport
import Testing

@testable import Traffic

/// What only the end of a connection lets be told rests on the packet that said it.
@Suite struct LateNoteTests {
  /// A TCP connection to a port; the SYN is frame 1.
  private struct Line {
    var ends = Exchange.Ends()
    var shard: Shard
    var frame = 0
    var next: [Sender: UInt32] = [.client: 101, .server: 901]

    init(port: UInt16, ends: Exchange.Ends = Exchange.Ends()) {
      self.ends = ends
      self.ends.serverPort = port
      var options = Shard.Options()
      options.recordsEvents = true
      shard = Shard(options)
      send([], from: .client, .syn, at: 100)
      send([], from: .server, [.syn, .ack], at: 900)
      send([], from: .client, .ack, at: 101)
    }

    mutating func say(_ text: String, from sender: Sender) { say(Array(text.utf8), from: sender) }

    mutating func say(_ bytes: [UInt8], from sender: Sender, missing: UInt32 = 0) {
      let sequence = next[sender, default: 0] + missing
      next[sender] = sequence + UInt32(bytes.count)
      send(bytes, from: sender, [.psh, .ack], at: sequence)
    }

    private mutating func send(
      _ bytes: [UInt8], from sender: Sender, _ flags: TCPFlags, at sequence: UInt32
    ) {
      frame += 1
      let acknowledgment: UInt32 = flags.contains(.ack) ? (sender == .client ? 901 : 101) : 0
      let packet = DecodedPacket.tcp(
        ends, fromClient: sender == .client, frame: frame, flags, sequence: sequence,
        acknowledgment: acknowledgment, length: bytes.count)
      shard.take(packet, payload: bytes.rawSpan)
    }

    /// What sessions told, each with its frame; the frame of an event is that of its time too.
    mutating func told() -> [(frame: Int, record: SessionRecord)] {
      _ = shard.finish()
      return shard.takeEvents().compactMap { event in
        guard case .session(let record, _) = event.kind else { return nil }
        #expect(event.time == Exchange.start + Int64(event.evidence.frame) * 1_000_000)
        return (event.evidence.frame, record)
      }
    }
  }

  private func transactions(_ line: inout Line) -> [(frame: Int, transaction: HTTPTransaction)] {
    line.told().compactMap { frame, record in
      if case .http(let transaction) = record { (frame, transaction) } else { nil }
    }
  }

  @Test(arguments: [Exchange.Ends(), .downward])
  func anAnswerUntilTheEndIsWhereItEnds(_ ends: Exchange.Ends) throws {
    var line = Line(port: 80, ends: ends)
    line.say("GET / HTTP/1.0\r\n\r\n", from: .client)
    line.say("HTTP/1.0 200 OK\r\n\r\nall", from: .server)
    line.say(" of it", from: .server)
    let told = transactions(&line)
    #expect(told.map(\.frame) == [6])
    #expect(told.first?.transaction.evidence.frame == 4)
    #expect(told.first?.transaction.responseLength == 9)
  }

  @Test func whatNobodyAnswersIsWhereItWasAsked() {
    var line = Line(port: 80)
    line.say("GET /one HTTP/1.1\r\n\r\n", from: .client)
    line.say("GET /two HTTP/1.1\r\nHost: ", from: .client)
    line.say("a\r\n\r\n", from: .client)
    #expect(transactions(&line).map(\.frame) == [4, 6])
  }

  @Test func anAnswerThatBreaksOffIsWhereItDoes() {
    var line = Line(port: 80)
    line.say("GET / HTTP/1.1\r\n\r\n", from: .client)
    line.say("HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\nonly this", from: .server)
    line.say("GET /next HTTP/1.1\r\n\r\n", from: .client)
    #expect(transactions(&line).map(\.frame) == [5, 6])
  }

  @Test func aHeadThatIsCutIsWhereItEnds() {
    var line = Line(port: 80)
    line.say("GET /path HTTP/1.1\r\nHost: server.example\r\nCookie: a", from: .client)
    let told = transactions(&line)
    #expect(told.map(\.frame) == [4])
    #expect(told.first?.transaction.evidence.frame == 4)
  }

  @Test func whatWaitsBehindAGapIsInItsOwnFrame() {
    var line = Line(port: 80)
    line.say("GET /one HTTP/1.1\r\n\r\n", from: .client)
    line.say(Array("GET /two HTTP/1.1\r\n\r\n".utf8), from: .client, missing: 500)
    line.say(Array("HTTP/1.1 204 No Content\r\n\r\n".utf8), from: .server, missing: 300)
    #expect(transactions(&line).map(\.frame) == [4, 6])
  }

  @Test func aHandshakeThatFailsIsWhereItStops() {
    let body = TLSSamples.clientHello(
      suites: [0x1301], extensions: [TLSSamples.serverName("plug.example")])
    let count = UInt16(body.count)
    let message = [1, 0, UInt8(count >> 8), UInt8(truncatingIfNeeded: count)] + body
    let length = UInt16(message.count)
    var line = Line(port: 443)
    line.say(
      [22, 3, 1, UInt8(length >> 8), UInt8(truncatingIfNeeded: length)] + message, from: .client)
    let told = line.told()
    #expect(told.map(\.frame) == [4])
    guard case .tls(let connection)? = told.first?.record else {
      Issue.record("no TLS connection was told")
      return
    }
    #expect(!connection.isEstablished)
  }

  @Test func whatNoDecoderKnowsIsWhereItBegan() throws {
    var line = Line(port: 41_000)
    line.say("hello there, who are you and what is it that you want?", from: .server)
    line.say("nobody in particular, and nothing that would matter", from: .client)
    let summary = line.shard.finish()
    let flow = try #require(summary.tails.first)
    let facts = flow.facts.values(of: .payload)
    #expect(facts.map(\.totals.evidence.frame) == [4])
  }

  @Test func whatTheEndTellsIsToldInOrder() {
    var line = Line(port: 80)
    // Two more connections, then the one that began first.
    for (index, target) in ["one", "two", "three"].enumerated() {
      line.ends.clientPort = 50_000 + UInt16((index + 1) % 3)
      line.say("GET /\(target) HTTP/1.1\r\n\r\n", from: .client)
    }
    #expect(transactions(&line).map(\.frame) == [4, 5, 6])
  }

  @Test func aMappingThatNobodyGrantsIsWhereItWasAsked() throws {
    var datagrams = Datagrams()
    let device = Datagrams.End(station: 1, address: "192.168.1.20", port: 40_000)
    let router = Datagrams.End(station: 2, address: "192.168.1.1", port: 5351)
    datagrams.send([0, 0], from: device, to: router)
    datagrams.send([0, 2, 0, 0, 2, 42, 33, 106, 0, 0, 14, 16], from: device, to: router)
    let flow = try #require(datagrams.finish().tails.first)
    let entry = try #require(flow.facts.values(of: .portMapping).first)
    #expect(entry.fact.value == "tcp 8554 → 192.168.1.20:554 for 3600 s")
    #expect(entry.totals.evidence.frame == 2)
  }
}
