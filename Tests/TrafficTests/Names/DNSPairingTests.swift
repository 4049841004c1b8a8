import Packets
import Testing

@testable import Traffic

/// Questions meet their answers, whatever the order, the repetitions and the number of them.
@Suite struct DNSPairingTests {
  private let flow: Flow
  private var reference: FlowReference { FlowReference(flow) }

  init() throws {
    var ends = Exchange.Ends()
    ends.serverPort = 53
    flow = try #require([DecodedPacket.udp(ends, at: 0, frame: 1)].flows().first)
  }

  private func take(
    _ pairing: inout DNSPairing, _ bytes: [UInt8], at time: Int64
  ) throws -> [DNSTransaction] {
    pairing.take(
      try DNSBytes.decoded(bytes), over: reference, key: flow.key, at: time,
      Evidence(capture: 0, frame: Int(time)))
  }

  @Test func aQuestionAndItsAnswerAreOneTransaction() throws {
    var pairing = DNSPairing()
    #expect(try take(&pairing, DNSBytes.message(id: 5, "a.example"), at: 10).isEmpty)
    let answer = DNSBytes.message(id: 5, "A.Example", isResponse: true, addresses: [1])
    let pair = try #require(try take(&pairing, answer, at: 25).first)
    #expect(pair.roundTrip == 15)
    #expect(pair.time == 10)
    #expect(pair.evidence.frame == 10)
    #expect(pair.response != nil && pair.query != nil)
    #expect(pairing.drain().isEmpty)
  }

  @Test func anAnswerAloneHasNoRoundTrip() throws {
    var pairing = DNSPairing()
    let answer = DNSBytes.message(id: 5, "a.example", isResponse: true)
    let alone = try #require(try take(&pairing, answer, at: 25).first)
    #expect(alone.roundTrip == nil)
    #expect(alone.query == nil)
    #expect(alone.question?.name.lowercased.unicodeText == "a.example")
  }

  @Test func anAnswerToAnotherQuestionDoesNotFit() throws {
    var pairing = DNSPairing()
    _ = try take(&pairing, DNSBytes.message(id: 5, "a.example"), at: 1)
    for other in [
      DNSBytes.message(id: 6, "a.example", isResponse: true),
      DNSBytes.message(id: 5, "b.example", isResponse: true),
      DNSBytes.message(id: 5, "a.example", type: 28, isResponse: true),
    ] {
      #expect(try take(&pairing, other, at: 2).first?.query == nil)
    }
    #expect(pairing.drain().map(\.response).count == 1)
  }

  @Test func questionsOfOneNumberAreToldApartByWhatTheyAsk() throws {
    var pairing = DNSPairing()
    _ = try take(&pairing, DNSBytes.message(id: 5, "a.example"), at: 1)
    _ = try take(&pairing, DNSBytes.message(id: 5, "a.example", type: 28), at: 2)
    let second = try take(
      &pairing, DNSBytes.message(id: 5, "a.example", type: 28, isResponse: true), at: 9)
    #expect(second.first?.roundTrip == 7)
    let first = try take(&pairing, DNSBytes.message(id: 5, "a.example", isResponse: true), at: 9)
    #expect(first.first?.roundTrip == 8)
  }

  /// Of two questions in one message (RFC 1035 §4.1.2) an answer is that one's whose name and type its records have.
  @Test func eachOfSeveralQuestionsHasItsOwnAnswers() throws {
    func message(isResponse: Bool) -> [UInt8] {
      // a.example (A) and b.example (AAAA); a.example is 1.2.3.4.
      var bytes: [UInt8] = [
        0, 5, isResponse ? 0x81 : 1, 0, 0, 2, 0, isResponse ? 1 : 0, 0, 0, 0, 0,
      ]
      bytes += Array("\u{1}a\u{7}example\u{0}".utf8) + [0, 1, 0, 1]
      bytes += Array("\u{1}b\u{7}example\u{0}".utf8) + [0, 28, 0, 1]
      return isResponse
        ? bytes + [0xc0, 12, 0, 1, 0, 1, 0, 0, 1, 44, 0, 4, 1, 2, 3, 4] : bytes
    }
    var pairing = DNSPairing()
    _ = try take(&pairing, message(isResponse: false), at: 1)
    let pairs = try take(&pairing, message(isResponse: true), at: 2)
    #expect(pairs.map(\.answers.count) == [1, 0])
    #expect(pairs.map(\.isOneOfSeveral) == [true, true])
    _ = try take(&pairing, DNSBytes.message(id: 6, "a.example"), at: 3)
    let other = DNSBytes.message(id: 6, "a.example", isResponse: true, addresses: [1, 2])
    #expect(try take(&pairing, other, at: 4).map(\.answers.count) == [2])
  }

  @Test func whatNobodyAnsweredComesAtTheEndInOrder() throws {
    var pairing = DNSPairing()
    for id in 1...9 as ClosedRange<UInt16> {
      _ = try take(&pairing, DNSBytes.message(id: id, "n\(id).example"), at: Int64(id))
    }
    _ = try take(&pairing, DNSBytes.message(id: 4, "n4.example", isResponse: true), at: 20)
    let rest = pairing.drain()
    #expect(rest.map(\.transactionID) == [1, 2, 3, 5, 6, 7, 8, 9])
    #expect(rest.allSatisfy { $0.response == nil && $0.roundTrip == nil })
  }

  @Test func theOldestQuestionMakesRoom() throws {
    var pairing = DNSPairing()
    var left: [DNSTransaction] = []
    for index in 0..<(DNSPairing.bound + 3) {
      left += try take(
        &pairing, DNSBytes.message(id: UInt16(index), "a.example"), at: Int64(index + 1))
    }
    #expect(left.map(\.transactionID) == [0, 1, 2])
    #expect(pairing.drain().count == DNSPairing.bound)
  }
}
