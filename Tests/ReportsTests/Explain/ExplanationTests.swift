import Behaviour
import Packets
import TestSupport
import Testing

@testable import Analysis
@testable import Reports
@testable import Traffic

struct ExplanationTests {
  private func report(_ change: (inout Report) -> Void = { _ in }) -> Report {
    var report = SampleReport.report()
    report.contacts[0].behaviour.pattern = .persistent
    report.contacts[0].behaviour.standing.share = 1
    report.contacts[0].behaviour.standing.starts = 1
    report.contacts[0].behaviour.keepalives = [
      Keepalive(
        kind: .mqtt, sender: .device, count: 41,
        period: Period(seconds: 60, jitter: 0.2, count: 41), size: 0,
        evidence: [Evidence(capture: 0, frame: 57)])
    ]
    report.contacts[2].behaviour.pattern = .unanswered
    report.contacts[2].behaviour.attempts = Attempts(
      count: 38, packets: 152, repetitions: [1, 3, 7, 15],
      period: Period(seconds: 300, jitter: 1, count: 38))
    change(&report)
    return report
  }

  private func answers(_ report: Report, _ device: Int = 1) -> [Question: Answer] {
    let explanation = Explanation(report, report.devices[device], .utc)
    return Dictionary(uniqueKeysWithValues: explanation.answers.map { ($0.question, $0) })
  }

  /// Of connections that began and ended within the capture, from second to second.
  private func rhythm(of connections: [ClosedRange<Int64>]) -> CompactRhythm {
    var rhythm = ContactRhythm()
    for seconds in connections {
      rhythm.connections.insert(
        ConnectionSpan(
          first: seconds.lowerBound * 1_000_000_000, last: seconds.upperBound * 1_000_000_000,
          longestSilence: 0, beginsInside: true, isClosed: true))
    }
    return CompactRhythm(rhythm)
  }

  /// Has a contact go to a station at home, under no name.
  private func turn(_ contact: inout ContactReport, to device: String, at address: String) {
    contact.destination.name = nil
    contact.destination.addresses = [SampleReport.address(address)]
    contact.destination.isLocal = true
    contact.destination.device = device
  }

  private func words(_ answer: Answer?) -> String {
    (answer?.sentences ?? []).map(\.text).joined(separator: " ")
  }

  @Test func everyQuestionIsAnsweredOnceOrSaidToBeOpen() {
    let report = report()
    for device in report.devices {
      let explanation = Explanation(report, device, .utc)
      #expect(explanation.answers.map(\.question) == Question.allCases)
      #expect(explanation.answers.allSatisfy { !$0.sentences.isEmpty })
    }
  }

