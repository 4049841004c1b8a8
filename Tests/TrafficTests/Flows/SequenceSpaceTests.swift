import Packets
import Testing

@testable import Traffic

/// What a connection's sequence numbers tell: gaps, repetitions, keep-alives, copies, and where one ends and another begins.
@Suite struct SequenceSpaceTests {
  private static let handshake = "C S 100; S SA 900 101; C A 101 901; "
  private static let halves = "C PA 101 901 50; C PA 251 901 50; "

  private func only(_ script: String, _ ends: Exchange.Ends = Exchange.Ends()) throws -> Flow {
    let flows = Exchange(script, ends: ends).flows()
    try #require(flows.count == 1)
    return flows[0]
  }

  private func sent(_ flow: Flow) -> Int { flow.streamBytes(low: flow.originatorIsLow) }

  private func retransmissions(_ flow: Flow) -> Int {
    flow.tcp.map { $0.low.retransmissions + $0.high.retransmissions } ?? 0
  }

  // MARK: Gaps

  /// A keepalive probe stands one byte before what comes next, with or without that byte.
  @Test(arguments: [0, 1])
  func theByteOfAProbeThatBeginsACaptureIsNotMissed(_ length: Int) throws {
    let flow = try only(
      "C A 100 901 \(length); S A 901 101; C PA 101 901 50; S A 901 151; C A 150 901 \(length); "
        + "S A 901 151")
    #expect(flow.missedBytes == 0)
    #expect(!flow.historyText.lowercased().contains("g"))
    #expect(sent(flow) == 50 + length)
  }

  /// Only what was on its way when the capture began is acknowledged before its sender is heard.
  @Test func whatIsAcknowledgedBeforeItsSenderIsHeardIsNotMissed() throws {
    let flow = try only("S A 901 101; S A 901 1301; C PA 1301 901 50; S A 901 1351")
    #expect(flow.missedBytes == 0)
    #expect(flow.capturedSides == .both)
  }

  @Test func aLostByteBehindASYNIsMissed() throws {
    #expect(try only(Self.handshake + "S A 901 102").missedBytes == 1)
  }

  @Test(arguments: [Exchange.Ends(), .downward])
  func bytesAcknowledgedButNotCapturedAreMissed(_ ends: Exchange.Ends) throws {
    let flow = try only(Self.handshake + Self.halves + "S A 901 301", ends)
    #expect(flow.missedBytes == 100)
    #expect(flow.historyText == "ShADaG")
    #expect(sent(flow) == 200)
  }

  @Test func anAcknowledgmentAloneShowsAGapAtTheEnd() throws {
    let flow = try only(Self.handshake + "C PA 101 901 50; S A 901 651")
    #expect(flow.missedBytes == 500)
    #expect(flow.historyText == "ShADaG")
    #expect(sent(flow) == 550)
  }

  @Test func packetsInAnotherOrderAreNoGap() throws {
    let flow = try only(Self.handshake + Self.halves + "C PA 151 901 100; S A 901 301")
    #expect(flow.missedBytes == 0)
    #expect(flow.historyText == "ShADa")
    #expect(sent(flow) == 200)
    #expect(retransmissions(flow) == 0)
  }

  @Test func aHoleFilledAfterItsAcknowledgmentIsNotMissed() throws {
    let flow = try only(
      Self.handshake + Self.halves + "S A 901 301; C PA 151 901 60; C PA 211 901 40")
    #expect(flow.missedBytes == 0)
    #expect(sent(flow) == 200)
  }

  @Test func aHolePartlyFilledIsMissedForTheRest() throws {
    let flow = try only(Self.handshake + Self.halves + "C PA 181 901 20; S A 901 301")
    #expect(flow.missedBytes == 80)
  }

  @Test func whatNobodyAcknowledgedIsNotMissed() throws {
    let flow = try only(Self.handshake + Self.halves)
    #expect(flow.missedBytes == 0)
    #expect(flow.historyText == "ShAD")
  }

