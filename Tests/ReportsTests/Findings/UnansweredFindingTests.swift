import Behaviour
import Packets
import Testing
import Traffic

@testable import Analysis

/// Who calls somebody that never answers.
struct UnansweredFindingTests {
  private func findings(_ change: (inout Report) -> Void = { _ in }) -> [Finding] {
    var report = SampleReport.behavingReport()
    report.contacts = [report.contacts[SampleReport.Place.silent]]
    change(&report)
    // What else there may be to say of these devices is another question.
    return Finding.all(in: report).filter { $0.kind != "hardly-leaves-home" }
  }

  @Test func theWholeStoryIsOneFinding() {
    let found = findings { report in
      report.contacts[0].destination.addresses += ["198.51.100.10", "198.51.100.11"]
        .map(SampleReport.address)
    }
    #expect(found.map(\.kind) == ["unanswered"])
    #expect(found[0].severity == .warning)
    #expect(
      found[0].text == "Smart Light calls a home that does not answer: asks for iot.dead.example, "
        + "sends a SYN to each of 3 addresses at port 443 (HTTPS), again after 1, 3, 7 and 15 s, "
        + "gives up, tries again every 5 min. 38 attempts, none answered.")
  }

  /// After 1 and 3 s the next repetition is due 4 s later (RFC 6298 §5.5): before that nobody knows.
  @Test(arguments: [(seconds: Int64(0), false), (4, false), (5, true)])
  func whoGivesUpIsToldWhereTheCaptureWentOn(_ seconds: Int64, _ hasGivenUp: Bool) {
    let found = findings { report in
      report.contacts[0].behaviour.attempts = Attempts(count: 1, packets: 3, repetitions: [1, 3])
      report.end = report.contacts[0].last + seconds * SampleReport.second
    }
    #expect(
      found[0].text.contains("again after 1 and 3 s\(hasGivenUp ? ", gives up" : ""). 1 attempt"))
  }

  @Test func theFramesAreThoseOfWhomItNames() {
    let found = findings { report in
      var later = report.contacts[0]
      later.destination.name = "other.example"
      later.behaviour.attempts?.count = 3
      later.evidence = (1...4).map { Evidence(capture: 0, frame: $0) }
      report.contacts[0].evidence = (901...904).map { Evidence(capture: 0, frame: $0) }
      report.contacts = [later, report.contacts[0]]
    }
    #expect(found.count == 1)
    #expect(found[0].text.contains("asks for iot.dead.example"))
    #expect(found[0].evidence.map(\.frame) == [1, 2, 901, 902])
  }

  @Test func aSYNIsToldOfOnlyWhereOneWasCaptured() {
    let found = findings { $0.contacts[0].basis = .port }
    #expect(found[0].text.contains("asks for iot.dead.example, tries its address at port 443"))
  }

  @Test func nobodysServerIsAtAPrivateAddressBeyondTheRouter() {
    let found = findings { report in
      report.contacts[0].destination = ContactReport.Destination(
        addresses: [SampleReport.address("10.22.22.138")], isLocal: false)
    }
    #expect(found.map(\.kind) == ["unanswered"])
    #expect(found[0].severity == .info)
    #expect(found[0].text.hasPrefix("Smart Light calls 10.22.22.138, which does not answer: "))
  }

  // MARK: Scans

  /// As many contacts as are tried, a second apart, that nobody answers.
  private func attempts(
    _ count: Int, seconds: Int64 = 1, _ change: (inout ContactReport, Int) -> Void
  ) -> [Finding] {
    findings { report in
      let silent = report.contacts[0]
      report.contacts = (0..<count).map { index in
        var contact = silent
        contact.destination.name = nil
        contact.destination.nameSource = nil
        contact.first = SampleReport.start + Int64(index) * seconds * SampleReport.second
        change(&contact, index)
        return contact
      }
    }
  }

  @Test func manyPortsOfOneHostAreAScan() {
    let found = attempts(15) { $0.port = 1000 + $1 }
    #expect(found.map(\.kind) == ["scan"])
    #expect(found[0].severity == .warning)
    #expect(
      found[0].text
        == "Smart Light scans: it tried 15 ports of 198.51.100.9, and none answered."
    )
    #expect(!attempts(14) { $0.port = 1000 + $1 }.contains { $0.kind == "scan" })
    #expect(!attempts(15, seconds: 30) { $0.port = 1000 + $1 }.contains { $0.kind == "scan" })
  }

  @Test func onePortOfManyHostsIsAScanAndTheRestIsToldApart() {
    func telnet(
      _ count: Int, port: Int = 23, _ change: (inout ContactReport) -> Void = { _ in }
    ) -> [Finding] {
      attempts(count + 1) { contact, index in
        guard index < count else { return }
        contact.port = port
        contact.service = "telnet"
        contact.destination.addresses = [SampleReport.address("203.0.113.\(index)")]
        change(&contact)
      }
    }
    let found = telnet(25)
    #expect(found.map(\.kind) == ["scan", "unanswered"])
    #expect(found[0].text.contains("port 23 (Telnet) of 25 places"))
    #expect(found[1].text.contains("198.51.100.9"))
    #expect(telnet(24).map(\.kind) == ["unanswered"])
    #expect(telnet(25, port: 443).map(\.kind) == ["unanswered"])
    let atHome = telnet(25) { $0.destination.isLocal = true }
    #expect(atHome.first { $0.kind == "scan" }?.severity == .notice)
  }

  /// Whoever answers at one port and not at another is not said to be silent.
  @Test func aPlaceThatAnswersElsewhereIsNamedByItsPort() {
    func found(beside answered: Int) -> [Finding] {
      findings { report in
        for (port, isAnswered) in [(9099, false), (9001, answered > 0)] {
          var other = report.contacts[0]
          other.port = port
          other.service = nil
          other.behaviour.attempts = Attempts(count: 3, packets: 9)
          other.destination.addresses = [SampleReport.address("198.51.100.77")]
          other.destination.name = nil
          other.destination.nameSource = nil
          if isAnswered {
            other.behaviour = ContactBehaviour()
            other.answered = answered
          }
          report.contacts.append(other)
        }
      }
    }
    #expect(
      found(beside: 2).contains { $0.text.contains("Nor does 198.51.100.77 at port 9099 answer.") })
    #expect(
      found(beside: 0).contains { $0.text.contains("Nor does 198.51.100.77 answer.") },
      "\(found(beside: 0).map(\.text))")
  }

  /// Who is refused at one port and given an address or the time by the same machine has not been served otherwise.
  @Test(arguments: [("dhcp", 67, false), ("ntp", 123, false), ("http", 8080, true)])
  func addressesAndTimeStandInForNothing(_ service: String, _ port: Int, _ standsIn: Bool) {
    let found = findings { report in
      var other = report.contacts[0]
      other.service = service
      other.port = port
      other.behaviour = ContactBehaviour()
      other.answered = 2
      report.contacts.append(other)
    }
    let silent = found.first { $0.kind == "unanswered" }
    #expect(silent?.text.contains("Then it calls") == standsIn)
  }

  @Test func fewPacketsSayNothing() {
    let found = findings { report in
      report.contacts[0].flows = 1
      report.contacts[0].sent.packets = 2
      report.contacts[0].behaviour.attempts = Attempts(count: 1, packets: 2)
    }
    #expect(found.isEmpty)
  }

  @Test func refusalsAreToldAsSuchAndOnlyAsManyAsThereWere() {
    let all = findings { $0.contacts[0].refused = 38 }
    #expect(all[0].text.contains("calls a home that refuses it"))
    #expect(all[0].text.hasSuffix("38 attempts, all refused (RST)."))
    let some = findings { $0.contacts[0].refused = 3 }
    #expect(some[0].text.contains("calls a home that does not answer"))
    #expect(some[0].text.hasSuffix("38 attempts, none answered, 3 refused (RST)."))
    func turned(by reason: String) -> [Finding] {
      findings { report in
        report.contacts[0].refusals = [
          Refusal(reason: reason, count: 4, evidence: [Evidence(capture: 0, frame: 120)])
        ]
      }
    }
    let itself = turned(by: "port-unreachable")
    #expect(itself[0].text.contains("calls a home that refuses it"))
    #expect(itself[0].text.hasSuffix("refused (ICMP port-unreachable)."))
    let turned = turned(by: "host-unreachable")
    #expect(turned[0].text.contains("that can't be reached"))
    #expect(turned[0].text.hasSuffix("turned away (ICMP host-unreachable)."))
    #expect(turned[0].evidence.contains(Evidence(capture: 0, frame: 112)))
  }

  @Test func whoIsAnsweredElsewhereOfTheSameMakerIsLess() {
    let found = findings { report in
      report.contacts[0].destination.known.domain = "dead.example"
      var other = SampleReport.contact(
        SampleReport.light, "https", "tcp", 443, to: "b.dead.example", "198.51.100.20", flows: 1,
        answered: 1, sent: 9, basis: .syn, frames: [130])
      other.destination.known.domain = "dead.example"
      report.contacts.append(other)
    }
    #expect(found.map(\.severity) == [.info])
    #expect(
      found[0].text.hasSuffix("Then it calls b.dead.example at port 443 (HTTPS), which answers."))
  }

  @Test func whatAnotherDeviceReachesIsNoFailOver() {
    let found = findings { report in
      report.contacts.append(
        SampleReport.contact(
          SampleReport.phone, "https", "tcp", 443, to: "iot.dead.example", "198.51.100.9",
          flows: 1, answered: 1, sent: 9, basis: .syn, frames: [130]))
    }
    #expect(found.map(\.severity) == [.warning])
  }

  @Test func manyPlacesTriedOnceAreOneStory() {
    let found = findings { report in
      report.contacts = (1...20).map { number in
        var contact = SampleReport.contact(
          SampleReport.light, "telnet", "tcp", 23, to: nil, "203.0.113.\(number)", flows: 1,
          answered: 0, sent: 3, received: 0, basis: .syn, frames: [number])
        contact.behaviour.pattern = .unanswered
        return contact
      }
    }
    #expect(found.map(\.severity) == [.notice])
    #expect(found[0].text.hasPrefix("Smart Light tries 20 places that do not answer"))
  }

  @Test func serversOfNamesAndTimeHaveFindingsOfTheirOwn() {
    func silent(_ port: Int, _ service: String) -> [Finding] {
      findings { report in
        report.contacts[0].transport = "udp"
        report.contacts[0].port = port
        report.contacts[0].service = service
      }
    }
    #expect(silent(53, "dns").map(\.kind) == ["unanswered-dns"])
    #expect(silent(123, "ntp").map(\.kind) == ["unanswered-ntp"])
    #expect(silent(53, "dns")[0].text.contains("152 questions, in 38 rounds, every 5 min"))
    #expect(silent(3478, "stun").isEmpty)
    for (reason, fate) in [
      ("port-unreachable", "is refused"), ("admin-prohibited", "is turned away on the way"),
    ] {
      let refused = findings { report in
        report.contacts[0].port = 53
        report.contacts[0].behaviour.attempts?.refusal = .icmp(reason)
      }
      #expect(refused.map(\.kind) == ["unanswered-dns"])
      #expect(refused[0].text.contains(" and \(fate): 152 questions"))
    }
  }

  /// The light, which asked for an address at these seconds.
  private func asking(
    at seconds: [Int64], answers: Int = 0, _ change: (inout Report) -> Void = { _ in }
  ) -> [Finding] {
    findings { report in
      report.contacts = []
      report.devices[1].addresses = []
      var asked: AddressQuestions?
      for (index, second) in seconds.enumerated() {
        let one = AddressQuestions(
          askedAt: SampleReport.start + second * SampleReport.second,
          Evidence(capture: 0, frame: index + 1))
        if asked == nil { asked = one } else { asked?.merge(one) }
      }
      for _ in 0..<answers { asked?.merge(AddressQuestions()) }
      report.devices[1].addressQuestions = asked
      change(&report)
    }
  }

  @Test func whoIsGivenNoAddressIsFound() {
    let found = asking(at: [0, 2, 6, 14])
    #expect(found.map(\.kind) == ["unanswered-dhcp"])
    #expect(found.map(\.severity) == [.warning])
    #expect(
      found.map(\.text) == [
        "Smart Light asks for an address (DHCP) and gets no answer: 4 questions in 14 s."
      ])
    #expect(found.first?.evidence.map(\.frame) == [1, 2, 3, 4])
    let hasLinkLocal = asking(at: [0, 2, 6]) { report in
      report.devices[1].addresses = [SampleReport.address("169.254.7.9")]
    }
    #expect(hasLinkLocal.map(\.kind) == ["unanswered-dhcp"])
  }

  @Test func whoIsAnsweredOrAskedBrieflyOrWhereAnswersAreNotHeardIsNot() {
    #expect(asking(at: [0, 9]).isEmpty)
    #expect(asking(at: [0, 1, 4]).isEmpty)
    #expect(asking(at: [0, 2, 6], answers: 1).isEmpty)
    let hasOne = asking(at: [0, 2, 6]) { report in
      report.devices[1].addresses = [SampleReport.address("192.168.1.9")]
    }
    #expect(hasOne.isEmpty)
    #expect(asking(at: [0, 2, 6]) { $0.vantage.viewpoint = .outside }.isEmpty)
    let phone = SampleReport.phone.description
    #expect(asking(at: [0, 2, 6]) { $0.vantage.host = phone }.isEmpty)
    for kind in ["one-direction", "wifi-encrypted"] {
      let statement = Vantage.Statement(kind: kind, text: "", evidence: [])
      #expect(asking(at: [0, 2, 6]) { $0.vantage.statements = [statement] }.isEmpty)
    }
    // All that was captured is what one other says: it is the host.
    let others = asking(at: [0, 2, 6]) { report in
      report.contacts = [SampleReport.report().contacts[SampleReport.Place.app]]
    }
    #expect(others.isEmpty)
  }

  @Test func addressesThatFailWhileOthersAnswerAreOneStory() {
    let found = findings { report in
      report.contacts[0].behaviour = ContactBehaviour()
      report.contacts[0].answered = 5
      report.contacts[0].destination.addresses.append(SampleReport.address("198.51.100.10"))
      report.contacts[0].silent = [
        SilentAddress(
          address: SampleReport.address("198.51.100.9"), flows: 4,
          evidence: [Evidence(capture: 0, frame: 112)])
      ]
    }
    #expect(found.map(\.kind) == ["fail-over"])
    #expect(
      found[0].text == "Smart Light gets no answer from 198.51.100.9 of iot.dead.example "
        + "(4 attempts), and goes on with 198.51.100.10, which answers.")
  }
}
