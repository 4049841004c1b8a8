import Packets
import Testing

@testable import Traffic

/// What datagrams, and SYNs that nobody answers, repeat.
@Suite struct ExchangeRhythmTests {
  private func datagrams(
    _ list: [(fromClient: Bool, at: Double, length: UInt32)]
  ) -> [DecodedPacket] {
    list.enumerated().map { place, one in
      .udp(
        Exchange.Ends(), fromClient: one.fromClient, at: one.at, frame: place + 1,
        length: one.length)
    }
  }

  private func rhythm(_ packets: [DecodedPacket]) -> ContactRhythm {
    packets.summary().contacts.values.first?.rhythm.rhythm ?? ContactRhythm()
  }

  private func starts(_ rhythm: ContactRhythm) -> [Double] {
    rhythm.starts.times.map { Double($0 - Exchange.start) / 1e9 }
  }

  @Test func eachQuestionAfterASilenceIsAStart() {
    let packets = datagrams(
      [0, 64, 128, 192].flatMap { [(true, $0, 48), (false, $0 + 0.03, 48)] })
    #expect(starts(rhythm(packets)) == [0, 64, 128, 192])
  }

  @Test func aQuestionAskedAgainAtOnceIsNoStart() {
    #expect(
      starts(rhythm(datagrams([(true, 0, 48), (true, 1.5, 48), (true, 60, 48)]))) == [0, 60])
  }

  @Test func answersAloneProveTheQuestions() {
    #expect(starts(rhythm(datagrams([0, 64, 128].map { (false, $0, 48) }))) == [0, 64, 128])
  }

  @Test func smallDatagramsThatBreakASilenceAreBeatsOfTheirSize() {
    let packets = datagrams(
      [0, 25, 50, 75].flatMap { [(true, $0, 20), (false, $0 + 0.03, 24)] })
    #expect(rhythm(packets).beats.map(\.words) == ["udp client 20 bytes 4 every 25.0"])
  }

  @Test func largeDatagramsAreNoBeats() {
    #expect(rhythm(datagrams([0, 25, 50, 75].map { (true, $0, 134) })).beats.isEmpty)
  }

  @Test func emptyDatagramsSayNothing() {
    let rhythm = rhythm(datagrams([(true, 0, 20), (true, 30, 0), (true, 60, 20)]))
    #expect(starts(rhythm) == [0, 60])
  }

  /// Whoever takes another port each time comes by the same one again: hours later that is another connection.
  @Test func aPortTakenAgainDoesNotStandInBetween() {
    func stood(_ seconds: [Double]) -> [Double] {
      rhythm(datagrams(seconds.flatMap { [(true, $0, 200), (false, $0 + 0.5, 200)] }))
        .spans.stretches.map { Double($0.stood) / 1e9 }
    }
    #expect(stood([0, 7200]) == [])
    #expect(stood([0, 240]) == [240.5])
    // Every ten minutes from one port: that is a habit.
    #expect(stood([0, 600, 1200]) == [1200.5])
  }

  // MARK: DNS

  /// What is said to a resolver and by it at these seconds, with these ids, as one part of a capture tells it or two.
  private func starts(
    ofMessages messages: [(second: Double, id: UInt8, fromClient: Bool)], cut: Int? = nil
  ) -> [Double] {
    var ends = Exchange.Ends()
    ends.serverPort = 53
    func part(_ places: Range<Int>, isLater: Bool) -> Summary {
      var options = Shard.Options()
      options.keepsHeads = isLater
      var shard = Shard(options)
      for place in places {
        let message = messages[place]
        // One question for `a`, type A.
        let payload: [UInt8] = [
          0x12, message.id, message.fromClient ? 1 : 0x81, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0x61, 0, 0,
          1, 0, 1,
        ]
        shard.take(
          .udp(
            ends, fromClient: message.fromClient, at: message.second, frame: place + 1,
            length: UInt32(payload.count)), payload: payload.rawSpan)
      }
      return shard.finish()
    }
    var whole = part(0..<(cut ?? messages.count), isLater: false)
    if let cut { whole.append(part(cut..<messages.count, isLater: true)) }
    whole.close()
    return starts(whole.contacts.values.first?.rhythm.rhythm ?? ContactRhythm())
  }

  /// As resolvers do that wait for five seconds; where the capture is cut in between, too.
  @Test func aQuestionOfDNSAskedAgainSecondsLaterIsNoStart() {
    let questions: [(Double, UInt8, Bool)] = [
      (0, 7, true), (5, 7, true), (10, 7, true), (62, 8, true), (67, 8, true), (72, 8, true),
    ]
    #expect(starts(ofMessages: questions) == [0, 62])
    for cut in 1..<questions.count {
      #expect(starts(ofMessages: questions, cut: cut) == [0, 62], "cut at \(cut)")
    }
  }

  @Test func aQuestionOfDNSAskedAnewIsAStart() {
    // Of another id; after an answer; of the same id, but no resolver waits as long.
    #expect(starts(ofMessages: [(0, 7, true), (5, 8, true)]) == [0, 5])
    #expect(starts(ofMessages: [(0, 7, true), (1, 7, false), (5, 7, true)]) == [0, 5])
    #expect(starts(ofMessages: [(0, 7, true), (60, 7, true), (120, 7, true)]) == [0, 60, 120])
  }

  @Test func anAnswerOfDNSGivenAgainIsNoStart() {
    #expect(starts(ofMessages: [(0, 7, false), (5, 7, false), (62, 8, false)]) == [0, 62])
  }

  // MARK: QUIC

  /// Of which the handshake was not captured: its port tells.
  @Test func whatGoesToThePortOfQUICIsOneStart() {
    var ends = Exchange.Ends()
    ends.serverPort = 443
    let packets = [0, 21, 42, 63].enumerated().map { place, second in
      DecodedPacket.udp(
        ends, fromClient: true, at: Double(second), frame: place + 1, length: 31)
    }
    #expect(starts(rhythm(packets)) == [0])
  }

  /// A client's first flight of QUIC, sent at these seconds, as a part or two of a capture tell it.
  private func hellos(at seconds: [Double], answeredAt answer: Double? = nil, cut: Int? = nil)
    -> ContactTotals?
  {
    var ends = Exchange.Ends()
    ends.serverPort = 443
    let hello = QUICSealing().initial([UInt8](repeating: 0, count: 1180))
    var all = seconds.map { (fromClient: true, at: $0) }
    if let answer { all.append((false, answer)) }
    let packets = all.sorted { $0.at < $1.at }.enumerated().map { place, one in
      DecodedPacket.udp(
        ends, fromClient: one.fromClient, at: one.at, frame: place + 1,
        length: UInt32(hello.count))
    }
    func part(_ packets: ArraySlice<DecodedPacket>, isLater: Bool) -> Summary {
      var options = Shard.Options()
      options.keepsHeads = isLater
      var shard = Shard(options)
      for packet in packets { shard.take(packet, payload: hello.rawSpan) }
      return shard.finish()
    }
    var summary = part(packets[..<(cut ?? packets.count)], isLater: false)
    if let cut { summary.append(part(packets[cut...], isLater: true)) }
    summary.close()
    return summary.contacts.values.first
  }

  @Test func aHelloOfQUICSentAgainIsOneStartWithRepetitions() throws {
    // Two waits in the same moment are one flight; what breaks the order of growing waits is a farewell.
    let times = [0.02, 0.26, 0.26, 0.56, 1.16, 2.36, 4.76, 9.56, 10.0]
    for cut in [nil, 1, 4, 7] {
      let totals = try #require(hellos(at: times, cut: cut))
      let rhythm = totals.rhythm.rhythm
      #expect(totals.facts.entry(.service, "quic") != nil)
      #expect(rhythm.starts.times.count == 1, "cut after \(cut ?? 0)")
      let waits = rhythm.repetitions.map { (Double($0) / 1e7).rounded() / 100 }
      #expect(waits == [0.24, 0.54, 1.14, 2.34, 4.74, 9.54], "cut after \(cut ?? 0)")
    }
  }

  @Test(arguments: [nil, 1, 10, 25])
  func theEarliestRepetitionsAreKept(_ cut: Int?) throws {
    let rhythm = try #require(hellos(at: (0...30).map(Double.init), cut: cut)).rhythm.rhythm
    let earliest = (1...Int64(Flow.repetitionBound)).map { $0 * 1_000_000_000 }
    #expect(rhythm.repetitions == earliest)
  }

  @Test func whatIsSaidAfterTheAnswerIsNoRepetition() throws {
    let rhythm = try #require(hellos(at: [0, 1, 5, 60], answeredAt: 1.05)).rhythm.rhythm
    #expect(rhythm.repetitions == [1_000_000_000])
    #expect(rhythm.starts.times.count == 1)
  }

  // MARK: Parts

  @Test func whereverItIsCutTheStartsAreTheSame() {
    let packets = datagrams(
      [0, 64, 128, 192].flatMap { [(true, $0, 48), (false, $0 + 0.03, 48)] })
    let whole = rhythm(packets)
    for cut in 1..<packets.count {
      var first = Self.part(packets[..<cut], isLater: false)
      first.append(Self.part(packets[cut...], isLater: true))
      first.close()
      let parts = first.contacts.values.first?.rhythm.rhythm
      #expect(parts?.starts == whole.starts, "cut after \(cut)")
      #expect(parts?.beats.map(\.words) == whole.beats.map(\.words), "cut after \(cut)")
    }
  }

  private static func part(_ packets: ArraySlice<DecodedPacket>, isLater: Bool) -> Summary {
    var options = Shard.Options()
    options.keepsHeads = isLater
    var shard = Shard(options)
    let nothing: [UInt8] = []
    for packet in packets { shard.take(packet, payload: nothing.rawSpan) }
    return shard.finish()
  }

  @Test func aSYNSentAgainIsARepetitionAfterTheFirst() {
    let rhythm = rhythm(
      Exchange("C S 100; C S 100 +1000; C S 100 +2000; C S 100 +4000").packets)
    #expect(rhythm.repetitions == [1_000_000_000, 3_000_000_000, 7_000_000_000])
    #expect(rhythm.starts.times == [Exchange.start])
  }

  @Test func aSYNThatWasAnsweredIsNotRepeatedInVain() {
    let rhythm = rhythm(
      Exchange("C S 100; C S 100 +1000; S SA 900 101; C S 100; C A 101 901").packets)
    #expect(rhythm.repetitions == [1_000_000_000])
  }

  @Test func whatWasNeverAnsweredStoodAtNoTime() {
    #expect(rhythm(Exchange("C S 100; C S 100 +1000").packets).spans == ConnectionSpans())
    #expect(rhythm(Exchange("C S 100; S RA 0 101").packets).spans == ConnectionSpans())
    #expect(rhythm(Exchange("C S 100; S SA 900 101; C A 101 901").packets).spans.open.count == 1)
  }

  @Test func whoseFINCameFirstEndedIt() {
    let handshake = "C S 100; S SA 900 101; C A 101 901; "
    let byClient = rhythm(Exchange(handshake + "C FA 101 901; S FA 901 102; C A 102 902").packets)
    #expect([byClient.closedByClient, byClient.closedByServer] == [1, 0])
    let byServer = rhythm(Exchange(handshake + "S FA 901 101; C FA 101 902; S A 902 102").packets)
    #expect([byServer.closedByClient, byServer.closedByServer] == [0, 1])
    let reset = rhythm(
      Exchange(handshake + "S R 901", ends: .downward).packets)
    #expect([reset.closedByClient, reset.closedByServer] == [0, 1])
  }

  /// For how many milliseconds a connection stood that began and ended within the capture.
  private func stood(_ script: String) -> Int64? {
    let handshake = "C S 100; S SA 900 101; C A 101 901; C PA 101 901 20; S A 901 121; "
    let spans = rhythm(Exchange(handshake + script).packets).spans
    return spans.open.isEmpty ? spans.stretches.first.map { $0.stood / 1_000_000 } : nil
  }

  @Test func itStoodUntilTheFirstFINOrRST() {
    #expect(stood("C FA 121 901 +950; S A 901 122 +5000") == 990)
    #expect(stood("C RA 121 901 +950; S A 901 121 +5000") == 990)
  }

  @Test func aFINThatIsOnlyRepeatedKeepsNothingOpen() {
    #expect(stood("C FA 121 901 +950; C FA 121 901 +30000; S FA 901 122 +30000") == 990)
  }

  @Test func whatEitherSideStillSaysAfterAFINIsPartOfIt() {
    #expect(stood("C FA 121 901 +950; S PA 901 122 100 +2000; C A 122 1001 +3000") == 2990)
    let acknowledgedLate = "C FA 121 901 +950; S PA 901 122 100 +2000; S PA 901 122 100 +3000"
    #expect(stood(acknowledgedLate + "; C A 122 1001") == 2990)
  }

  @Test func whatIsSaidAfterAFINAndNotHeardIsNotPartOfIt() {
    #expect(stood("C FA 121 901 +950; S PA 901 122 31 +235000; S PFA 901 122 31 +300") == 990)
    #expect(stood("C RA 121 901 +950; S PA 901 121 31 +20") == 990)
  }

  @Test func aConnectionThatOnlyEndsStoodAtNoTime() {
    let fins = rhythm(
      Exchange("S FA 901 122; S FA 901 122 +3000; C A 122 902 +3000; S A 902 122 +3000").packets)
    #expect(fins.spans.open.isEmpty)
    #expect(fins.spans.stretches.map(\.stood) == [0])
  }

  @Test func whereverItIsCutTheEndIsTheSame() {
    let packets = Exchange(
      "C S 100; S SA 900 101; C A 101 901; C FA 101 901; S PA 901 102 10 +500; "
        + "C A 102 911; S FA 911 102 +9000; C A 102 912"
    ).packets
    let whole = rhythm(packets).spans
    for cut in 1..<packets.count {
      var first = Self.part(packets[..<cut], isLater: false)
      first.append(Self.part(packets[cut...], isLater: true))
      first.close()
      #expect(first.contacts.values.first?.rhythm.rhythm.spans == whole, "cut after \(cut)")
    }
  }
}
