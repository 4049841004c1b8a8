import Behaviour
import Packets
import Testing
import Traffic

@testable import Analysis
@testable import Reports

/// Whom all devices talk to, and which of that a screen shows first.
struct ContactsListTests {
  @Test func everyContactOfEveryDeviceIsListed() {
    let report = SampleReport.report()
    #expect(
      ContactsList(report, of: nil, TextOptions()).text == """
        router.pcapng   pcapng, 1 interface · 2026-03-01 10:00–10:42 (42 min) · 18,402 packets · 9.1 MB
        Seen from inside the home: its devices under their own addresses.

        WHO TALKS TO WHOM

          Smart Light                                                              sent/received  proof
            calls  iot.dead.example      198.51.100.9  https 443  38 × no answer     14 kB / 0 B  #112
            calls  mqtt.lightco.example  18.196.4.20   mqtt 1883  1 connection    3.8 kB / 12 kB  #41
            calls  pool.ntp.org          203.0.113.7   ntp 123    33 packets       270 B / 12 kB  #17 by DNS
            speaks to all: mDNS

          Pixel-6                                                       sent/received  proof
            called by  198.51.100.7         rtsp 8554  2 connections   5.4 kB / 12 kB  #903
            calls      api.lightco.example  https 443  11/12 answered   72 kB / 12 kB  #300 by answer

        """)
    let one = ContactsList(report, of: [report.devices[2]], TextOptions()).text
    #expect(one.contains("api.lightco.example") && !one.contains("pool.ntp.org"))
  }

  private func scan(open: Int) -> Report {
    var report = SampleReport.report()
    report.contacts = (1...40).map { port in
      SampleReport.contact(
        SampleReport.light, nil, "tcp", port, to: nil, "64.13.134.52", flows: 1,
        answered: port == open ? 1 : 0, sent: 1, received: 0, basis: .syn, frames: [port])
    }
    return report
  }

  /// What a scan tried in vain is one line, and what answered is not lost in it.
  @Test func aPortThatAnsweredStandsBeforeThoseTriedInVain() {
    for text in [
      TextReport(scan(open: 22), TextOptions()).text,
      ContactsList(scan(open: 22), of: nil, TextOptions()).text,
    ] {
      let lines = text.split(separator: "\n")
      #expect(lines.count { $0.contains("64.13.134.52") } == 2)
      #expect(lines.contains { $0.contains("tcp 22  1 connection") })
      #expect(lines.contains { $0 == "    calls 64.13.134.52   39 ports, none answered" })
    }
  }

  /// Whoever heads what is worth knowing heads the contacts too, however little it says.
  @Test func whoIsWorthKnowingComesFirst() {
    var report = SampleReport.report()
    for number in 20...40 {
      let mac = MACAddress(rawValue: 0x24_0a_c4_00_00_00 + UInt64(number))
      report.devices.append(
        SampleReport.device(mac, "192.168.1.\(number)", name: "lamp-\(number)", source: "dhcp"))
      report.contacts.append(
        SampleReport.contact(
          mac, "https", "tcp", 443, to: "cloud.example", "203.0.113.\(number)", flows: 1,
          answered: 1, sent: 5, basis: .syn, frames: [number]))
    }
    let last = report.devices[report.devices.count - 1]
    report.findings = [
      Finding(
        kind: "port-mapping", severity: .alert, device: last.id, text: "It is open.", evidence: [])
    ]
    let lines = TextReport(report, TextOptions()).text.split(separator: "\n").map(String.init)
    let heading = lines.firstIndex { $0.hasPrefix("WHO TALKS TO WHOM") }
    #expect(heading.map { lines[$0 + 1] } == "  lamp-40")
    #expect(lines.contains { $0.hasSuffix("phonehome report --device lamp-40 router.pcapng") })
  }

  /// DHCP's question goes to all, and its answer comes to one.
  @Test func whoeverOnlyAnswersIsNotCalled() {
    var report = SampleReport.report()
    func verbs(sent: Int, received: Int, basis: Initiator.Basis) -> String {
      let contact = SampleReport.contact(
        SampleReport.light, "dhcp", "udp", 67, to: nil, "192.168.1.1", flows: 1, answered: 1,
        sent: sent, received: received, basis: basis, frames: [7], local: true)
      report.contacts = [contact]
      return ContactLine(contact, of: report.devices[1], in: report).verb
    }
    #expect(verbs(sent: 0, received: 2, basis: .port) == "answered by")
    #expect(verbs(sent: 1, received: 2, basis: .port) == "calls")
  }

  @Test func marksThatHaveRoomAreAllTold() {
    var report = SampleReport.report()
    let mark = report.captures[0].marks[0]
    report.captures[0].marks = (1...4).map { number in
      var copy = mark
      copy.time += Int64(number) * 10 * SampleReport.second
      copy.text = "mark \(number)"
      copy.bursts = Array(repeating: mark.bursts[0], count: 5)
      return copy
    }
    let text = TextReport(report, TextOptions()).text
    #expect((1...4).allSatisfy { text.contains("\"mark \($0)\"") }, "\(text)")
    #expect(text.contains("    and 4 more\n"))
  }

  /// What a device is, is shortened before it is left out.
  @Test func narrowTablesTellWhatDevicesAre() {
    var report = SampleReport.report()
    report.devices[1].maker = "A Maker of Very Many Things in the Home"
    for (width, words) in [(100, "A Maker of Very"), (80, "A Maker"), (60, "A Maker")] {
      let lines = TextReport(report, TextOptions(width: width)).text.split(separator: "\n")
      #expect(lines.contains { $0.hasPrefix("  Smart Light") && $0.contains(words) }, "\(width)")
      #expect(lines.allSatisfy { $0.count <= width })
    }
    let narrow = TextReport(report, TextOptions(width: 40)).text.split(separator: "\n")
    #expect(narrow.allSatisfy { $0.count <= 40 }, "\(narrow)")
  }

  @Test func aDeviceThatWasNeverHeardIsToldSo() {
    var report = SampleReport.report()
    report.devices[1].addresses = []
    report.devices[1].sent = Tally()
    report.devices[1].received = Tally()
    #expect(TextReport(report, TextOptions()).text.contains("0 B  never heard"))
    #expect(DevicesTable(report, TextOptions()).text.contains("heard      never: known only as"))
  }
}
