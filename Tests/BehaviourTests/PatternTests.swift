import Packets
import Testing

@testable import Behaviour
@testable import Traffic

/// How a contact goes on, case by case of the definition.
@Suite struct PatternTests {
  @Test func moreThanThreeFifthsOfTheCaptureIsPersistent() {
    #expect(Dealings.made { $0.stand(0, 2161) }.judged.pattern == .persistent)
    #expect(Dealings.made { $0.stand(0, 2160) }.judged.pattern == .oneShot)
  }

  @Test func whatIsOverWithinAMinuteIsNotPersistentHoweverShortTheCapture() {
    func pattern(_ seconds: Double) -> ContactPattern? {
      Dealings.made(seconds: seconds + 2) { $0.stand(1, 1 + seconds) }.judged.pattern
    }
    #expect(pattern(60) == .persistent)
    #expect(pattern(59) == .oneShot)
  }

  @Test(arguments: [(before: true, after: true), (true, false), (false, true), (false, false)])
  func aCaptureOfLessThanAMinuteShowsNothingThatStays(_ open: (before: Bool, after: Bool)) {
    func pattern(_ seconds: Double) -> ContactPattern? {
      Dealings.made(seconds: seconds) {
        $0.stand(0, seconds, beginsInside: !open.before, isClosed: !open.after)
      }.judged.pattern
    }
    #expect(pattern(0.0006) != .persistent)
    #expect(pattern(59) != .persistent)
    #expect(pattern(61) == .persistent)
  }

  @Test func aSinglePacketIsNotPersistentHoweverMuchIsBelieved() {
    for open in [true, false] {
      let dealings = Dealings.made(seconds: 900) {
        $0.stand(500, 500, beginsInside: false, isClosed: !open)
      }
      #expect(dealings.judged.pattern == .occasional)
    }
  }

  @Test func whatEndedBeforeLongIsNotPersistentThoughItStoodBefore() {
    #expect(
      Dealings.made(seconds: 600) { $0.stand(500, 530, beginsInside: false) }.judged.pattern
        == .occasional)
    #expect(
      Dealings.made(seconds: 600) { $0.stand(500, 570, beginsInside: false) }.judged.pattern
        == .persistent)
  }

  @Test func reconnectsDoNotMakeItLessPersistent() {
    let dealings = Dealings.made { rhythm in
      for start in stride(from: 0.0, to: 3600, by: 300) { rhythm.stand(start, start + 290) }
    }
    #expect(dealings.judged.pattern == .persistent)
    #expect(dealings.judged.period.map { abs($0.seconds - 300) < 1e-6 } == true)
  }

  @Test func fiveStartsAtAPeriodArePolling() {
    let behaviour = Dealings.made { rhythm in
      for start in stride(from: 0.0, to: 1500, by: 300) { rhythm.stand(start, start + 2) }
    }.judged
    #expect(behaviour.pattern == .polling)
    #expect(behaviour.period?.count == 5)
  }

  @Test func fourStartsAreOccasional() {
    let dealings = Dealings.made { rhythm in
      for start in stride(from: 0.0, to: 1200, by: 300) { rhythm.stand(start, start + 2) }
    }
    #expect(dealings.judged.pattern == .occasional)
  }

  @Test func oneStartIsOneShot() {
    #expect(Dealings.made { $0.stand(5, 9) }.judged.pattern == .oneShot)
  }

  @Test func oneStartBesideAConnectionThatStoodBeforeIsOccasional() {
    let dealings = Dealings.made {
      $0.stand(0, 100, beginsInside: false)
      $0.stand(500, 600)
    }
    #expect(dealings.judged.pattern == .occasional)
  }

  @Test func irregularStartsAreOccasional() {
    let dealings = Dealings.made { rhythm in
      for start in [0.0, 13, 400, 470, 1900, 3000] { rhythm.stand(start, start + 2) }
    }
    #expect(dealings.judged.pattern == .occasional)
    #expect(dealings.judged.period == nil)
  }

  @Test func whoNeverAnswersIsUnansweredHoweverRegular() {
    let behaviour = Dealings.made(flows: 9, answered: 0) { rhythm in
      rhythm.start(at: stride(from: 0.0, to: 2700, by: 300))
    }.judged
    #expect(behaviour.pattern == .unanswered)
    #expect(behaviour.period?.seconds == 300)
    #expect(behaviour.keepalives.isEmpty)
    #expect(behaviour.standing.share == 0)
  }

  @Test func questionsOverUDPAreStartsAndNoConnection() {
    let behaviour = Dealings.made(.udp, service: "ntp") { rhythm in
      rhythm.start(at: stride(from: 0.0, to: 3600, by: 64))
      rhythm.stand(0, 3584, isClosed: true)
    }.judged
    #expect(behaviour.pattern == .polling)
    #expect(behaviour.standing.seconds == 0)
  }

  @Test func otherDatagramsFromPortToPortAreAConnection() {
    let behaviour = Dealings.made(.udp) { $0.stand(0, 3600) }.judged
    #expect(behaviour.pattern == .persistent)
  }

  /// From one port to one port is one conversation, as NAT takes it (RFC 4787 §4.3): with less than a minute of it nothing
  /// begins anew, however regularly it pauses.
  @Test func aMomentOfOneFlowIsOneConversation() {
    func judged(_ length: Double, flows: Int = 1, service: String? = nil) -> ContactBehaviour {
      Dealings.made(.udp, service: service, flows: flows, seconds: 600) { rhythm in
        rhythm.start(at: stride(from: 0.0, to: length, by: 3))
        rhythm.stand(0, length, isClosed: true)
      }.judged
    }
    #expect(judged(16).pattern == .oneShot)
    #expect(judged(16).period == nil)
    #expect(judged(16).standing.starts == 1)
    #expect(judged(16, flows: 6).pattern == .polling)
    #expect(judged(16, service: "ntp").pattern == .polling)
    #expect(judged(90).pattern == .polling)
  }

  @Test func datagramsToAGroupAreNoConnection() {
    var dealings = Dealings.made(.udp) { $0.stand(0, 3600) }
    dealings.isToGroup = true
    #expect(dealings.judged.pattern == .oneShot)
  }

  @Test func otherProtocolsAreNotJudged() {
    #expect(Dealings.made(.icmp) { $0.stand(0, 3600) }.judged.pattern == nil)
  }

  @Test func thousandsOfStartsAreAllCounted() {
    let behaviour = Dealings.made(seconds: 360_000) { rhythm in
      rhythm.start(at: stride(from: 0.0, to: 360_000, by: 60))
    }.judged
    #expect(behaviour.pattern == .polling)
    #expect(behaviour.period?.count == 6000)
  }
}
