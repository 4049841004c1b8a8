import Behaviour
import Packets
import Testing
import Traffic

@testable import Analysis
@testable import Reports

struct TextReportTests {
  private func text(_ report: Report, _ width: Int, _ style: TextStyle = .plain) -> String {
    TextReport(report, TextOptions(width: width, style: style)).text
  }

  private func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func theSampleReadsWellAt100Columns() {
    #expect(
      text(SampleReport.report(), 100) == """
        router.pcapng   pcapng, 1 interface · 2026-03-01 10:00–10:42 (42 min) · 18,402 packets · 9.1 MB
        Seen from inside the home: its devices under their own addresses.

        DEVICES  192.168.1.0/24, router 192.168.1.1
                                                 packets/min   bytes  outside
          router       192.168.1.1  router                43  270 kB
          Smart Light  192.168.1.9  Espressif            4.2   26 kB  3 places, 1 silent
          Pixel-6      192.168.1.3  private MAC          424  2.7 MB  2 places

        WHO TALKS TO WHOM                                                sent/received  proof
          Smart Light
            calls      iot.dead.example      https 443  38 × no answer     14 kB / 0 B  #112
            calls      mqtt.lightco.example  mqtt 1883  1 connection    3.8 kB / 12 kB  #41
            calls      pool.ntp.org          ntp 123    33 packets       270 B / 12 kB  #17 by DNS
            speaks to all: mDNS
          Pixel-6
            called by  198.51.100.7          rtsp 8554  2 connections   5.4 kB / 12 kB  #903
            calls      api.lightco.example   https 443  11/12 answered   72 kB / 12 kB  #300 by answer

        MARKS
          10:00:00.001  "on"
            after 210 ms Smart Light heard from mqtt.lightco.example (3 packets, 412 B)   #57

        Ask more:  phonehome report --device 'Smart Light' router.pcapng
                   phonehome log router.pcapng

        """)
  }

  @Test func theSampleReadsWellAt80Columns() {
    #expect(
      text(SampleReport.report(), 80) == """
        router.pcapng   pcapng, 1 interface · 2026-03-01 10:00–10:42 (42 min) ·
            18,402 packets · 9.1 MB
        Seen from inside the home: its devices under their own addresses.

        DEVICES  192.168.1.0/24, router 192.168.1.1
                                                 packets/min   bytes  outside
          router       192.168.1.1  router                43  270 kB
          Smart Light  192.168.1.9  Espressif            4.2   26 kB  3 places, 1 silent
          Pixel-6      192.168.1.3  private MAC          424  2.7 MB  2 places

        WHO TALKS TO WHOM                                               proof
          Smart Light
            calls      iot.dead.example      https 443  38 × no answer  #112
            calls      mqtt.lightco.example  mqtt 1883  1 connection    #41
            calls      pool.ntp.org          ntp 123    33 packets      #17 by DNS
            speaks to all: mDNS
          Pixel-6
            called by  198.51.100.7          rtsp 8554  2 connections   #903
            calls      api.lightco.example   https 443  11/12 answered  #300 by answer

        MARKS
          10:00:00.001  "on"
            after 210 ms Smart Light heard from mqtt.lightco.example (3 packets, 412 B)
               #57

        Ask more:  phonehome report --device 'Smart Light' router.pcapng
                   phonehome log router.pcapng

        """)
  }

  @Test func ratesOfLessThanAMinuteAreCounts() {
    var report = SampleReport.report()
    #expect(text(report, 100).contains("packets/min"))
    report.end = report.start.map { $0 + 12 * SampleReport.second }
    #expect(!text(report, 100).contains("packets/min"))
    let device = DeviceText(report, report.devices[1], TextOptions(width: 100)).text
    #expect(!device.contains("packets/min"))
  }

  /// Who sent the first datagram need not be who speaks: a recorder opens the way for what a camera sends.
  @Test(arguments: [
    (1, 994, "hears from"), (99, 990, "hears from"), (100, 990, "sends to"), (5, 0, "sends to"),
  ])
  func whoHardlySaysAnythingHears(_ sent: Int, _ received: Int, _ verb: String) {
    var report = SampleReport.report()
    report.contacts = [
      SampleReport.contact(
        SampleReport.light, "rtp", "udp", 57_966, to: "cam.example", "203.0.113.8", flows: 1,
        answered: 1, sent: sent, received: received, basis: .firstPacket, frames: [7])
    ]
    #expect(text(report, 100).contains(" \(verb)  cam.example "))
  }

  @Test func aPartOfTheCapturesTimeIsSaidToBeOne() {
    var report = SampleReport.report()
    #expect(!report.isPartial)
    report.start = report.start.map { $0 + 60 * SampleReport.second }
    #expect(
      text(report, 100).contains("\nOnly 2026-03-01 10:01–10:42 (41 min) of it is told here.\n"))
    report.start = nil
    report.end = nil
    report.devices = []
    #expect(text(report, 100).contains("\nNothing of it was captured in the time asked for.\n"))
  }

  @Test func whereAllSpeakToAllOnlyThereIsNothingToHead() {
    var report = SampleReport.report()
    report.contacts = report.contacts.filter(report.goesToGroup)
    #expect(lines(text(report, 100)).contains("WHO TALKS TO WHOM"))
    #expect(!text(report, 100).contains("sent/received"))
  }

  /// A home with 60 devices of 30 contacts each, and names that are too long for anything.
  private func crowdedReport() -> Report {
    var report = SampleReport.report()
    report.devices = []
    report.contacts = []
    for number in 1...60 {
      let mac = MACAddress(rawValue: 0x24_0a_c4_00_00_00 + UInt64(number))
      report.devices.append(
        SampleReport.device(
          mac, "192.168.1.\(number)",
          name: number % 3 == 0 ? String(repeating: "名前-", count: number) : "device-\(number)",
          source: "dhcp", vendor: "A Maker of Very Many Things in the Home"))
      for contact in 1...30 {
        report.contacts.append(
          SampleReport.contact(
            mac, contact % 7 == 0 ? nil : "https", "tcp", 443,
            to: String(repeating: "long.", count: contact) + "example", "203.0.113.\(contact)",
            flows: contact * 1000, answered: contact * 999, sent: 12_345_678,
            basis: contact % 2 == 0 ? .none : .handshakeAck, frames: [1_234_567]))
      }
    }
    return report
  }

  @Test func devicesThatAreLeftOutAreAllCounted() throws {
    let told = lines(text(crowdedReport(), 100))
    let shown = told.count { $0.hasSuffix(" of 30 contacts") }
    let rest = try #require(
      told.first { $0.contains(" more devices: phonehome report --contacts") })
    #expect(shown > 0)
    #expect(rest.hasPrefix("  \(60 - shown) more devices"))
  }

  @Test(arguments: [60, 72, 80, 100, 132])
  func aCrowdedHomeFitsOneScreenOfAnyWidth(_ width: Int) {
    let lines = lines(text(crowdedReport(), width))
    #expect(lines.count <= 46)
    #expect(lines.allSatisfy { $0.columns <= width })
    #expect(lines.allSatisfy { $0.last != " " })
    #expect(lines.contains { $0.contains("48 more: phonehome devices router.pcapng") })
  }

  /// Four contacts of each are shown where others need the room, and more where none do.
  @Test func oneDevicesContactsFillTheScreen() throws {
    let crowded = crowdedReport()
    let report = crowded.limited(to: [crowded.devices[0]])
    let told = lines(text(report, 100))
    let heading = try #require(told.first { $0.hasSuffix(" of 30 contacts") })
    let shown = try #require(heading.split(separator: " ").dropLast(3).last.flatMap { Int($0) })
    #expect(shown > 20)
    #expect(told.count > 40 && told.count <= 46)
  }

  @Test(arguments: [60, 80, 100])
  func everyOtherViewKeepsItsWidthToo(_ width: Int) {
    let report = crowdedReport()
    let options = TextOptions(width: width)
    for text in [
      DevicesTable(report, options).text,
      DeviceText(report, report.devices[2], options).text,
    ] {
      #expect(lines(text).allSatisfy { $0.columns <= width && $0.last != " " })
    }
  }

  @Test func aNameFromTheNetworkNeverReachesTheTerminalRaw() {
    var report = SampleReport.report()
    let hostile = "a\u{1b}[2J\u{7}\nb\u{202e}\u{9b}31m\u{2028}"
    report.captures[0].path = hostile
    report.captures[0].problems = [.init(kind: hostile, text: hostile, frame: 3)]
    report.captures[0].isComplete = false
    report.vantage.statements = [
      .init(kind: hostile, device: nil, text: hostile, advice: hostile, evidence: [])
    ]
    report.vantage.gateway = hostile
    report.limits = [Limit(what: hostile, cap: 1, reached: 1)]
    report.groups = [
      GroupReport(
        name: hostile, devices: [], sent: Tally(), received: Tally(), packetsPerMinute: 0,
        packetsPerMinutePerDevice: 0, bytesPerMinute: 0, rates: RateLine(seconds: 60, []))
    ]
    for index in report.devices.indices {
      report.devices[index].name = hostile
      report.devices[index].nameSource = hostile
      report.devices[index].vendor = hostile
      report.devices[index].type = hostile
      report.devices[index].group = hostile
      report.devices[index].evidence = [
        .init(claim: hostile, value: hostile, source: hostile, evidence: nil)
      ]
    }
    for index in report.contacts.indices {
      report.contacts[index].service = hostile
      report.contacts[index].destination.name = hostile
      report.contacts[index].destination.nameSource = hostile
    }
    let options = TextOptions()
    let texts = [
      TextReport(report, options).text, DevicesTable(report, options).text,
      DeviceText(report, report.devices[1], options).text,
      JSONReport(report, version: "0").text(), JSONReport(report, version: "0").devicesText(),
    ]
    for text in texts {
      #expect(!text.unicodeScalars.contains { $0.isActive && $0 != "\n" })
      #expect(!lines(text).contains { $0.hasPrefix("b") })
    }
  }

  @Test func emphasisChangesNoWord() {
    let plain = text(SampleReport.report(), 100)
    let styled = text(SampleReport.report(), 100, .ansi)
    #expect(styled != plain)
    var stripped = styled
    for code in ["\u{1b}[1m", "\u{1b}[2m", "\u{1b}[22m"] {
      stripped = stripped.split(separator: code, omittingEmptySubsequences: false).joined()
    }
    #expect(stripped == plain)
  }

  @Test func whatIsWrongWithACaptureComesFirst() {
    var report = SampleReport.report()
    report.captures[0].isComplete = false
    report.captures[0].problems = [
      .init(kind: "cut-short", text: "it ends within frame 9, at byte 1024.", frame: 9)
    ]
    report.limits = [Limit(what: "contacts", cap: 131_072, reached: 12)]
    let lines = lines(text(report, 100))
    #expect(
      lines[1]
        == "! router.pcapng is damaged: it ends within frame 9, at byte 1024.")
    #expect(
      lines[2]
        == "! Not everything could be kept: contacts (at most 131,072, 12 left out).")
    #expect(lines[3] == "Seen from inside the home: its devices under their own addresses.")
  }

  @Test func whatIsOffComesFirstWithWhatToDoAndWhatIsNotOffIsNoAlarm() {
    var report = SampleReport.report()
    report.vantage.viewpoint = .host
    report.vantage.host = report.devices[1].id
    report.vantage.statements = [
      .init(
        kind: "snap-length", text: "5 of 9 packets were cut.", advice: "Capture whole packets.",
        evidence: [Evidence(capture: 0, frame: 3)]),
      .init(
        kind: "offload", severity: .info, text: "1 of 9 packets is longer.", advice: "Nothing.",
        evidence: []),
    ]
    #expect(
      lines(text(report, 100)).dropFirst().prefix(5) == [
        "Seen from Smart Light (192.168.1.9): its own traffic, and what everybody hears.",
        "! 5 of 9 packets were cut.   #3", "  Capture whole packets.", "1 of 9 packets is longer.",
        "",
      ])
    report.vantage.statements[0].kind = "one-host-only"
    #expect(lines(text(report, 100))[1] == "! 5 of 9 packets were cut.   #3")
  }

  @Test func onlyAWholeCaptureIsCalledThat() {
    var report = SampleReport.report()
    report.vantage.isWhole = true
    #expect(
      lines(text(report, 150))[1]
        == "Seen from inside the home: its devices under their own addresses. "
        + "Both directions; nothing is missing, as far as TCP tells.")
  }

  @Test func connectionsThatLeftEarlyAreNoLoss() {
    var report = SampleReport.report()
    report.limits = [Limit(what: "flows", cap: 65_536, reached: 12)]
    let lines = lines(text(report, 150))
    #expect(
      lines[1]
        == "12 quiet connections were closed early to make room (at most 65,536 are held at a time); "
        + "their packets are counted.")
    #expect(!lines.contains { $0.contains("left out") || $0.contains("Not everything") })
  }

  @Test func anEmptyReportSaysSo() {
    #expect(text(Report(), 100).contains("No device was seen"))
    #expect(DevicesTable(Report(), TextOptions()).text.contains("No device was seen"))
  }

  @Test func oneDeviceIsToldInFull() {
    let report = SampleReport.report()
    let text = DeviceText(report, report.devices[2], TextOptions(width: 100)).text
    #expect(
      text == """
        router.pcapng   pcapng, 1 interface · 2026-03-01 10:00–10:42 (42 min) · 18,402 packets · 9.1 MB
        Seen from inside the home: its devices under their own addresses.

          Pixel-6  (name from household)
            MAC        da:a1:19:00:00:03
            is         private MAC
            addresses  192.168.1.3  fe80::1
            traffic    424 packets/min · sent 8,900 packets, 890 kB · received 8,900 packets, 1.8 MB
            over time  ▇·
            evidence   host-name Pixel-6  (dhcp)   #2
                       name a file's  (household)

        WHO TALKS TO WHOM
          called by 198.51.100.7   rtsp 8554   2 connections
            sent 60 packets, 5.4 kB · received 30 packets, 12 kB · 2026-03-01 10:00:00–10:40:00
            #903
          calls api.lightco.example (18.196.4.31)   https 443   11/12 answered
            sent 800 packets, 72 kB · received 30 packets, 12 kB · 2026-03-01 10:00:00–10:40:00
            name asked for by the device (DNS)
            #300, concluded from the answer: a SYN-ACK goes to whoever asked

        MARKS
          10:00:00.001  "on": nothing of it was captured in the next 5 s

        Ask more:  phonehome log router.pcapng

        """)
  }

  // MARK: Who does not answer

  /// Where the light's calls go, as the table of devices has it.
  private func reach(_ change: (inout Report) -> Void) -> String? {
    var report = SampleReport.report()
    change(&report)
    let row = lines(text(report, 100)).first { $0.contains("Smart Light  192.168.1.9") }
    return row?.split(separator: "B  ").last.map(String.init)
  }

  @Test func aStrangerWhomItDoesNotAnswerIsNoSilentPlace() {
    #expect(reach { $0.contacts[2].initiator = .destination } == "2 places")
  }

  @Test func silenceIsNotToldWhereAnswersWereNotCaptured() {
    #expect(
      reach {
        $0.vantage.statements = [.init(kind: "one-direction", text: "", evidence: [])]
      } == "3 places")
  }

  @Test func whatIsLeftOfConnectionsCallsNobody() {
    var report = SampleReport.report()
    report.contacts[2].unanswered = 0
    report.contacts[2].behaviour.pattern = nil
    let line = lines(text(report, 100)).first { $0.contains("iot.dead.example") }
    #expect(line?.contains("sends to") == true)
    #expect(line?.contains("152 packets") == true)
    #expect(reach { $0.contacts[2].unanswered = 0 } == "3 places")
  }

  // MARK: Pauses between captures

  @Test func whatNobodyCapturedIsDrawnAsNoSilence() {
    #expect(Sparkline([[1, 0], [2]]).text == "▃·…▆")
    #expect(Sparkline([[1, 0, 2]]).text == "▃·▆")
    #expect(Sparkline([[], [2]]).text.isEmpty)
    var report = SampleReport.report()
    let device = report.devices[1]
    let second =
      Int64(device.stretches[0].number) * 60 * SampleReport.second + 60 * SampleReport.second
    report.pauses = [second..<second + 60 * SampleReport.second]
    #expect(device.packetsOverTime(leavingOut: report.pauses) == [[3], []])
    #expect(report.capturedLength == 2460 * SampleReport.second)
  }

  @Test func commandsThatAreSuggestedSurviveTheShell() {
    #expect("router.pcapng".argument == "router.pcapng")
    #expect("Smart Light".argument == "'Smart Light'")
    #expect("it's $(me)".argument == #"'it'\''s $(me)'"#)
    #expect("".argument == "''")
  }
}
