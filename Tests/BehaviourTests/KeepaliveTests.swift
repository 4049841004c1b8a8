import Packets
import TestSupport
import Testing

@testable import Behaviour
@testable import Traffic

/// Which beats are told as keepalives.
@Suite struct KeepaliveTests {
  private func times(_ seconds: [Double]) -> [Int64] {
    seconds.map { Clockwork.start + Int64($0 * 1e9) }
  }

  private func keepalives(
    _ beats: [BeatTotals], kind: DecodedPacket.Kind = .tcp, service: String? = nil,
    _ change: (inout Dealings) -> Void = { _ in }
  ) -> [Keepalive] {
    var dealings = Dealings.made(kind, service: service) { rhythm in
      for totals in beats { rhythm.add(totals) }
    }
    change(&dealings)
    return Keepalive.all(in: dealings)
  }

  static let kinds: [Beat.Kind] = [.tcp, .mqtt, .tlsRecord, .webSocket, .http2, .udp]

  private func size(_ kind: Beat.Kind) -> UInt16 { kind == .tlsRecord || kind == .udp ? 31 : 0 }

  @Test(arguments: kinds)
  func fourBeatsAreOne(_ kind: Beat.Kind) {
    let beats = BeatTotals.at(times([0, 60, 120, 180]), kind, size: size(kind))
    let found = keepalives([beats], kind: kind == .udp ? .udp : .tcp)
    #expect(found.map(\.kind) == [kind])
    #expect(found.first?.period?.seconds == 60)
    #expect(found.first?.sender == .device)
    #expect(found.first?.evidence.map(\.frame) == [1, 2, 3, 4])
  }

  @Test(arguments: kinds)
  func threeBeatsAreNone(_ kind: Beat.Kind) {
    let beats = BeatTotals.at(times([0, 60, 120]), kind, size: size(kind))
    #expect(keepalives([beats], kind: kind == .udp ? .udp : .tcp).isEmpty)
  }

  @Test func itsPeriodIsThatOfItsSender() {
    let found = (0..<1000 as Range<UInt64>).count { seed in
      let clockwork = Clockwork.regular(seed: seed, isDrifting: true)
      let found = keepalives([BeatTotals.at(clockwork.times, .tlsRecord, size: 31)])
      return clockwork.isKept(by: found.first?.period?.seconds)
    }
    #expect(found >= 980, "\(found) of 1000")
  }

  @Test(arguments: [Beat.Kind.tlsRecord, .udp])
  func equalSizesAtRandomTimesAreNone(_ kind: Beat.Kind) {
    let invented = (0..<1000 as Range<UInt64>).count { seed in
      let beats = BeatTotals.at(Clockwork.random(seed: seed), kind, size: 31)
      return !keepalives([beats], kind: kind == .udp ? .udp : .tcp).isEmpty
    }
    #expect(invented <= 30, "\(invented) of 1000")
  }

  /// Records of one size in talk that pauses now and then: what begins again after each pause.
  @Test(arguments: [Beat.Kind.tlsRecord, .udp])
  func talkThatPausesIsNone(_ kind: Beat.Kind) {
    let pauses = [2.9, 1.0, 1.3, 2.8, 2.3, 5.4]
    var totals = BeatTotals(BeatTotals.Key(kind: kind, isFromClient: false, size: 100))
    var time = Clockwork.start
    for (frame, pause) in ([1.2] + pauses).enumerated() {
      time += Int64(pause * 1e9)
      totals.add(at: time, after: 1_200_000_000, Evidence(capture: 0, frame: frame + 1))
    }
    #expect(keepalives([totals], kind: kind == .udp ? .udp : .tcp).isEmpty)
  }

  /// Of every tenth beat the capture lacks the packet: its answer seems to come by itself, a period after the answer before.
  @Test(arguments: [Beat.Kind.tlsRecord, .udp])
  func answersToWhatWasLostAreNone(_ kind: Beat.Kind) {
    func answers(every seconds: Double, _ period: Int64) -> BeatTotals {
      var totals = BeatTotals(BeatTotals.Key(kind: kind, isFromClient: false, size: 30))
      for (place, time) in times((0..<4).map { Double($0) * seconds }).enumerated() {
        totals.add(at: time, after: period, Evidence(capture: 0, frame: place + 1))
      }
      return totals
    }
    let beats = BeatTotals.at(times((0..<40).map { Double($0) * 20 }), kind, size: 31)
    func senders(_ other: BeatTotals) -> [Side] {
      keepalives([beats, other], kind: kind == .udp ? .udp : .tcp).map(\.sender)
    }
    #expect(senders(answers(every: 200, 20_000_000_000)) == [.device])
    // Neither is what has a period of its own.
    #expect(senders(answers(every: 200, 200_000_000_000)) == [.device, .destination])
  }

  /// Data that the other side asked for came between some beats, half a period after the one before.
  @Test func aClockThatDataDoesNotSetBackIsNotTakenForOneOfHalfItsPeriod() {
    var totals = BeatTotals(BeatTotals.Key(kind: .tcp, isFromClient: false, size: 0))
    for (place, quiet) in [113.1, 102.2, 184, 184, 184, 98.2].enumerated() {
      totals.add(
        at: Clockwork.start + Int64(place + 1) * 184_000_000_000, after: Int64(quiet * 1e9),
        Evidence(capture: 0, frame: place + 1))
    }
    let found = keepalives([totals])
    #expect(found.map { $0.period?.seconds } == [184])
    #expect(found.map { $0.period?.missed } == [0])
  }