  @Test func whatStaysIsToldWithItsKeepaliveAndItsFrames() {
    let answers = answers(report())
    let stays = answers[.persistence]
    #expect(
      words(stays).contains("It stays: its connection to mqtt.lightco.example stood all the time"))
    #expect(words(stays).contains("It sends a ping every 60 s (41 times)"))
    let ping = stays?.sentences.first { $0.text.contains("ping") }
    #expect(ping?.evidence == [Evidence(capture: 0, frame: 57)])
    #expect(words(answers[.connection]).contains("has kept it ever since"))
    #expect(words(answers[.commands]).contains("Down the connection that it opened itself"))
  }

  /// Where a filter, or the place, hides answers, nobody is said to be silent.
  @Test func answersThatWereNotCapturedAreNotSaidToBeMissing() {
    let report = report {
      $0.vantage.statements = [.init(kind: "one-direction", text: "", evidence: [])]
      $0.contacts[0].service = "quic"
      $0.contacts[0].transport = "udp"
      $0.contacts[0].received.packets = 0
      $0.contacts[1].answered = 0
      $0.contacts[1].received.packets = 0
      $0.contacts[1].behaviour.period = Period(seconds: 92, jitter: 1, count: 6)
      $0.contacts[2].initiator = .destination
    }
    let all = answers(report).values.map(words).joined(separator: " ")
    #expect(all.contains("for the time every 92 s (NTP)."))
    #expect(all.contains("it sent messages to mqtt.lightco.example all along"))
    #expect(!all.contains("no answer"))
    #expect(!all.contains("got an answer"))
    #expect(!all.contains("Nothing from outside called it"))
    #expect(!all.contains("to and fro"))
  }

  /// With `--from` it is the part that is told which begins later.
  @Test func whatStoodBeforeThePartThatIsToldIsSaidSo() {
    let report = report {
      $0.captures[0].start = SampleReport.start - 60 * SampleReport.second
      $0.contacts[0].behaviour.standing.starts = 0
      $0.contacts[0].behaviour.standing.openBefore = 1
    }
    #expect(words(answers(report)[.connection]).contains("when this part of the capture began"))
  }

  @Test func whatFellSilentHasNotStayedEverSince() {
    let report = report {
      $0.contacts[0].behaviour.standing.share = 0.68
      $0.contacts[0].behaviour.keepalives[0].silence = 3_360_000_000_000
    }
    let answers = answers(report)
    #expect(words(answers[.connection]).contains("nothing was heard of it after 10:40:00."))
    #expect(!words(answers[.connection]).contains("ever since"))
    #expect(words(answers[.persistence]).contains("None came in the last 56 min captured."))
  }

  @Test func whatHungUpHasNotStayedEverSince() {
    func told(
      connections: [ClosedRange<Int64>] = [], _ change: (inout Standing) -> Void
    ) -> String {
      let report = report { report in
        report.contacts[0].behaviour.standing.seconds = 1500
        report.contacts[0].rhythm = rhythm(of: connections)
        change(&report.contacts[0].behaviour.standing)
      }
      return words(answers(report)[.connection])
    }
    #expect(told { $0.closedByDevice = 1 }.contains("and kept it for 25 min."))
    let before = told { standing in
      standing.starts = 0
      standing.openBefore = 1
      standing.closedByDestination = 1
    }
    #expect(before.contains("already when the capture began, and stayed so for 25 min."))
    let threeInARow: [ClosedRange<Int64>] = [0...5, 10...15, 20...25]
    let anew = told(connections: threeInARow) { standing in
      standing.starts = 3
      standing.closedByDevice = 2
    }
    #expect(anew.contains("; it connected anew twice."))
    let keeping = told(connections: threeInARow) { standing in
      standing.starts = 3
      standing.closedByDevice = 2
      standing.openAfter = 1
    }
    #expect(keeping.contains("and keeps one open; it connected anew twice."))
  }

  @Test func connectionsSideBySideAreNotSaidToFollowEachOther() {
    func told(_ connections: [ClosedRange<Int64>]) -> [String] {
      let report = report { report in
        report.contacts[0].behaviour.standing.starts = 3
        report.contacts[0].rhythm = rhythm(of: connections)
      }
      let answers = answers(report)
      return [words(answers[.connection]), words(answers[.persistence])]
    }
    let beside = told([0...50, 10...40, 20...30])
    #expect(beside[0].contains("and keeps one open; 3 stood at a time."))
    #expect(beside[1].contains("stood all the time captured; 3 stood at a time."))
    let both = told([0...50, 10...20, 30...60])
    #expect(both.allSatisfy { $0.contains("; it connected anew once, and 2 stood at a time.") })
    let unknown = told((0..<40).map { $0 * 10...$0 * 10 + 5 })
    #expect(unknown.allSatisfy { $0.contains("; 3 connections in all.") })
  }

  @Test func ofWhatStoodBeforeNothingIsSaidOfComingAndGoing() {
    let report = report { report in
      report.contacts[0].behaviour.pattern = .occasional
      report.contacts[0].behaviour.standing = Standing()
      report.contacts[0].behaviour.standing.openBefore = 1
    }
    let answers = answers(report)
    let before = "It was connected to mqtt.lightco.example"
    #expect(words(answers[.connection]).contains(before))
    #expect(words(answers[.persistence]).contains(before))
    #expect(words(answers[.persistence]).contains("too little of that was captured to tell"))
  }

  @Test func whoCalledIsNotSaidWhereNobodyKnowsIt() {
    func told(_ initiator: ContactReport.Side) -> String {
      let report = report { report in
        report.contacts[0].transport = "udp"
        report.contacts[0].behaviour.pattern = .oneShot
        report.contacts[0].initiator = initiator
      }
      return words(answers(report)[.connection])
    }
    #expect(told(.device).contains("It called mqtt.lightco.example"))
    #expect(told(.unknown).contains("It talked with mqtt.lightco.example"))
  }

  @Test func aConversationThatGoesOnIsNotSaidToBeOver() {
    let report = report { report in
      report.contacts[0].behaviour.pattern = .oneShot
      report.contacts[0].behaviour.standing.openAfter = 1
    }
    let text = words(answers(report)[.persistence])
    #expect(text.contains("had one conversation, which was still going on at the end."))
  }

  @Test(arguments: [(seconds: Int64(119), true), (121, false)])
  func datagramsGoOnWhileTheNextBeatIsNotOverdue(_ silence: Int64, _ goesOn: Bool) {
    let report = report { report in
      report.contacts[0].transport = "udp"
      report.contacts[0].behaviour.pattern = .oneShot
      report.end = report.contacts[0].last + silence * SampleReport.second
    }
    let text = words(answers(report)[.persistence])
    #expect(text.contains(goesOn ? "which was still going on at the end." : ", and no more."))
  }

  @Test func aConnectionToARelayIsAWayInAndAQuestionForOnesAddressIsNone() {
    func spoken(_ transport: String, _ pattern: ContactPattern) -> String {
      let report = report { report in
        report.contacts[0].service = "stun"
        report.contacts[0].transport = transport
        report.contacts[0].behaviour.pattern = pattern
      }
      return words(answers(report)[.persistence])
    }
    let stays = "It stays: its connection to mqtt.lightco.example"
    #expect(spoken("tcp", .persistent).contains(stays))
    #expect(!spoken("tcp", .occasional).contains("mqtt.lightco.example"))
    #expect(!spoken("udp", .persistent).contains("mqtt.lightco.example"))
  }

  @Test func oneServiceAtTwoPortsIsTwoSentences() {
    func told(_ change: (inout ContactReport) -> Void) -> String {
      let report = report { report in
        report.contacts[0].behaviour.pattern = .oneShot
        var other = report.contacts[0]
        change(&other)
        report.contacts.append(other)
      }
      return words(answers(report)[.persistence])
    }
    let ports = told { $0.port = 1884 }
    #expect(ports.contains("mqtt.lightco.example (MQTT, port 1883) it had"))
    #expect(ports.contains("mqtt.lightco.example (MQTT, port 1884) it had"))
    let services = told { $0.service = "http" }
    #expect(services.contains("mqtt.lightco.example (MQTT) it had"))
  }

  @Test func howManyStillStandIsCounted() {
    func told(_ count: Int) -> String {
      let report = report { report in
        report.contacts[0].behaviour.pattern = .occasional
        report.contacts[0].behaviour.standing.starts = 4
        report.contacts[0].behaviour.standing.openAfter = count
      }
      return words(answers(report)[.persistence])
    }
    #expect(told(1).contains("; 1 was still standing at the end."))
    #expect(told(2).contains("; 2 were still standing at the end."))
  }

  @Test func aClockIsSetByWhomItIsAnswered() {
    func told(_ servers: [(name: String, asked: Int, answered: Int, isRegular: Bool)]) -> String {
      let report = report { report in
        let time = report.contacts[SampleReport.Place.time]
        report.contacts.removeAll { $0.service == "ntp" }
        for server in servers {
          var contact = time
          contact.service = "ntp"
          contact.destination.name = server.name
          contact.answered = server.answered > 0 ? 1 : 0
          contact.sent.packets = server.asked
          contact.received.packets = server.answered
          contact.behaviour.period =
            server.isRegular ? Period(seconds: 25, jitter: 0, count: server.asked) : nil
          report.contacts.append(contact)
        }
      }
      return words(answers(report)[.persistence])
    }
    let seldom = (name: "a.example", asked: 5, answered: 1, isRegular: true)
    let good = (name: "b.example", asked: 7, answered: 7, isRegular: true)
    #expect(told([seldom, good]).contains("It sets its clock by b.example every 25 s (NTP)."))
    let alone = told([seldom])
    #expect(
      alone.contains("It asks a.example for the time every 25 s (NTP), and is answered once of 5."))
    let irregular = (name: "b.example", asked: 7, answered: 7, isRegular: false)
    #expect(told([seldom, irregular]).contains("is answered once of 5; b.example answers it."))
  }

  /// A kiss-o'-death is an answer, and no time (RFC 5905 §7.4).
  @Test func aClockIsNotSetByWhoRefusesTheTime() {
    func told(refusals: Int) -> Answer? {
      let report = report { report in
        let place = SampleReport.Place.time
        report.contacts[place].sent.packets = 9
        report.contacts[place].received.packets = 9
        report.contacts[place].behaviour.period = Period(seconds: 2, jitter: 0, count: 9)
        for _ in 0..<refusals {
          SampleReport.fact(.timeRefused, "RATE", to: &report.contacts[place])
        }
      }
      return answers(report)[.persistence]
    }
    let refused = "It asks pool.ntp.org for the time every 2 s (NTP), and is refused it (RATE)."
    #expect(words(told(refusals: 9)).contains(refused))
    #expect(words(told(refusals: 6)).contains("and is told it 3 times of 9."))
    #expect(words(told(refusals: 1)).contains("It sets its clock by pool.ntp.org"))
  }

  @Test func whoTellsTheTimeCommandsNothing() {
    let report = report { report in
      report.contacts = [report.contacts[SampleReport.Place.time]]
      report.captures = []
    }
    let answers = answers(report)
    #expect(answers[.commands]?.isKnown == false)
    #expect(!words(answers[.commands]).contains("pool.ntp.org"))
    #expect(words(answers[.control]) == "Nobody but NTP servers outside was seen to answer it.")
  }

  @Test func thatAWayIsOpenIsNotSaidToBeItsUse() {
    let way = words(answers(report())[.commands])
    #expect(way.contains("the router's NAT lets in only what was asked for from inside"))
    #expect(way.contains("mqtt.lightco.example can speak to it at any time"))
    let over6 = report {
      $0.contacts[0].destination.addresses = [SampleReport.address("2001:db8::20")]
    }
    let way6 = words(answers(over6)[.commands])
    #expect(way6.contains("the router's firewall, where it has one for IPv6, lets in only"))
    #expect(!way6.contains("NAT"))
  }

  /// Active FTP (RFC 959 §3.2): the server opens a connection for each file that it was asked for.
  @Test func whatAFileServerCallsBackIsNoWayIn() {
    let report = report { report in
      report.contacts[SampleReport.Place.visitor].service = nil
      report.contacts.append(
        SampleReport.contact(
          SampleReport.phone, "ftp", "tcp", 21, to: nil, "198.51.100.7", flows: 1, answered: 1,
          sent: 9, basis: .syn, frames: [5]))
      report.describeDoors()
    }
    let answers = answers(report, 2)
    #expect(!words(answers[.openness]).contains("Yes"))
    #expect(words(answers[.openness]).contains("But for what it asked for by FTP, nothing from"))
    #expect(!words(answers[.commands]).contains("straight in"))
    #expect(!words(answers[.control]).contains("from the internet directly"))
    #expect(
      words(answers[.initiative]).contains("198.51.100.7 calls back with what it asked for"))
    #expect(report.devices[2].doors.isEmpty)
  }

  @Test func howEachCallIsKnownIsToldOfThatOne() {
    func told(_ other: Initiator.Basis) -> String {
      let report = report { report in
        report.contacts[0].basis = .dns
        report.contacts[2].basis = other
      }
      return words(answers(report)[.initiative])
    }
    #expect(
      told(.dns).contains(
        "it calls mqtt.lightco.example and iot.dead.example (concluded from DNS: it had just"))
    #expect(
      told(.port).contains(
        "it calls mqtt.lightco.example (concluded from DNS: it had just asked for that name); "
          + "iot.dead.example (concluded from the port"))
    #expect(told(.syn).contains("it calls mqtt.lightco.example and iot.dead.example."))
  }

  @Test func whoNeverAnswersIsToldWithTheBackOff() {
    let text = words(answers(report())[.persistence])
    #expect(text.contains("It keeps trying iot.dead.example: 38 attempts, none answered"))
    #expect(text.contains("again after 1, 3, 7 and 15 s, and starts over every 5 min"))
  }

  @Test func whoWasRefusedIsToldSoAndOneTryIsNoHabit() {
    func told(_ count: Int, _ refusal: Attempts.Refusal?) -> String {
      let report = report { report in
        report.contacts[2].behaviour.attempts = Attempts(
          count: count, packets: count, repetitions: [], refusal: refusal)
      }
      return words(answers(report)[.persistence])
    }
    #expect(
      told(3, .reset).contains(
        "keeps trying iot.dead.example: 3 attempts, none answered (refused)."))
    #expect(told(1, nil).contains("It tried iot.dead.example once, in vain."))
    #expect(told(1, .icmp("host-unreachable")).contains("once, in vain (unreachable)."))
  }

  @Test func whoHearsEveryNameIsAskedAlone() {
    func told(_ servers: [(address: String, answered: Int)]) -> String {
      let report = report { report in
        for server in servers {
          var contact = SampleReport.contact(
            SampleReport.light, "dns", "udp", 53, to: nil, server.address, flows: 3,
            answered: server.answered, sent: 3, basis: .port, frames: [9])
          SampleReport.fact(.service, "dns", to: &contact)
          if server.answered == 0 { contact.behaviour.pattern = .unanswered }
          report.contacts.append(contact)
        }
      }
      return words(answers(report)[.audience])
    }
    #expect(told([("9.9.9.9", 3)]).contains("9.9.9.9 hears every name it asks for (DNS)."))
    #expect(told([("9.9.9.9", 3), ("8.8.8.8", 0)]).contains("9.9.9.9 hears every name it asks"))
    let both = told([("9.9.9.9", 3), ("8.8.8.8", 3)])
    #expect(both.contains("8.8.8.8 hear names it asks for (DNS)."))
    #expect(!told([("9.9.9.9", 0)]).contains("(DNS)"))
  }

  @Test func aCallFromOutsideIsNoSecret() {
    let answers = answers(report(), 2)
    #expect(
      words(answers[.openness]).hasPrefix("Yes: 198.51.100.7 came in from outside at port 8554"))
    #expect(!words(answers[.initiative]).contains("Always"))
    #expect(!words(answers[.initiative]).contains("Nothing from outside"))
  }

  @Test func whoIsPutThroughByServersGetsIn() {
    let told = report { report in
      report.findings = [
        Finding(
          kind: "peer-to-peer", severity: .notice, device: report.devices[1].id, text: "",
          advice: "Give it a password.", evidence: [])
      ]
    }
    let answers = answers(told)
    #expect(
      words(answers[.openness]).contains(
        "Servers outside put through to it whoever names its whole number, past the router (PPPP).")
    )
    #expect(
      words(answers[.advice]).contains(
        "The servers that put others through to it: Give it a password."))
  }

  @Test func holesThatWereClosedAreToldApartFromThoseThatStand() {
    let told = report { report in
      for port in 1...5 {
        SampleReport.fact(
          .portMapping, "tcp \(port) → 192.168.1.9:\(port)", frame: port, to: &report.contacts[0])
      }
      SampleReport.fact(.closedPortMapping, "tcp 2", frame: 9, to: &report.contacts[0])
    }
    let openness = words(answers(told)[.openness])
    #expect(
      openness.contains(
        "It had the router open a way in: tcp 1 → 192.168.1.9:1, tcp 3 → 192.168.1.9:3, "
          + "tcp 4 → 192.168.1.9:4 and 1 more."))
    #expect(
      openness.contains(
        "It had the router open a way in, and close it again: tcp 2 → 192.168.1.9:2."))
  }

  /// Who does nothing but ask a silent server for the time is told of in one sentence.
  @Test func aSilentClockIsToldOnce() {
    let told = report { report in
      report.contacts.removeAll { $0.service != "ntp" }
      report.contacts[0].answered = 0
      report.contacts[0].received = Tally()
      report.contacts[0].behaviour.pattern = .unanswered
      report.contacts[0].behaviour.attempts = Attempts(
        count: 7, packets: 7, period: Period(seconds: 90, jitter: 0, count: 7))
    }
    #expect(
      words(answers(told)[.persistence])
        == "It asks pool.ntp.org for the time every 90 s (NTP), and gets no answer.")
  }

  /// What no protocol is known for has its port at least.
  @Test func whatIsSaidToAllIsNamedByItsPort() {
    let told = report { report in
      report.contacts = report.contacts.filter { $0.service == "mdns" }
      (report.contacts[0].service, report.contacts[0].port) = (nil, 56_700)
    }
    #expect(
      words(answers(told)[.audience]).contains(
        "Everybody at home hears what it says to all: UDP port 56700."))
  }

  @Test func whoCallsItsRouterOnlyIsSaidToCall() {
    let told = report { report in
      var contact = report.contacts[0]
      (contact.service, contact.port) = ("http", 49_000)
      turn(&contact, to: SampleReport.router.description, at: "192.168.1.1")
      report.contacts = [contact]
    }
    #expect(words(answers(told)[.initiative]).hasPrefix("At home it calls the router."))
  }

  /// A call that only tells what somebody subscribed to has nobody do anything.
  @Test func whoIsOnlyToldOfEventsIsNotCommanded() {
    func told(_ requests: Int) -> (commands: String, paths: [ControlPath]) {
      let told = report { report in
        var call = report.contacts[0]
        (call.service, call.port) = ("http", 3400)
        turn(&call, to: SampleReport.phone.description, at: "192.168.1.3")
        SampleReport.fact(.eventNotification, "notify", to: &call)
        for _ in 0..<requests { SampleReport.fact(.httpHost, "192.168.1.3", to: &call) }
        report.contacts = [call]
        report.describeDoors()
      }
      #expect(told.devices[2].doors.count == 1)
      return (words(answers(told, 2)[.commands]), told.devices[2].controlPaths)
    }
    #expect(told(1).paths == [])
    #expect(!told(1).commands.contains("speaks to it directly"))
    #expect(told(2).paths == [.home])
    #expect(told(2).commands.contains("speaks to it directly"))
  }

  /// A weak guess at who began is no hole: an invented one alarms for nothing.
  @Test func aGuessIsNoWayIn() {
    let guessed = report { $0.contacts[5].basis = .port }
    #expect(!words(answers(guessed, 2)[.openness]).contains("Yes"))
  }

  @Test func whatOnlySpeaksToAllIsSaidToBeHidden() {
    let hidden = report { report in
      report.contacts = report.contacts.filter { $0.service == "mdns" }
      report.captures[0].marks = []
    }
    let answers = answers(hidden)
    for question in [Question.initiative, .persistence, .commands, .control, .secrecy] {
      #expect(answers[question]?.isKnown == false)
      #expect(words(answers[question]).contains("to everybody"))
    }
    #expect(answers[.cost]?.isKnown == true)
  }

  /// An answer to one is said to that one, whether or not it was asked for in this capture.
  @Test func whoSaysAnythingToOneDoesNotSpeakToAllOnly() {
    let told = report { report in
      report.contacts = report.contacts.filter { $0.service == "mdns" }
      var answer = report.contacts[0]
      answer.destination.addresses = [SampleReport.address("192.168.1.3")]
      report.contacts.append(answer)
    }
    #expect(!words(answers(told)[.secrecy]).contains("to everybody"))
  }

  @Test func whatWasSeenIsShownAndWhatWasNotIsNot() {
    for answer in answers(report()).values where answer.isKnown {
      for sentence in answer.sentences {
        let tellsOfContact = [
          "It stays", "It sends a ping", "It keeps trying", "Sealed", "In the clear",
        ]
        .contains { sentence.text.hasPrefix($0) }
        #expect(!tellsOfContact || !sentence.evidence.isEmpty, "\(sentence.text)")
      }
    }
  }

  /// What bytes look like is no knowledge of a protocol.
  @Test func theLookOfBytesIsSaidToBeThat() {
    func told(_ subject: FlowFact.Subject, _ value: String) -> String {
      words(
        answers(
          report { report in
            report.contacts = [report.contacts[SampleReport.Place.broker]]
            SampleReport.fact(subject, value, to: &report.contacts[0])
          })[.secrecy])
    }
    #expect(told(.service, "mqtt").hasPrefix("In the clear: "))
    let look = told(.payload, PayloadVerdict.cleartext.rawValue)
    #expect(look.hasPrefix("By the look of its bytes not sealed"))
    #expect(!look.contains("Anyone"))
    #expect(told(.payload, PayloadVerdict.encrypted.rawValue).contains("that looks encrypted"))
  }

  /// What begins in the clear to agree on TLS lets no more be read than the greeting.
  @Test func whatGoesOverToTLSIsSealed() {
    func told(_ facts: [(FlowFact.Subject, String)]) -> String {
      words(
        answers(
          report { report in
            report.contacts = [report.contacts[SampleReport.Place.broker]]
            for fact in facts { SampleReport.fact(fact.0, fact.1, to: &report.contacts[0]) }
          })[.secrecy])
    }
    let upgraded = told([(.service, "smtp"), (.service, "ssl"), (.tlsVersion, "TLSv12")])
    #expect(
      upgraded.hasPrefix("Sealed: TLS, after a greeting in the clear, with mqtt.lightco.example."))
    #expect(told([(.service, "http"), (.service, "ssl")]).hasPrefix("In the clear: "))
    let empty = told([(.service, "ssl"), (.cipher, "TLS_RSA_WITH_NULL_SHA256")])
    #expect(empty.hasPrefix("In the clear: "))
    #expect(empty.hasSuffix("Anyone on the way can read it."))
  }

  /// Whoever answers questions for an address gives it: not always the router.
  @Test func whoGaveTheAddressIsNamed() {
    func told(_ server: Int?) -> Answer.Sentence? {
      answers(
        report { report in
          report.devices[1].evidence = [
            DeviceReport.Claim(
              claim: "name", value: "x", source: "dhcp", evidence: Evidence(capture: 0, frame: 3)),
            DeviceReport.Claim(
              claim: "address", value: "192.168.1.9", source: server == nil ? "arp" : "dhcp",
              evidence: Evidence(capture: 0, frame: 8)),
          ]
          guard let server else { return }
          var dhcp = report.contacts[SampleReport.Place.time]
          dhcp.service = "dhcp"
          dhcp.port = 67
          dhcp.destination.device = report.devices[server].id
          dhcp.destination.isLocal = true
          report.contacts.append(dhcp)
        })[.connection]?.sentences.first
    }
    #expect(told(0)?.text.hasSuffix("given to it by the router (DHCP).") == true)
    #expect(told(2)?.text.hasSuffix("given to it by Pixel-6 (DHCP).") == true)
    #expect(told(nil)?.text.hasSuffix("has the address 192.168.1.9.") == true)
    #expect(told(nil)?.evidence == [Evidence(capture: 0, frame: 8)])
  }

  @Test func aDayIsReckonedFromLongCapturesOnly() {
    #expect(words(answers(report())[.cost]).contains("At this rate: "))
    let short = report { $0.end = $0.start.map { $0 + 30 * SampleReport.second } }
    #expect(!words(answers(short)[.cost]).contains("At this rate"))
    #expect(answers(short)[.idleness]?.isKnown == false)
  }

  @Test func onlyTermsThatAreUsedAreExplained() {
    #expect(Term.used(in: ["It speaks MQTT.", "Trackers: a."]) == [.mqtt, .tracker])
    #expect(Term.used(in: ["api.ping-tracker.example, NATO, DNSSEC"]) == [])
    #expect(Term.used(in: ["TLS 1.2, and the router's NAT"]) == [.nat, .tls])
  }

  @Test func linesFitTheTerminal() {
    let report = report()
    for width in [80, 100] {
      for device in report.devices {
        let text = ExplanationText(
          report, Explanation(report, device, .utc), nil, TextOptions(width: width)
        ).text
        let longest = text.split(separator: "\n").map { String($0).columns }.max() ?? 0
        #expect(longest <= width)
      }
    }
  }

  /// The light's connection to its broker, drawn.
  private func diagram(_ report: Report) throws -> SequenceDiagram {
    let light = report.devices[1]
    let dealing = try #require(Explanation(report, light, .utc).chief)
    var recorder = ConversationRecorder(dealing, of: light)
    let packets = (0..<40).map { index in
      var packet = DecodedPacket()
      packet.kind = .tcp
      packet.frame = index + 1
      packet.time = SampleReport.start + Int64(index) * 3 * SampleReport.second
      let isUp = index % 3 != 1
      packet.source = isUp ? light.addresses[0] : dealing.peerAddresses[0]
      packet.destination = isUp ? dealing.peerAddresses[0] : light.addresses[0]
      packet.sourcePort = isUp ? 40000 : 1883
      packet.destinationPort = isUp ? 1883 : 40000
      packet.tcpFlags = index == 0 ? .syn : .ack
      packet.sequence = UInt32(index) * 2000
      packet.payloadLength = index == 0 ? 0 : UInt32(100 + index * 40)
      return WatchedPacket(packet: packet, head: [])
    }
    recorder.take(WatchedBatch(packets: packets, events: []))
    return try #require(SequenceDiagram(recorder, of: light, dealing, in: report))
  }

  /// The log tells what a client hears; an arrow begins at who spoke.
  @Test func anArrowBeginsWhereItsFrameDoes() throws {
    let report = report { $0.contacts = [$0.contacts[SampleReport.Place.time]] }
    let light = report.devices[1]
    let dealing = try #require(Explanation(report, light, .utc).chief)
    var traffic = SampleTraffic()
    let (clock, server) = (("192.168.1.9", UInt16(40_123)), ("203.0.113.7", UInt16(123)))
    var packets: [WatchedPacket] = []
    for (isUp, bytes) in [
      (true, NameSamples.ntpQuestion), (false, NameSamples.ntpAnswer),
      (false, NameSamples.ntpKiss),
    ] {
      let packet = traffic.packet(
        .udp, isUp ? clock : server, isUp ? server : clock, payload: bytes.count)
      traffic.take(packet, bytes)
      packets.append(WatchedPacket(packet: packet, head: Array(bytes.prefix(8))))
    }
    var recorder = ConversationRecorder(dealing, of: light)
    recorder.take(WatchedBatch(packets: packets, events: traffic.events))
    let steps = recorder.steps().steps
    #expect(steps.map(\.isFromDevice) == [true, false, false])
    #expect(
      steps.map(\.what) == [
        "asks for the time", "tells the time (stratum 2)", "refuses the time (RATE)",
      ])
  }

  @Test func thePictureFitsTheTerminalAndNamesItsFrames() throws {
    let named = report { report in
      report.devices[1].name = "電球\u{1b}[31m" + String(repeating: "灯", count: 40)
    }
    for (report, width) in [(report(), 80), (report(), 100), (named, 60), (named, 100)] {
      let diagram = try diagram(report)
      #expect(diagram.steps.count > 3)
      let lines = DiagramText(
        diagram, TextOptions(width: width), severalCaptures: false
      ).lines
      #expect(lines.allSatisfy { $0.columns <= width }, "\(lines)")
      #expect(!lines.joined().unicodeScalars.contains { $0.isActive })
      for step in diagram.steps {
        let frames = step.evidence.map { "#\($0.frame)" }
        #expect(frames.isEmpty || lines.contains { $0.hasSuffix(" " + frames[0]) })
      }
    }
  }

  @Test func namesFromTheNetworkDoNothingToATerminal() {
    let hostile = report { report in
      report.devices[1].name = "light\u{1b}[2J\u{202e}"
      report.contacts[0].destination.name = "a\u{1b}]0;b\u{07}"
    }
    let text = ExplanationText(
      hostile, Explanation(hostile, hostile.devices[1], .utc), nil, TextOptions(width: 80)
    ).text
    #expect(!text.unicodeScalars.contains { $0.isActive && $0 != "\n" })
  }

  @Test func theJSONIsToldOf() throws {
    let report = report()
    let explanation = Explanation(report, report.devices[1], .utc)
    try OutputDocumentationTests().expectDocumented(
      ExplanationJSON(report, [(explanation, nil)], version: "1").text(), under: "## Answers")
  }
}