  @Test func moreHolesThanAreRememberedAreMissedAllTheSameOnceAcknowledged() throws {
    var script = Self.handshake
    for index in 0..<9 {
      script += "C PA \(101 + index * 20) 901 10; S A 901 \(111 + index * 20); "
    }
    let flow = try only(script)
    #expect(flow.missedBytes == 80)
    #expect(flow.historyText == "ShADaG")
  }

  @Test func gapsAreToldAgainAtTheTenth() throws {
    var script = Self.handshake
    for index in 0..<12 {
      script += "C PA \(101 + index * 20) 901 10; S A 901 \(111 + index * 20); "
    }
    #expect(try only(script).historyText == "ShADaGG")
  }

  @Test func aSideThatWasNeverCapturedMissesNothing() throws {
    let flow = try only("C S 100; C A 101 901; C PA 101 901 50; C A 151 9901; C FA 151 9901")
    #expect(flow.missedBytes == 0)
    #expect(flow.historyText == "SADF")
    #expect(flow.streamBytes(low: !flow.originatorIsLow) == 0)
  }

  @Test func whatARSTAcknowledgesIsNotBelieved() throws {
    let flow = try only(Self.handshake + "S RA 901 99999")
    #expect(flow.missedBytes == 0)
    #expect(flow.historyText == "ShAr")
  }

  @Test func sequenceNumbersWrap() throws {
    let flow = try only(
      "C S 4294967280; S SA 900 4294967281; C A 4294967281 901; C PA 4294967281 901 10; "
        + "C PA 4294967291 901 10; C PA 5 901 10; S A 901 15")
    #expect(sent(flow) == 30)
    #expect(flow.missedBytes == 0)
    #expect(retransmissions(flow) == 0)
  }

  @Test func aSequenceNumberThatMakesNoSenseIsNoGap() throws {
    let flow = try only(Self.handshake + "C PA 3000000000 901 10; S A 901 3000000010")
    #expect(flow.missedBytes == 0)
    #expect(sent(flow) == 10)
  }

  // MARK: Repetitions

  @Test func payloadSentAgainIsARetransmission() throws {
    let data = "C PA 101 901 50 +200; "
    let flow = try only(Self.handshake + data + data + "S A 901 151")
    #expect(retransmissions(flow) == 1)
    #expect(sent(flow) == 50)
    #expect(flow.historyText == "ShADTa")
    let often = try only(Self.handshake + String(repeating: data, count: 11))
    #expect(often.historyText == "ShADTT")
  }

  @Test func aSegmentThatOverlapsCountsWhatIsNewInIt() throws {
    let flow = try only(Self.handshake + "C PA 101 901 50; C PA 131 901 50")
    #expect(sent(flow) == 80)
    #expect(retransmissions(flow) == 0)
  }

  @Test func aSYNSentAgainIsTheSameConnection() throws {
    let flow = try only("C S 100; C S 100 +1000; S SA 900 101; C A 101 901")
    #expect(flow.connectionState == .s1)
    #expect(retransmissions(flow) == 1)
    #expect(flow.historyText == "ShA")
  }

  @Test(arguments: [0, 1])
  func aKeepaliveIsNoRetransmission(_ length: Int) throws {
    let probe = "C A 150 901 \(length) +30000; S A 901 151; "
    let flow = try only(Self.handshake + "C PA 101 901 50; S A 901 151; " + probe + probe)
    #expect(retransmissions(flow) == 0)
    #expect(sent(flow) == 50)
    #expect(flow.historyText == "ShADa")
  }

