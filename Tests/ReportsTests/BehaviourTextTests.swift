import Behaviour
import Testing
import Traffic

@testable import Analysis
@testable import Reports

/// How behaviour reads in the report of a home and of one device.
struct BehaviourTextTests {
  private func lines(_ width: Int) -> [String] {
    TextReport(SampleReport.behavingReport(), TextOptions(width: width)).text
      .split(separator: "\n").map(String.init)
  }

  private func section(_ heading: String, _ width: Int) -> [String] {
    Array(lines(width).drop { !$0.hasPrefix(heading) })
  }

  @Test func contactsTellHowTheyGoOnAndWhetherTheyCanBeRead() {
    #expect(
      section("WHO TALKS", 120).prefix(8).map { $0.split(separator: " ").joined(separator: " ") }
        == [
          "WHO TALKS TO WHOM proof", "Pixel-6",
          "called by 198.51.100.7 rtsp 8554 2 connections #903",
          "calls api.lightco.example https 443 11/12 answered sealed #300 by answer", "Smart Light",
          "calls iot.dead.example https 443 38 × no answer, every 5 min #112",
          "calls mqtt.lightco.example mqtt 1883 stays connected, ping every 60 s readable #41",
          "calls pool.ntp.org ntp 123 every 17 min readable #17 by DNS",
        ])
  }

  @Test func whatIsLeftOfAConnectionIsNotSaidToBeUnanswered() {
    func counts(unanswered: Int) -> String {
      var contact = SampleReport.behavingReport().contacts[SampleReport.Place.app]
      contact.behaviour = ContactBehaviour()
      (contact.flows, contact.answered, contact.unanswered) = (3, 2, unanswered)
      return BehaviourWords(contact, device: "it", destination: "there").short()
    }
    #expect(counts(unanswered: 1) == "2/3 answered")
    #expect(counts(unanswered: 0) == "3 connections")
  }

  @Test func whatNobodyAnsweredWasNotSealed() {
    func reading(answered: Int) -> [String?] {
      var contact = SampleReport.behavingReport().contacts[SampleReport.Place.silent]
      contact.answered = answered
      SampleReport.fact(.service, "quic", to: &contact)
      let words = BehaviourWords(contact, device: "it", destination: "there")
      return [words.readingWord, words.reading?.text]
    }
    #expect(reading(answered: 0) == ["", nil])
    #expect(reading(answered: 1) == ["sealed", "Sealed on its way."])
  }

  @Test func aHundredColumnsHoldWhatMustBeTold() {
    #expect(
      section("WHO TALKS", 100).prefix(9).joined(separator: "\n") == """
        WHO TALKS TO WHOM                                                                 proof
          Pixel-6
            called by  198.51.100.7          rtsp 8554  2 connections                     #903
            calls      api.lightco.example   https 443  11/12 answered          sealed    #300 by answer
          Smart Light
            calls      iot.dead.example      https 443  38 × no answer                    #112
            calls      mqtt.lightco.example  mqtt 1883  stays, ping every 60 s  readable  #41
            calls      pool.ntp.org          ntp 123    every 17 min            readable  #17 by DNS
            speaks to all: mDNS
        """)
  }

  @Test(arguments: [60, 80, 100, 132]) func theyFitAnyWidth(_ width: Int) {
    #expect(lines(width).allSatisfy { $0.columns <= width })
  }

  @Test func narrowPagesSpareWordsNotFacts() {
    let text = lines(80).joined(separator: "\n")
    #expect(text.contains("38 × no answer"))
    #expect(text.contains("ping every 60 s"))
    #expect(text.contains("every 17 min"))
    #expect(text.contains("readable"))
  }

  @Test func oneDeviceIsToldInSentencesWithTheirFrames() {
    let report = SampleReport.behavingReport()
    let text = DeviceText(report, report.devices[1], TextOptions(width: 100)).text
    for line in [
      "A connection stood for 98 % of the time (41 min): 2 began during the capture, 1 stood",
      "mqtt.lightco.example closed 1.",
      "It sends a ping every 60 s, 40 times, 1 missed.   #57 #66",
      "38 attempts, 152 packets: none was answered; sent again after 1, 3, 7 and 15 s",
      "A new question every 17 min, 5 times.",
      "Readable on its way.   #44",
      "reached    from outside over a connection that it keeps open itself",
    ] {
      #expect(text.contains(line), "\(line)")
    }
  }

  @Test func doorsAreToldWithWhoCameIn() {
    let report = SampleReport.behavingReport()
    let text = DeviceText(report, report.devices[2], TextOptions(width: 100)).text
    #expect(text.contains("answers at port 8554 (RTSP): twice from outside   #903"))
    #expect(text.contains("reached    from the internet directly"))
  }

  @Test func aContactOfTheOtherSideIsToldFromThere() {
    let contact = SampleReport.behavingReport().contacts[SampleReport.Place.broker]
    let words = BehaviourWords(contact, device: "Smart Light", destination: "it")
    #expect(
      words.keepalives.map(\.text) == ["Smart Light sends a ping every 60 s, 40 times, 1 missed."])
  }

  /// After a scan each port by itself would fill pages.
  @Test func portsTriedInVainAreToldInOne() {
    var report = SampleReport.report()
    func tried(_ ports: [Int]) -> String {
      report.contacts = ports.map { port in
        SampleReport.contact(
          SampleReport.light, nil, "tcp", port, to: nil, "18.196.4.20", flows: 1,
          answered: port == 443 ? 1 : 0, sent: 1, received: 0, basis: .syn, frames: [port])
      }
      return DeviceText(report, report.devices[1], TextOptions(width: 100)).text
    }
    let many = tried(Array(20...30) + Array(40...45) + [443])
    #expect(many.contains("calls 18.196.4.20   17 ports, none answered\n    tcp 20–30, 40–45\n"))
    #expect(many.contains("tcp 443") && !many.contains("tcp 21"))
    #expect(tried(Array(20...30)).contains("tcp 21"))
  }
}
