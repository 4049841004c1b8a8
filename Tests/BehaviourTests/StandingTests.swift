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
}