  /// What each packet of one flow was to those before it.
  private func novelties(_ script: String) throws -> [PacketNovelty] {
    let packets = Exchange(script).packets
    let first = FlowKey.of(try #require(packets.first))
    var flow = Flow(packets[0], key: first.key, upward: first.upward)
    return packets.map { flow.add($0, upward: FlowKey.of($0).upward, isCopy: false).novelty }
  }

  /// It stands where a probe would, but whoever sent a FIN keeps nothing open.
  @Test func anAcknowledgmentThatItsFINOvertookIsNoProbe() throws {
    let talk = Self.handshake + "C PA 101 901 50; S A 901 151; "
    #expect(try novelties(talk + "C FA 151 901; C A 151 901").last == .new)
    #expect(try novelties(talk + "C A 150 901 +30000").last == .probe)
  }

  /// As where the two directions of a mirror come in another order.
  @Test func aFINAcknowledgedBeforeItWasCapturedIsNoByte() throws {
    let flow = try only(Self.handshake + "C PA 101 901 50; S A 901 152; C FA 151 901")
    #expect(sent(flow) == 50)
    #expect(flow.missedBytes == 0)
    let longer = try only(Self.handshake + "S A 901 152; C FPA 101 901 50")
    #expect(sent(longer) == 50)
  }

  @Test func zeroWindowsAreToldAtTheFirstAndTheTenth() throws {
    let closed = "S A 901 101 0 w0; "
    #expect(try only(Self.handshake + closed).historyText == "ShAaw")
    #expect(
      try only(Self.handshake + String(repeating: closed, count: 10)).historyText == "ShAaww")
    #expect(try only("C S 100; S SA 900 101 0 w0").historyText == "Shw")
    #expect(try only(Self.handshake + "C FA 101 901; " + closed).historyText == "ShAFa")
    #expect(try only(Self.handshake + "S R 901 0 0 w0").historyText == "ShAr")
  }

  // MARK: Copies

  @Test func anIdenticalPacketWithinAMillisecondIsACopy() throws {
    let flow = try only(
      Self.handshake + "C PA 101 901 50; C PA 101 901 50 = +0; C PA 101 901 50 = +1")
    let client = flow.originator
    #expect(client.packets == 5)
    #expect(client.copies == 2)
    #expect(client.copiedBytes == 208)
    #expect(retransmissions(flow) == 0)
    #expect(sent(flow) == 50)
    #expect(flow.historyText == "ShAD")
  }

  @Test func anIdenticalPacketLaterIsNoCopy() throws {
    let flow = try only(Self.handshake + "C PA 101 901 50; C PA 101 901 50 = +2")
    #expect(flow.originator.copies == 0)
    #expect(retransmissions(flow) == 1)
  }

  // MARK: Where one ends and another begins

  @Test func aPortUsedAgainIsAnotherConnection() throws {
    let closed = Self.handshake + "C FA 101 901; S FA 901 102; C A 102 902; "
    let flows = Exchange(closed + "C S 70000 +1000; S SA 5000 70001").flows()
    #expect(flows.map(\.connectionState) == [.sf, .s1])
    #expect(flows.map(\.originator.packets) == [4, 1])
    #expect(Set(flows.map(\.uid)).count == 2)
  }

  @Test func aSYNAtAnotherPlaceIsAnotherConnectionThoughTheFirstNeverClosed() {
    let flows = Exchange(Self.handshake + "C PA 101 901 50; C S 70000; C S 70000 +1000").flows()
    #expect(flows.map(\.connectionState) == [.s1, .s0])
  }

  @Test func aSYNSentAgainAfterItsRefusalIsTheSameConnectionAndAnotherIsNot() {
    #expect(Exchange("S RA 0 101; C S 100; S RA 0 101").flows().map(\.connectionState) == [.rej])
    #expect(Exchange("S RA 0 101; C S 700; S RA 0 701").flows().count == 2)
  }

  @Test func aSYNAfterTrafficJoinedInTheMiddleIsAnotherConnection() {
    let flows = Exchange("C PA 500 900 10; S A 900 510; C FA 510 900; S FA 900 511; C S 7").flows()
    #expect(flows.map(\.connectionState) == [.sf, .s0])
  }

  @Test func stragglersBelongToWhatClosedAndLatecomersDoNot() {
    let closed = Self.handshake + "C FA 101 901; S FA 901 102; "
    #expect(Exchange(closed + "C A 102 902 +30000").flows().map(\.historyText) == ["ShAFf"])
    #expect(Exchange(closed + "C A 102 902 +300000").flows().map(\.historyText) == ["ShAFf", "A"])
  }
}