  @Test func aPeriodLittleAboveTheSilenceBeforeABeatIsNone() {
    func kinds(_ period: Double, _ kind: Beat.Kind, off: Double = 0, count: Int = 40) -> [Beat.Kind]
    {
      let beats = BeatTotals.at(
        times((0..<count).map { Double($0) * period + ($0 % 2 == 0 ? 0 : off) }), kind,
        size: size(kind))
      return keepalives([beats]).map(\.kind)
    }
    #expect(kinds(1.3, .tlsRecord) == [])
    #expect(kinds(1.3, .webSocket) == [.webSocket])
    #expect(kinds(2, .tlsRecord) == [.tlsRecord])
    #expect(kinds(2, .tlsRecord, off: 0.3) == [])
    #expect(kinds(2, .tlsRecord, count: 6) == [])
    #expect(kinds(3.5, .tlsRecord, off: 0.3) == [.tlsRecord])
  }

  @Test func fewBeatsMustFitNarrowly() {
    func isKeepalive(_ seconds: [Double]) -> Bool {
      !keepalives([BeatTotals.at(times(seconds), .tlsRecord, size: 31)]).isEmpty
    }
    #expect(isKeepalive([0, 60, 119, 180, 241]))
    #expect(isKeepalive([0, 60, 119, 180, 300]))
    #expect(!isKeepalive([0, 50, 120, 170, 240]))
  }

  @Test func aPingAtRandomTimesIsAKeepaliveWithoutAPeriod() {
    let found = keepalives([BeatTotals.at(times([0, 7, 90, 91.5, 300, 1000]), .mqtt)])
    #expect(found.map(\.count) == [6])
    #expect(found.first?.period == nil)
  }

  @Test func aTimerThatDataSetsBackIsToldByTheSilenceBefore() {
    var random = SplitMix64(seed: 3)
    var totals = BeatTotals(BeatTotals.Key(kind: .tlsRecord, isFromClient: true, size: 31))
    var time = Clockwork.start
    for frame in 1...20 {
      // Data after a while, and a beat 45 s after that.
      time += Int64.random(in: 1...40, using: &random) * 1_000_000_000 + 45_000_000_000
      totals.add(at: time, after: 45_000_000_000, Evidence(capture: 0, frame: frame))
    }
    let seconds = keepalives([totals]).first?.period?.seconds
    #expect(seconds.map { abs($0 - 45) < 1e-6 } == true)
  }

  @Test func ofEqualKindAndSenderTheSizeThatCameMostOftenIsTold() {
    let often = BeatTotals.at(times((0..<9).map { Double($0) * 60 }), .tlsRecord, size: 31)
    let seldom = BeatTotals.at(times((0..<4).map { Double($0) * 90 }), .tlsRecord, size: 40)
    #expect(keepalives([often, seldom]).map(\.size) == [31])
  }

  @Test func eachSenderAndKindIsToldTheOneWithMostBeatsFirst() {
    let found = keepalives([
      BeatTotals.at(times((0..<5).map { Double($0) * 120 }), .tcp, isFromClient: false),
      BeatTotals.at(times((0..<9).map { Double($0) * 60 }), .tcp),
      BeatTotals.at(times((0..<7).map { Double($0) * 60 }), .mqtt),
    ])
    #expect(found.map(\.kind) == [.tcp, .mqtt, .tcp])
    #expect(found.map(\.sender) == [.device, .device, .destination])
    #expect(found.map { $0.period?.seconds } == [60, 60, 120])
  }

  @Test func smallPacketsOfQUICAreToldAsQUIC() {
    let beats = BeatTotals.at(times((0..<5).map { Double($0) * 30 }), .udp, size: 25)
    #expect(keepalives([beats], kind: .udp, service: "quic").map(\.kind) == [.quic])
  }

  @Test func datagramsThatMayAllBeAnswersAreNone() {
    let beats = BeatTotals.at(
      times((0..<9).map { Double($0) * 30 }), .udp, isFromClient: false, size: 25)
    #expect(keepalives([beats], kind: .udp) { $0.packetsSent = 0 }.isEmpty)
    #expect(keepalives([beats], kind: .udp).map(\.sender) == [.destination])
  }

  @Test func questionsAndAnswersKeepNothingOpen() {
    let beats = BeatTotals.at(times((0..<9).map { Double($0) * 64 }), .udp, size: 48)
    let dealings = Dealings.made(.udp, service: "ntp") { $0.add(beats) }
    #expect(dealings.judged.keepalives.isEmpty)
  }

  // MARK: Beats that stopped

  /// Of an hour.
  @Test func beatsThatStoppedAreTold() {
    let stopped = BeatTotals.at(times((0..<30).map { Double($0) * 60 }), .mqtt)
    #expect(keepalives([stopped]).first?.silence == 1_860_000_000_000)
    let closed = keepalives([stopped]) { $0.rhythm.closedByClient = 1 }
    #expect(closed.map(\.silence) == [nil])
    let standing = BeatTotals.at(times((0..<57).map { Double($0) * 60 }), .mqtt)
    #expect(keepalives([standing]).map(\.silence) == [nil])
  }
}
