import Behaviour
import Packets
import TestSupport
import Testing

@testable import Analysis
@testable import Reports
@testable import Traffic

struct ConnectionTraceTests {
  private static let second: Int64 = 1_000_000_000

  /// Packets of one connection, as a device on port 40000 and a server on port 443 send them.
  private struct Talk {
    var trace: ConnectionTrace?
    var frame = 0

    mutating func send(
      _ seconds: Double, fromDevice: Bool = true, _ flags: TCPFlags = .ack, sequence: UInt32 = 1,
      acknowledgment: UInt32 = 1, length: UInt32 = 0, head: [UInt8] = [],
      language: String = "ssl"
    ) {
      frame += 1
      var packet = DecodedPacket()
      packet.kind = .tcp
      packet.frame = frame
      packet.time = Int64(seconds * 1e9)
      packet.tcpFlags = flags
      packet.sequence = sequence
      packet.acknowledgment = acknowledgment
      packet.payloadLength = length
      packet.wireLength = length + 54
      packet.sourcePort = fromDevice ? 40000 : 443
      packet.destinationPort = fromDevice ? 443 : 40000
      let watched = WatchedPacket(packet: packet, head: head)
      if trace == nil { trace = ConnectionTrace(watched, language) }
      trace?.take(watched, fromDevice: fromDevice, [])
    }

    var steps: [DiagramStep] {
      var finished = trace
      finished?.finish()
      return (finished?.steps ?? []).map { step in
        var step = step
        step.judge(ContactBehaviour())
        return step
      }
    }
  }

  @Test func callsInVainAreOneStepWithTheirBackOff() {
    var talk = Talk()
    for time in [0.0, 1, 3, 7, 15] { talk.send(time, .syn, sequence: 7) }
    #expect(talk.steps.count == 1)
    #expect(talk.steps.first?.what == "SYN, no answer")
    #expect(talk.steps.first?.meaning == "again after 1, 3, 7 and 15 s")
    #expect(talk.steps.first?.count == 5)
  }

  /// What a SYN carries (RFC 7413) is a message of its own, told once though both are repeated.
  @Test func whatASYNCarriesIsToldBesideIt() {
    var talk = Talk()
    for time in [0.0, 1] { talk.send(time, .syn, sequence: 0, length: 300) }
    talk.send(1.1, fromDevice: false, [.syn, .ack], sequence: 0, acknowledgment: 1)
    talk.send(1.2, length: 300)
    talk.send(3, fromDevice: false, length: 500)
    talk.trace?.finish()
    talk.trace?.add(
      late: DiagramStep(0, Evidence(capture: 0, frame: 1), fromDevice: true, "GET /"))
    #expect(talk.steps.map(\.what) == ["SYN", "SYN-ACK", "GET /", ""])
  }

  @Test func theOpeningAndTheEndAreTold() {
    var talk = Talk()
    talk.send(0, .syn, sequence: 0)
    talk.send(0.022, fromDevice: false, [.syn, .ack], sequence: 0)
    talk.send(0.03, .ack)
    talk.send(9, fromDevice: false, [.fin, .ack])
    talk.send(9.1, [.fin, .ack])
    #expect(talk.steps.map(\.what) == ["SYN", "SYN-ACK", "FIN"])
    #expect(talk.steps[1].meaning == "answers after 22 ms")
    #expect(talk.steps[2].isFromDevice == false)
  }

  @Test func whatIsKnownLateIsToldOfItsSender() {
    var talk = Talk()
    talk.send(0, .syn, sequence: 0)
    talk.send(0.1, length: 300)
    talk.send(0.2, fromDevice: false, length: 500)
    let evidence = [1, 2, 3].map { Evidence(capture: 0, frame: $0) }
    talk.trace?.finish()
    talk.trace?.add(late: DiagramStep(0, evidence[0], fromDevice: false, "HTTP 404"))
    talk.trace?.add(late: DiagramStep(0, evidence[1], fromDevice: true, "GET /"))
    talk.trace?.add(late: DiagramStep(0, evidence[2], fromDevice: false, "HTTP 200"))
    #expect(talk.steps.map(\.what) == ["SYN", "GET /", "HTTP 200"])
    #expect(talk.steps.map(\.packets) == [0, 0, 0])
  }

  @Test func anAnswerOfSeveralPacketsIsToldWhereItEnds() {
    var talk = Talk()
    talk.send(0, length: 300)
    talk.send(0.2, fromDevice: false, length: 1448)
    talk.send(0.3, fromDevice: false, sequence: 1449, length: 500)
    talk.send(0.4, fromDevice: false, [.fin, .ack], sequence: 1949)
    talk.trace?.add(
      late: DiagramStep(
        300_000_000, Evidence(capture: 0, frame: 3), fromDevice: false, "HTTP 200"))
    #expect(talk.steps.map(\.what) == ["", "HTTP 200", "FIN"])
  }

