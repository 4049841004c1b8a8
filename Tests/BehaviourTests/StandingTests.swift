import Testing

@testable import Behaviour
@testable import Traffic

/// How long connections stood, of an hour's capture.
@Suite struct StandingTests {
  private func standing(_ change: (inout ContactRhythm) -> Void) -> Standing {
    Dealings.made(.tcp, change).judged.standing
  }

  @Test func connectionsAtOneTimeCountOnce() {
    let standing = standing {
      $0.stand(0, 900)
      $0.stand(600, 1200)
      $0.stand(700, 800)
      $0.stand(3000, 3600)
    }
    #expect(standing.seconds == 1800)
    #expect(standing.share == 0.5)
    #expect(standing.starts == 4)
  }

  @Test func whatStoodBeforeTheCaptureStandsFromItsStart() {
    let standing = standing { $0.stand(300, 1800, beginsInside: false) }
    #expect(standing.seconds == 1800)
    #expect(standing.openBefore == 1)
    #expect(standing.starts == 0)
  }

  @Test func whatNobodyClosedStandsToTheEnd() {
    let standing = standing { $0.stand(1800, 3300, isClosed: false) }
    #expect(standing.share == 0.5)
    #expect(standing.openAfter == 1)
  }

  @Test func aSilenceLongerThanAnyWithinIsNotBelievedToBeAConnection() {
    let standing = standing { $0.stand(60, 120, silence: 5, isClosed: false) }
    #expect(standing.seconds == 60)
    #expect(standing.openAfter == 0)
  }

  @Test func whatWasSilentAsLongBeforeIsBelievedToStand() {
    let standing = standing { $0.stand(0, 2400, silence: 500, isClosed: false) }
    #expect(standing.share == 1)
  }

  @Test func aCaptureOfOneMomentHasNoShare() {
    let dealings = Dealings.made(.tcp, seconds: 0) { $0.stand(0, 0) }
    #expect(dealings.judged.standing.share == 0)
  }

  @Test func whatWasSeenIsToldFromWhatIsBelieved() {
    let standing = standing {
      $0.stand(300, 330, beginsInside: false, isClosed: false)
      $0.stand(320, 340)
    }
    #expect(standing.seconds == 340)
    #expect(standing.secondsSeen == 40)
  }

  @Test func onePacketDoesNotTellThatAConnectionStandsOn() {
    let standing = standing { $0.stand(3000, 3000, beginsInside: false, isClosed: false) }
    #expect(standing.openBefore == 1)
    #expect(standing.openAfter == 0)
    #expect(standing.secondsSeen == 0)
  }

  @Test func whoClosedIsCounted() {
    let standing = standing {
      $0.closedByClient = 3
      $0.closedByServer = 2
    }
    #expect([standing.closedByDevice, standing.closedByDestination] == [3, 2])
  }

  @Test func silencesOfAnyLengthAreJudgedWithoutATrap() {
    let standing = standing {
      $0.stand(0, 1, silence: 4e9, beginsInside: false, isClosed: false)
    }
    #expect(standing.share == 1)
  }

  // MARK: Ends that were not captured

  private func calls(
    _ count: Int, apart: Double, _ change: (inout ContactRhythm) -> Void = { _ in }
  )
    -> ContactBehaviour
  {
    let dealings = Dealings.made(
      flows: count, answered: count, seconds: Double(count) * apart
    ) { rhythm in
      for call in 0..<count {
        let start = Double(call) * apart
        rhythm.stand(start, start + 0.3, silence: 0.1, isClosed: false)
      }
      change(&rhythm)
    }
    return dealings.judged
  }

  /// Each is used no more once the next one is begun.
  @Test func callsOfWhichNoEndWasCapturedAreOverWhenTheNextIsBegun() {
    let behaviour = calls(10, apart: 45)
    #expect(behaviour.pattern == .polling)
    #expect(behaviour.standing.openAfter == 1)
    #expect(behaviour.standing.share < 0.2)
  }

  /// One lost RST among calls that were closed.
  @Test func oneCallOfWhichNoEndWasCapturedIsOverToo() {
    let dealings = Dealings.made(flows: 10, answered: 10, seconds: 450) { rhythm in
      for call in 0..<10 {
        let start = Double(call) * 45
        rhythm.stand(start, start + 0.3, silence: 0.1, isClosed: call != 0)
      }
    }
    #expect(dealings.judged.pattern == .polling)
    #expect(dealings.judged.standing.openAfter == 0)
  }

  @Test func twoMayStandSideBySide() {
    #expect(calls(3, apart: 200).standing.openAfter == 3)
  }

  @Test func whatIsHeardOfStandsBesideCalls() {
    let behaviour = calls(10, apart: 45) {
      $0.stand(0, 440, silence: 60, beginsInside: false, isClosed: false)
    }
    #expect(behaviour.pattern == .persistent)
    #expect(behaviour.standing.share == 1)
  }

  // MARK: Pauses between captures

  /// Ten minutes, a day of nothing, ten minutes.
  private func nights(_ change: (inout ContactRhythm) -> Void) -> Standing {
    let second: Int64 = 1_000_000_000
    let pause = Clockwork.start + 600 * second..<Clockwork.start + 86_400 * second
    return Dealings.made(.tcp, seconds: 87_000, pauses: [pause], change).judged.standing
  }

  @Test func whatStoodInBothCapturesStoodAllTheTimeCaptured() {
    let standing = nights { $0.stand(0, 87_000) }
    #expect(standing.share == 1)
    #expect(standing.seconds == 1200)
  }

  @Test func whatStoodBeforeTheSecondCaptureStandsFromItsStart() {
    let standing = nights { $0.stand(86_500, 86_700, beginsInside: false) }
    #expect(standing.seconds == 300)
    #expect(standing.openBefore == 1)
  }

  @Test func whatNobodyClosedInTheFirstStandsToItsEnd() {
    let standing = nights { $0.stand(300, 500, isClosed: false) }
    #expect(standing.seconds == 300)
    #expect(standing.openAfter == 0)
  }
}
