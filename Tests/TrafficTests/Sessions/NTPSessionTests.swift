import Packets
import TestSupport
import Testing

@testable import Traffic

struct NTPSessionTests {
  private let clock = Datagrams.End(station: 1, address: "192.168.1.9", port: 40_123)
  private let server = Datagrams.End(station: 0, address: "192.0.2.9", port: 123)

  private func offsets(_ datagrams: Datagrams) -> [Int64?] {
    datagrams.records.map { record in
      if case .ntp(_, _, let offset) = record { offset } else { nil }
    }
  }

  @Test func aQuestionWithItsAnswerTellsHowFarOffAClockIs() {
    var datagrams = Datagrams()
    datagrams.send(NameSamples.ntpQuestion, from: clock, to: server)
    datagrams.send(NameSamples.ntpAnswer, from: server, to: clock, after: 100)
    // Half a second to the server, three quarters when it left, of which a tenth the way took.
    #expect(offsets(datagrams) == [nil, 575_000_000])
  }

  @Test func oneSideAloneTellsNoOffset() {
    var answers = Datagrams()
    answers.send(NameSamples.ntpAnswer, from: server, to: clock)
    #expect(offsets(answers) == [nil])
    var questions = Datagrams()
    questions.send(NameSamples.ntpQuestion, from: clock, to: server)
    #expect(offsets(questions) == [nil])
  }

  @Test func aClockThatTellsAnyTimeIsNotOff() {
    // The question's transmit timestamp, and what the answer repeats of it.
    var question = NameSamples.ntpQuestion
    var answer = NameSamples.ntpAnswer
    for place in 0..<8 {
      question[40 + place] = 0x95
      answer[24 + place] = 0x95
    }
    var datagrams = Datagrams()
    datagrams.send(question, from: clock, to: server)
    datagrams.send(answer, from: server, to: clock)
    #expect(offsets(datagrams) == [nil, nil])
  }

  /// What gives no time is a fact of the contact, log or no log (RFC 5905 §7.3, §7.4).
  @Test(arguments: [true, false])
  func answersWithoutTheTimeAreNoted(_ wantsLog: Bool) {
    var unset = NameSamples.ntpAnswer
    unset[1] = 16
    var datagrams = Datagrams(wantsLog: wantsLog)
    for answer in [NameSamples.ntpAnswer, NameSamples.ntpKiss, unset, NameSamples.ntpKiss] {
      datagrams.send(NameSamples.ntpQuestion, from: clock, to: server)
      datagrams.send(answer, from: server, to: clock)
    }
    var summary = datagrams.finish()
    summary.close()
    let refusals = summary.contacts.values.flatMap { $0.facts.values(of: .timeRefused) }
    #expect(refusals.map(\.fact.value) == ["RATE", "unsynchronised"])
    #expect(refusals.map(\.totals.count) == [2, 1])
    #expect(refusals.map(\.totals.evidence.frame) == [4, 6])
  }

  @Test func answersAreRecognisedOnAnyPort() {
    var other = server
    other.port = 40_000
    var datagrams = Datagrams()
    datagrams.send(NameSamples.ntpAnswer, from: other, to: clock)
    #expect(datagrams.records.count == 1)
  }

  @Test func watchersAreTold() {
    var datagrams = Datagrams()
    datagrams.send(NameSamples.ntpMonlist, from: clock, to: server)
    guard case .said(_, let sender, let words)? = datagrams.records.first else {
      Issue.record("nothing was told")
      return
    }
    #expect(sender == .client)
    #expect(
      words == "asks a time server whom it talked to (NTP monitor list, request 42, "
        + "which reflection attacks abuse)")
  }

  /// The beginning of ndpi's NTPv2.pcap: five items, as tshark reads it; and a refusal.
  @Test(arguments: [
    (
      "970e032a00050048",
      "tells whom it talked to, 5 addresses (NTP monitor list, request 42, "
        + "which reflection attacks abuse)"
    ),
    (
      "9700032a40000000",
      "refuses what was asked of a time server (NTP private, request 42, error 4)"
    ),
  ])
  func whatAServerSaysOfItselfIsTold(_ bytes: String, _ expected: String) {
    var datagrams = Datagrams()
    datagrams.send([UInt8](hex: bytes), from: server, to: clock)
    guard case .said(_, let sender, let words)? = datagrams.records.first else {
      Issue.record("nothing was told")
      return
    }
    #expect(sender == .server && words == expected)
  }

  @Test func aPeersAnswerTellsHowFarOffAClockIs() {
    var (question, answer) = (NameSamples.ntpQuestion, NameSamples.ntpAnswer)
    question[0] = question[0] & 0xf8 | 1
    answer[0] = answer[0] & 0xf8 | 2
    var datagrams = Datagrams()
    datagrams.send(question, from: clock, to: server)
    datagrams.send(answer, from: server, to: clock, after: 100)
    #expect(offsets(datagrams) == [nil, 575_000_000])
  }

  @Test func nothingIsNotedWithoutALog() {
    var datagrams = Datagrams(wantsLog: false)
    datagrams.send(NameSamples.ntpQuestion, from: clock, to: server)
    #expect(datagrams.records.isEmpty)
  }
}
