import Packets
import Testing

@testable import Behaviour
@testable import Traffic

/// When it is known that nobody answers, and how the device goes on trying.
@Suite struct UnansweredTests {
  private func isUnanswered(
    _ kind: DecodedPacket.Kind = .tcp, service: String? = nil, initiator: Side = .device,
    answered: Int = 0, flows: Int = 5, _ change: (inout Dealings) -> Void = { _ in }
  ) -> Bool {
    var dealings = Dealings.made(
      kind, service: service, initiator: initiator, flows: flows, answered: answered)
    change(&dealings)
    return dealings.isUnanswered
  }

  @Test func connectionsOfWhichNoneWasAnsweredAre() {
    #expect(isUnanswered())
    #expect(isUnanswered(initiator: .destination))
  }

  @Test func oneAnswerIsEnoughToBeAnswered() {
    #expect(!isUnanswered(answered: 1, flows: 500))
  }

  @Test func whatAsksForNothingIsNotUnanswered() {
    #expect(!isUnanswered { $0.unanswered = 0 })
    var ends = Dealings.made(answered: 0) { $0.stand(0, 3600) }
    ends.unanswered = 0
    #expect(ends.judged == ContactBehaviour())
  }

  @Test func onlyWhatWasAskedForIsAnAttempt() {
    #expect(attempts(at: [0, 300, 600]) { $0.unanswered = 2 }?.count == 2)
  }

  @Test func whoDidNotAskIsNotUnanswered() {
    #expect(!isUnanswered(initiator: .unknown))
  }

  @Test(arguments: ["dns", "ntp", "snmp", "coap"])
  func questionsOverUDPAre(_ service: String) {
    #expect(isUnanswered(.udp, service: service))
  }

  @Test(arguments: ["dhcp", "mdns", "syslog", "tftp", "netbios-dgm", nil])
  func datagramsThatNeedNoAnswerFromThereAreNot(_ service: String?) {
    #expect(!isUnanswered(.udp, service: service))
  }

  /// Whatever is said to a port that nobody listens at is in vain; one error among many datagrams is a mishap.
  @Test func datagramsThatICMPRefusesAre() {
    func isRefused(_ refused: Int, of sent: Int, received: Int = 0) -> Bool {
      isUnanswered(.udp) {
        $0.refusal = "port-unreachable"
        $0.refusedPackets = refused
        $0.packetsSent = sent
        $0.packetsReceived = received
      }
    }
    #expect(isRefused(8, of: 16))
    #expect(!isRefused(7, of: 16))
    #expect(!isRefused(16, of: 16, received: 1))
    #expect(!isRefused(0, of: 0))
  }

  @Test(arguments: [DecodedPacket.Kind.tcp, .udp])
  func groupsAreNot(_ kind: DecodedPacket.Kind) {
    #expect(!isUnanswered(kind, service: "dns") { $0.isToGroup = true })
  }

  @Test func aCaptureOfOneDirectionProvesItOfTCPOnly() {
    #expect(isUnanswered { $0.isOneSided = true })
    #expect(!isUnanswered(.udp, service: "dns") { $0.isOneSided = true })
  }

  @Test func aCaptureThatLostPacketsNeedsThreeQuestions() {
    #expect(!isUnanswered(.udp, service: "dns", flows: 2) { $0.isLossy = true })
    #expect(isUnanswered(.udp, service: "dns", flows: 3) { $0.isLossy = true })
    #expect(isUnanswered(.udp, service: "dns", flows: 1))
  }

  // MARK: How it goes on trying

  private func attempts(
    at seconds: [Double], addresses: Int = 1, _ change: (inout Dealings) -> Void = { _ in }
  ) -> Attempts? {
    var dealings = Dealings.made(flows: seconds.count, answered: 0, seconds: 36_000) {
      $0.start(at: seconds)
    }
    dealings.addresses = addresses
    change(&dealings)
    return dealings.judged.attempts
  }

  @Test func threeTriesMakeAPeriod() {
    #expect(attempts(at: [0, 300, 600])?.period?.seconds == 300)
    #expect(attempts(at: [0, 300, 600])?.rounds == nil)
    #expect(attempts(at: [0, 300])?.period == nil)
  }

  @Test func eachOfThreeAddressesInTurnIsOneTry() {
    let rounds = (0..<6).flatMap { round in
      [0.0, 21, 42].map { Double(round) * 300 + $0 }
    }
    let attempts = attempts(at: rounds, addresses: 3)
    #expect(attempts?.count == 18)
    #expect(attempts?.rounds == 6)
    #expect(attempts?.period.map { abs($0.seconds - 300) < 0.5 } == true)
  }

  @Test func whatCameBackIsTold() {
    #expect(attempts(at: [0])?.refusal == nil)
    #expect(attempts(at: [0]) { $0.refused = 1 }?.refusal == .reset)
    #expect(
      attempts(at: [0]) { $0.refusal = "host-unreachable" }?.refusal == .icmp("host-unreachable"))
  }

  @Test func answeredContactsHaveNone() {
    #expect(Dealings.made { $0.stand(0, 1) }.judged.attempts == nil)
  }

  @Test func repetitionsAreToldInSeconds() {
    let dealings = Dealings.made(answered: 0) { $0.note([1_000_000_000, 3_000_000_000]) }
    #expect(dealings.judged.attempts?.repetitions == [1, 3])
  }

  /// What refused it may have been on the side that was not captured; a SYN that is sent again heard nothing.
  @Test func whetherNobodyAnsweredIsNotKnownFromOneDirection() {
    let hidden = attempts(at: [0, 300, 600]) { $0.isOneSided = true }
    #expect(hidden?.isAnswerHidden == true)
    #expect(hidden?.words.contains("in vain") == true)
    let proven = attempts(at: [0, 300, 600]) {
      $0.isOneSided = true
      $0.rhythm.note([1_000_000_000])
    }
    #expect(proven?.isAnswerHidden == false)
    #expect(attempts(at: [0, 300, 600]) { _ in }?.isAnswerHidden == false)
  }

  @Test func fewerRefusalsThanTriesAreTold() {
    func words(_ refused: Int) -> String? {
      attempts(at: [0, 300, 600]) {
        $0.unanswered = 3
        $0.refusal = "admin-prohibited"
        $0.refusedPackets = refused
      }?.words
    }
    #expect(words(2)?.hasPrefix("3 × no answer, 2 forbidden") == true)
    #expect(words(3)?.hasPrefix("3 × forbidden") == true)
  }
}
