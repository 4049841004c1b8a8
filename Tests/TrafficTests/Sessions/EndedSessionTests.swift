import Packets
import Testing

@testable import Traffic

/// A session ends a while after its connection has, whatever else is captured.
@Suite struct EndedSessionTests {
  private struct Capture {
    var shard: Shard
    private var frame = 0

    init(recordsEvents: Bool) {
      var options = Shard.Options()
      options.recordsEvents = recordsEvents
      shard = Shard(options)
    }

    mutating func send(
      _ text: String = "", from sender: Sender, _ flags: TCPFlags, at sequence: UInt32,
      acknowledging acknowledgment: UInt32 = 0, seconds: Double, clientPort: UInt16 = 50_000
    ) {
      frame += 1
      var ends = Exchange.Ends()
      ends.clientPort = clientPort
      ends.serverPort = 80
      let bytes = Array(text.utf8)
      var packet = DecodedPacket.tcp(
        ends, fromClient: sender == .client, frame: frame, flags, sequence: sequence,
        acknowledgment: acknowledgment, length: bytes.count)
      packet.time = Exchange.start + Int64(seconds * 1e9)
      shard.take(packet, payload: bytes.rawSpan)
    }

    /// A request, an answer that goes on until the connection ends, and that end, at the sixth second.
    mutating func sendWhole() {
      send(from: .client, .syn, at: 100, seconds: 0)
      send(from: .server, [.syn, .ack], at: 900, acknowledging: 101, seconds: 1)
      let (request, answer) = (
        "GET / HTTP/1.0\r\nHost: a.example\r\n\r\n", "HTTP/1.0 200 OK\r\n\r\nall"
      )
      send(request, from: .client, [.psh, .ack], at: 101, acknowledging: 901, seconds: 2)
      let (asked, answered) = (101 + UInt32(request.utf8.count), 901 + UInt32(answer.utf8.count))
      send(answer, from: .server, [.psh, .ack], at: 901, acknowledging: asked, seconds: 3)
      send(from: .server, [.fin, .ack], at: answered, acknowledging: asked, seconds: 4)
      send(from: .client, [.fin, .ack], at: asked, acknowledging: answered + 1, seconds: 5)
      send(from: .server, .ack, at: answered + 1, acknowledging: asked + 1, seconds: 6)
    }

    /// Another request over the connection that has ended.
    mutating func sendLate(seconds: Double) {
      let late = "GET /late HTTP/1.0\r\nHost: late.example\r\n\r\n"
      send(late, from: .client, [.psh, .ack], at: 136, acknowledging: 923, seconds: seconds)
    }

    mutating func sendOther(port: UInt16, seconds: Double) {
      send(from: .client, .syn, at: 7, seconds: seconds, clientPort: port)
    }

    /// A connection that is refused.
    mutating func sendRefused(port: UInt16, seconds: Double) {
      sendOther(port: port, seconds: seconds)
      send(
        from: .server, [.rst, .ack], at: 0, acknowledging: 8, seconds: seconds, clientPort: port)
    }

    mutating func transactions() -> Int {
      shard.takeEvents().count {
        if case .session(.http, _) = $0.kind { true } else { false }
      }
    }
  }

  /// In a log, as soon as another connection begins.
  @Test func itIsToldTenSecondsAfterTheLastPacket() {
    var capture = Capture(recordsEvents: true)
    capture.sendWhole()
    capture.sendOther(port: 50_001, seconds: 15.9)
    #expect(capture.transactions() == 0)
    capture.sendOther(port: 50_002, seconds: 16.1)
    #expect(capture.transactions() == 1)
  }

  /// What is said over it later is understood or not by when it comes, and not by what else made sessions end before: of many
  /// connections those that are over end at a time.
  @Test(arguments: [(15.5, true), (16.5, false), (40, false)])
  func whatElseIsCapturedDoesNotMatter(_ seconds: Double, _ isUnderstood: Bool) throws {
    for others in [0, 1, 40] {
      var capture = Capture(recordsEvents: false)
      capture.sendWhole()
      for port in 0..<UInt16(others) { capture.sendRefused(port: 50_001 + port, seconds: 6) }
      capture.sendOther(port: 40_000, seconds: seconds - 0.1)
      capture.sendLate(seconds: seconds)
      let flow = try #require(capture.shard.finish().tails.first { $0.key.holds(port: 50_000) })
      let hosts = flow.facts.values(of: .httpHost).map(\.fact.value)
      #expect(hosts == (isUnderstood ? ["a.example", "late.example"] : ["a.example"]))
    }
  }
}

extension FlowKey {
  fileprivate func holds(port: UInt16) -> Bool { lowPort == port || highPort == port }
}
