import Packets
import TestSupport
import Testing

@testable import Traffic

/// What the packets of a connection show of its beats, from wherever they are captured.
@Suite struct ConnectionBeatTests {
  private static let request = [UInt8]("GET / HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
  private static let answer = [UInt8](repeating: 7, count: 300)

  /// A connection that says something, then sends `count` beats, 60 s apart.
  private func talk(
    _ talk: LongTalk, count: Int = 4, beat: (inout LongTalk, Double) -> Void
  ) -> LongTalk {
    var talk = talk
    talk.say(Self.request, by: .client, at: 1)
    talk.say(Self.answer, by: .server, at: 1.1)
    for number in 1...count { beat(&talk, Double(number) * 60) }
    return talk
  }

  /// What the other side sends again after a retransmission timeout, for want of an acknowledgment, is acknowledged again.
  @Test func anAcknowledgmentRepeatedSoonIsNoProbes() {
    let alone = talk(LongTalk(capturing: [.client])) { talk, time in
      talk.say(Self.answer, by: .server, at: time)
      talk.acknowledge(by: .client, at: time + 1.1)
    }
    #expect(!alone.beats().contains { $0.hasPrefix("tcp") })
  }

  static let sides: [Exchange.Ends] = [Exchange.Ends(), .downward]

  // MARK: TCP probes (RFC 9293 §3.8.4)

  @Test(arguments: [[], [0]] as [[UInt8]])
  func probesAreBeatsOfWhoeverSendsThem(_ garbage: [UInt8]) {
    for ends in Self.sides {
      let byClient = talk(LongTalk(ends: ends)) {
        $0.probe(by: .client, at: $1, carrying: garbage)
      }
      #expect(byClient.beats() == ["tcp client 4 every 60.0"])
      let byServer = talk(LongTalk(ends: ends)) {
        $0.probe(by: .server, at: $1, carrying: garbage)
      }
      #expect(byServer.beats() == ["tcp server 4 every 60.0"])
    }
  }

  /// Who has more to say asks whether there is room again (RFC 9293 §3.8.6.1): that is no keepalive.
  @Test func whatAsksForRoomIsNoBeat() {
    for ends in Self.sides {
      let full = talk(LongTalk(ends: ends), count: 6) { $0.probe(by: .client, at: $1, window: 0) }
      // Of the first the window that had closed before is not known.
      #expect(!full.beats().contains { $0.hasPrefix("tcp") && !$0.hasPrefix("tcp client 1") })
    }
  }

  @Test func probesByBothAreTwoSeries() {
    let both = talk(LongTalk()) {
      $0.probe(by: .client, at: $1)
      $0.probe(by: .server, at: $1 * 2 + 7)
    }
    #expect(both.beats() == ["tcp client 4 every 60.0", "tcp server 4 every 120.0"])
  }

  @Test func aConnectionJoinedInTheMiddleShowsItsFirstProbeToo() {
    for sender in [Sender.client, .server] {
      var joined = LongTalk(begins: false)
      for number in 1...4 { joined.probe(by: sender, at: Double(number) * 60) }
      // Who is the client of a connection joined in the middle is not known from probes.
      let beats = joined.rhythm().beats
      #expect(beats.map(\.count) == [4])
      #expect(beats.first?.apart.count == 3)
    }
  }

  @Test func theProbesOfTheOnlySideCapturedAreBeats() {
    let alone = talk(LongTalk(capturing: [.client])) { $0.probe(by: .client, at: $1) }
    #expect(alone.beats() == ["tcp client 4 every 60.0"])
  }

  @Test func answersAloneProveTheProbesOfTheOther() {
    let alone = talk(LongTalk(capturing: [.client])) { $0.probe(by: .server, at: $1) }
    #expect(alone.beats() == ["tcp server 4 every 60.0"])
    let server = talk(LongTalk(capturing: [.server])) { $0.probe(by: .client, at: $1) }
    #expect(server.beats() == ["tcp client 4 every 60.0"])
  }

  @Test func payloadSentAgainIsNoProbe() {
    var talk = LongTalk()
    talk.say([1, 2, 3, 4], by: .client, at: 1)
    talk.say([5, 6, 7, 8], by: .client, at: 60)
    #expect(talk.beats().isEmpty)
  }

  // MARK: Small TLS records

  private static let ping = TLSSamples.record(23, [UInt8](repeating: 1, count: 26))
  private static let pong = TLSSamples.record(23, [UInt8](repeating: 2, count: 28))

  @Test func smallRecordsThatBreakASilenceAreBeatsAndTheirAnswersAreNot() {
    for ends in Self.sides {
      let pings = talk(LongTalk(ends: ends)) {
        $0.say(Self.ping, by: .client, at: $1)
        $0.say(Self.pong, by: .server, at: $1 + 0.1)
      }
      #expect(pings.beats() == ["tls-record client 31 bytes 4 every 60.0"])
    }
  }

  @Test func recordsThatComeSoonAfterOthersAreNoBeats() {
    var talk = LongTalk()
    for number in 0..<40 { talk.say(Self.ping, by: .client, at: 1 + Double(number) * 0.5) }
    #expect(talk.beats().isEmpty)
  }

  @Test func aFlowsFirstRecordIsABeatOnceItComesAgain() {
    var joined = LongTalk(begins: false)
    for number in 0..<4 { joined.say(Self.ping, by: .client, at: Double(number) * 60) }
    let beats = joined.rhythm().beats
    #expect(beats.map(\.count) == [4])
    #expect(beats.first?.evidence.items.map(\.frame) == [1, 3, 5, 7])
  }

  @Test func dataBetweenSetsTheTimerOfItsSenderBack() {
    var talk = LongTalk()
    talk.say(Self.request, by: .client, at: 1)
    // Each 60 s after the last that the client sent: data comes at 100 s and at 200 s.
    for (second, bytes) in [
      (61.0, Self.ping), (100, Self.answer), (160, Self.ping), (200, Self.answer), (260, Self.ping),
      (320, Self.ping),
    ] {
      talk.say(bytes, by: .client, at: second)
    }
    let beats = talk.rhythm().beats
    #expect(beats.map(\.count) == [4])
    #expect(beats[0].quiet.classes.reduce(0) { $0 + $1.sum } == 240)
    #expect(beats[0].apart.classes.reduce(0) { $0 + $1.sum } == 259)
  }

  @Test func oneThatWasLostAndAcknowledgedIsABeatToo() {
    let pings = talk(LongTalk(), count: 5) {
      $0.say(Self.ping, by: .client, at: $1, isLost: $1 == 180)
    }
    #expect(pings.beats() == ["tls-record client 31 bytes 5 every 60.0"])
  }

  @Test func lostBytesThatAreOfNoBeatsLengthAreNoBeat() {
    var pings = talk(LongTalk()) { $0.say(Self.ping, by: .client, at: $1) }
    pings.say([UInt8](repeating: 1, count: 40), by: .client, at: 300, isLost: true)
    #expect(pings.beats() == ["tls-record client 31 bytes 4 every 60.0"])
  }

  // MARK: Pings known by their bytes

  static let pings: [(name: String, ping: [UInt8], pong: [UInt8])] = [
    ("mqtt", [0xc0, 0], [0xd0, 0]),
    ("websocket", [0x89, 0x80, 1, 2, 3, 4], [0x8a, 0]),
    (
      "http2", [0, 0, 8, 6, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8],
      [0, 0, 8, 6, 1, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8]
    ),
  ]

  @Test(arguments: pings)
  func pingsAreBeatsAndTheirAnswersAreNot(_ name: String, _ ping: [UInt8], _ pong: [UInt8]) {
    let pings = talk(LongTalk()) {
      $0.say(ping, by: .client, at: $1)
      $0.say(pong, by: .server, at: $1 + 0.05)
    }
    #expect(pings.beats() == ["\(name) client 4 every 60.0"])
  }

  @Test(arguments: pings)
  func answersAloneProveThePings(_ name: String, _ ping: [UInt8], _ pong: [UInt8]) {
    let pongs = talk(LongTalk(capturing: [.server])) {
      $0.say(ping, by: .client, at: $1)
      $0.say(pong, by: .server, at: $1 + 0.05)
    }
    #expect(pongs.beats() == ["\(name) client 4 every 60.0"])
  }

  @Test func onePingThatWasLostIsKnownByItsAcknowledgment() {
    let pings = talk(LongTalk(), count: 5) {
      $0.say([0xc0, 0], by: .client, at: $1, isLost: $1 == 120)
      $0.say([0xd0, 0], by: .server, at: $1 + 0.05)
    }
    #expect(pings.beats() == ["mqtt client 5 every 60.0"])
  }

  // MARK: Cut in time

  @Test func whereverItIsCutABeatAtMostIsMissed() {
    let talks = [
      talk(LongTalk(), count: 6) { $0.probe(by: .client, at: $1) },
      talk(LongTalk(), count: 6) { $0.probe(by: .server, at: $1) },
      talk(LongTalk(capturing: [.client]), count: 6) { $0.probe(by: .server, at: $1) },
      talk(LongTalk(), count: 6) { $0.say(Self.ping, by: .client, at: $1) },
      talk(LongTalk(), count: 6) {
        $0.say([0xc0, 0], by: .client, at: $1)
        $0.say([0xd0, 0], by: .server, at: $1 + 0.05)
      },
    ]
    for (number, talk) in talks.enumerated() {
      let whole = talk.rhythm()
      for cut in 1..<talk.frames.count {
        let parts = talk.rhythm(cutAfter: cut)
        let place = Comment(
          rawValue: "talk \(number) cut after \(cut): \(parts.beats.map(\.words))")
        #expect(parts.beats.map(\.key) == whole.beats.map(\.key), place)
        for (part, one) in zip(parts.beats, whole.beats) {
          #expect(abs(Int(part.count) - Int(one.count)) <= 1, place)
        }
        #expect(parts.starts == whole.starts, place)
        #expect(parts.spans == whole.spans, place)
      }
    }
  }
}
