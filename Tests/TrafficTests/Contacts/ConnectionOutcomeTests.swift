import Testing

@testable import Traffic

/// Which connections were answered, which were asked for in vain, and which are neither.
@Suite struct ConnectionOutcomeTests {
  private func totals(_ script: String) throws -> ContactTotals {
    var ends = Exchange.Ends()
    ends.serverPort = 443
    return try #require(Exchange(script, ends: ends).packets.summary().contacts.values.first)
  }

  private func outcome(_ script: String) throws -> [UInt32] {
    let totals = try totals(script)
    return [totals.answered, totals.unanswered, totals.refused]
  }

  private static let handshake = "C S 100; S SA 900 101; C A 101 901; "

  @Test(arguments: [
    handshake + "C PA 101 901 20; S A 901 121", "C S 100; C A 101 901; C PA 101 901 20",
    "C PA 101 901 20; S A 901 121",
  ])
  func whoIsHeardOrAcknowledgedAnswered(_ script: String) throws {
    #expect(try outcome(script) == [1, 0, 0])
  }

  @Test(arguments: ["C S 100", "C S 100; C S 100 +1000; C S 100 +2000"])
  func aSYNThatNobodyAnswersIsAskedInVain(_ script: String) throws {
    #expect(try outcome(script) == [0, 1, 0])
  }

  @Test(arguments: ["C S 100; S RA 0 101", "S RA 0 101"])
  func aRSTThatRefusesASYNIsARefusal(_ script: String) throws {
    #expect(try outcome(script) == [0, 1, 1])
  }

  @Test(arguments: [
    "C R 500", "C R 500; C R 500 +60000; C R 500 +60000", "C FA 500 900", "S R 900",
  ])
  func whatEndsAConnectionAsksForNothing(_ script: String) throws {
    #expect(try outcome(script) == [0, 0, 0])
  }

  @Test func aFINSentAgainAndAgainWasNotAnswered() throws {
    let script = "C FA 500 900; C FA 500 900 +1600; C FA 500 900 +3200; C FA 500 900 +6400"
    #expect(try outcome(script) == [0, 0, 0])
    #expect(try totals(script).rhythm.rhythm.spans == ConnectionSpans())
  }

  @Test func payloadThatIsOnlyRepeatedWasSentInVain() throws {
    #expect(
      try outcome(
        "C PA 500 900 20; C PA 520 900 20; C PA 500 900 20 +1000; C PA 500 900 20 +2000")
        == [0, 1, 0])
  }

  @Test(arguments: [
    // Its acknowledgments go on; it repeats nothing; it sends on for longer than one does who hears nothing.
    "C PA 500 900 20; C PA 500 900 20 +1000; C A 520 960; C A 520 990",
    "C PA 500 900 20; C PA 520 900 20",
    "C PA 500 900 20; C PA 500 900 20 +1000; C PA 520 900 20 +4000",
  ])
  func whatGoesOnIsBelievedToBeHeard(_ script: String) throws {
    #expect(try outcome(script) == [1, 0, 0])
  }
}
