import Testing

@testable import Behaviour

struct BehaviourWordsTests {
  @Test(arguments: [
    (60.0, 0.4, "every 60 s"), (52, 3, "every 52 ± 3 s"), (1020, 4, "every 17 min"),
    (45, 1.4, "every 45 ± 1 s"), (300, 20, "every 5 ± 0.3 min"), (90, 0, "every 90 s"),
    (150, 0, "every 2.5 min"), (3600, 10, "every 60 min"), (86400, 1, "every 24 h"),
    (604_800, 1, "every 7 d"), (0.02, 0, "every 20 ms"), (1.04, 0.2, "every 1 ± 0.2 s"),
    (.infinity, 0, "every so often"), (-1, 0, "every so often"), (.nan, .nan, "every so often"),
    (10, .infinity, "every 10 s"),
  ])
  func periodsAreToldInUnitsPeopleUse(_ seconds: Double, _ jitter: Double, _ expected: String) {
    #expect(Period(seconds: seconds, jitter: jitter, count: 9).words == expected)
  }

  @Test func keepalivesAreToldByWhatTheyAre() {
    func words(_ keepalive: Keepalive) -> [String] { [keepalive.words, keepalive.shortWords] }
    let minute = Period(seconds: 60, jitter: 0.1, count: 9)
    #expect(
      words(.init(kind: .mqtt, sender: .device, count: 9, period: minute, size: 0, evidence: []))
        == ["a ping every 60 s", "ping every 60 s"])
    let often = Period(seconds: 52, jitter: 3, count: 9)
    #expect(
      words(
        .init(kind: .tlsRecord, sender: .device, count: 9, period: often, size: 31, evidence: []))
        == ["a small sealed message every 52 ± 3 s", "beat every 52 ± 3 s"])
    #expect(
      words(.init(kind: .tcp, sender: .device, count: 2, period: nil, size: 0, evidence: []))
        == ["a TCP probe, twice", "probe"])
  }

  @Test func attemptsTellWhatCameBackAndHowOftenTheyGoOn() {
    let period = Period(seconds: 300, jitter: 1, count: 9)
    #expect(
      Attempts(count: 38, packets: 152, period: period).words == "38 × no answer, every 5 min")
    var rounds = Attempts(count: 27, packets: 27, period: period)
    rounds.rounds = 9
    #expect(rounds.words == "27 × no answer, in 9 rounds, every 5 min")
    let repeated = Attempts(count: 9, packets: 27, period: period)
    #expect(repeated.words == "9 × no answer, every 5 min")
    #expect(repeated.paceWords(ofPackets: 27) == "in 9 rounds, every 5 min")
    #expect(repeated.paceWords(ofPackets: 9) == "every 5 min")
    #expect(Attempts(count: 3, packets: 3, refusal: .reset).words == "3 × refused")
    #expect(
      Attempts(count: 1, packets: 1, refusal: .icmp("port-unreachable")).words == "1 × refused")
    #expect(
      Attempts(count: 1, packets: 1, refusal: .icmp("host-unreachable")).words == "1 × unreachable")
    #expect(
      Attempts(count: 1, packets: 1, refusal: .icmp("admin-prohibited")).words == "1 × forbidden")
  }

  @Test(arguments: [
    ([1.02, 3.04, 7.1, 15.2], "1, 3, 7 and 15 s"), ([3], "3 s"), ([0.3, 0.9], "0.3 and 1 s"),
    ([1.5, .nan, .infinity, -1], "1.5 s"),
  ])
  func backOffsAreToldInWholeSeconds(_ repetitions: [Double], _ expected: String) {
    let attempts = Attempts(count: 1, packets: 2, repetitions: repetitions)
    #expect(attempts.repetitionWords == expected)
    #expect(Attempts(count: 1, packets: 1).repetitionWords == nil)
  }
}