  /// Two requests in one burst: the second does not rest on the first one's frame.
  @Test func aBurstIsNamedOnce() {
    var talk = Talk()
    talk.send(0, length: 149)
    talk.send(0.1, sequence: 150, length: 149)
    talk.trace?.finish()
    for (frame, target) in [(1, "GET /1"), (2, "GET /2")] {
      talk.trace?.add(
        late: DiagramStep(
          Int64(frame - 1) * 100_000_000, Evidence(capture: 0, frame: frame), fromDevice: true,
          target))
    }
    #expect(talk.steps.map(\.what) == ["GET /1"])
    #expect(talk.steps.map(\.evidence) == [[Evidence(capture: 0, frame: 1)]])
  }

  @Test func theLastDataComesOnce() {
    var talk = Talk()
    talk.send(0, length: 100)
    talk.send(0.1, fromDevice: false, [.fin, .ack], length: 15)
    talk.send(0.2, fromDevice: false, [.fin, .ack], length: 15)
    #expect(talk.steps.filter { $0.bytes == 15 }.map(\.count) == [1])
  }

  @Test func aRefusalIsNoBreak() {
    var talk = Talk()
    talk.send(0, .syn, sequence: 0)
    talk.send(0.1, fromDevice: false, [.rst, .ack])
    #expect(talk.steps.map(\.meaning) == ["calls", "refuses"])
  }

  @Test func probesAreKnownByTheirSequenceNumber() {
    var talk = Talk()
    talk.send(0, length: 100)
    talk.send(0.1, fromDevice: false, acknowledgment: 101)
    for beat in 1...5 {
      talk.send(Double(beat) * 45, sequence: 100, acknowledgment: 1)
      talk.send(Double(beat) * 45 + 0.1, fromDevice: false, acknowledgment: 101)
    }
    let probe = talk.steps.first { $0.what == "TCP probe" }
    #expect(probe?.count == 5)
    #expect(probe?.period?.seconds == 45)
  }

  @Test func whatIsSentAgainIsCountedOnce() {
    var talk = Talk()
    talk.send(0, length: 1000)
    talk.send(0.5, length: 1000)
    #expect(talk.steps.map(\.bytes) == [1000])
  }

  @Test func sameSmallMessagesAreOneStepAndOtherDataIsNot() {
    var talk = Talk()
    var sequence: UInt32 = 1
    for beat in 0..<6 {
      talk.send(Double(beat) * 52, sequence: sequence, length: 36)
      sequence += 36
    }
    talk.send(300.5, sequence: sequence, length: 1400)
    #expect(talk.steps.count == 2)
    #expect(talk.steps[0].count == 6)
    #expect(talk.steps[0].period?.seconds == 52)
  }

  @Test func handshakesAreKnownByTheirFirstBytes() {
    var talk = Talk()
    talk.send(0, length: 200, head: [22, 3, 1, 0, 195, 1, 0, 0])
    talk.send(0.1, fromDevice: false, length: 90, head: [22, 3, 3, 0, 85, 2, 0, 0])
    #expect(talk.steps.map(\.what) == ["TLS hello", "TLS hello back"])
  }

  @Test func mqttsAnswersAreNamedWhateverTheirLength() {
    var talk = Talk()
    func answer(_ time: Double, _ head: [UInt8]) {
      talk.send(
        time, fromDevice: false, sequence: UInt32(time * 100), length: UInt32(head.count),
        head: head,
        language: "mqtt")
    }
    answer(1, [0x20, 9, 0, 0, 6, 0x22, 0, 10, 0x21, 0, 20])
    answer(3, [0x50, 2, 0, 1])
    answer(4, [0x70, 2, 0, 1])
    answer(5, [0x8a, 0])
    #expect(
      talk.steps.map { "\($0.what): \($0.meaning)" } == [
        "MQTT CONNACK: is let in", "MQTT PUBREC: got it, once",
        "MQTT PUBCOMP: is passed on", "WebSocket pong: I am",
      ])
    talk = Talk()
    answer(1, [0x20, 2, 0, 5])
    #expect(talk.steps.map(\.meaning) == ["is not let in"])
  }

  @Test func nothingHostileTrapsOrGrows() {
    var random = SplitMix64(seed: 7)
    var talk = Talk()
    for _ in 0..<20_000 {
      talk.send(
        Double(Int64.random(in: -1_000_000...1_000_000, using: &random)),
        fromDevice: .random(using: &random),
        TCPFlags(rawValue: .random(in: 0...255, using: &random)),
        sequence: .random(in: 0...UInt32.max, using: &random),
        acknowledgment: .random(in: 0...UInt32.max, using: &random),
        length: .random(in: 0...70_000, using: &random),
        head: (0..<8).map { _ in UInt8.random(in: 0...255, using: &random) })
    }
    #expect(talk.steps.count <= ConnectionTrace.bound)
  }
}
