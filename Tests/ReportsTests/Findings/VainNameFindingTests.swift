import Destinations
import Packets
import Testing
import Traffic

@testable import Analysis

/// Who asks for names and is told no way to them.
struct VainNameFindingTests {
  private static let light = ("192.168.1.9", UInt16(5000))
  private static let resolver = ("192.168.1.1", UInt16(53))

  /// What a resolver answers: a code, and an address where it gives one.
  private typealias Answer = (code: UInt8, address: [UInt8]?)

  /// What is found where the light asks for names, one after the other and every 20 s, each answered so.
  private func findings(_ names: [String], _ answers: [Answer]) -> [Finding] {
    var traffic = SampleTraffic()
    traffic.announcement()
    for answer in answers {
      for name in names { ask(for: name, answer, &traffic) }
      traffic.time += 20 * SampleReport.second
    }
    let outcome = Outcome(summary: traffic.finish(), captures: [], fragments: [])
    return ReportBuilder(outcome, HouseholdNotes(), Databases()).report().findings.filter {
      ["no-such-name", "withheld-name"].contains($0.kind)
    }
  }

  private func ask(for name: String, _ answer: Answer, _ traffic: inout SampleTraffic) {
    let labels = name.split(separator: ".").flatMap { [UInt8($0.utf8.count)] + Array($0.utf8) }
    let question: [UInt8] = labels + [0, 0, 1, 0, 1]
    traffic.udp(
      Self.light, Self.resolver, [0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0] + question)
    let record = answer.address.map { [0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4] + $0 } ?? []
    traffic.udp(
      Self.resolver, Self.light,
      [0x12, 0x34, 0x81, 0x80 | answer.code, 0, 1, 0, record.isEmpty ? 0 : 1, 0, 0, 0, 0]
        + question + record)
  }

  private static let none: Answer = (3, nil)

  @Test func aNameThatDoesNotExistIsAskedForInVain() {
    let found = findings(["cloud.gone.example"], Array(repeating: Self.none, count: 4))
    #expect(found.map(\.kind) == ["no-such-name"])
    #expect(found.first?.severity == .notice)
    #expect(
      found.first?.text.contains(
        "asks for cloud.gone.example in vain: it is told 4 times, over 1 min, that there is no such "
          + "name (NXDOMAIN).") == true, "\(found)")
    #expect(found.first?.evidence.isEmpty == false)
  }

  @Test func aFilterIsToldByWhatItAnswers() {
    let found = findings(
      ["ads.example"], Array(repeating: (0, [0, 0, 0, 0]) as Answer, count: 4))
    #expect(found.map(\.kind) == ["withheld-name"])
    #expect(found.first?.severity == .info)
  }

  @Test func whoIsToldAnAddressOnceIsNotAskingInVain() {
    let answers = Array(repeating: Self.none, count: 4) + [(0, [198, 51, 100, 7])]
    #expect(findings(["cloud.late.example"], answers).isEmpty)
  }

  @Test func aMomentIsNoHabit() {
    #expect(findings(["a.gone.example"], Array(repeating: Self.none, count: 3)).isEmpty)
  }

  /// What a search list appends, and what only this network knows.
  @Test func namesOfNoServerOutsideAreLeftOut() {
    let answers = Array(repeating: Self.none, count: 4)
    let names = ["nas.lan", "printer", "_http._tcp.example", "9.1.168.192.in-addr.arpa"]
    #expect(findings(names, answers).isEmpty)
    let found = findings(["b.gone.example", "b.gone.example.office.example"], answers)
    #expect(found.count == 1)
    #expect(found.first?.text.contains("asks for b.gone.example in vain") == true)
  }

  /// Of a server that never answers, the finding tells what is asked for.
  @Test func whatASilentServerIsAskedForIsNamed() {
    var traffic = SampleTraffic()
    traffic.announcement()
    for _ in 1...4 {
      for name in ["data.sensors.example", "data.sensors.example", "time.sensors.example"] {
        let labels = name.split(separator: ".").flatMap { [UInt8($0.utf8.count)] + Array($0.utf8) }
        traffic.udp(
          Self.light, ("198.51.100.30", 53),
          [0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0] + labels + [0, 0, 1, 0, 1])
      }
      traffic.time += 140 * SampleReport.second
    }
    let outcome = Outcome(summary: traffic.finish(), captures: [], fragments: [])
    var report = ReportBuilder(outcome, HouseholdNotes(), Databases()).report()
    #expect(
      report.unansweredNames[SampleReport.light.description]
        == ["data.sensors.example", "time.sensors.example"])
    report.contacts[0].behaviour.pattern = .unanswered
    let found = Finding.unansweredDNS(in: report)
    #expect(
      found.first?.text.contains(
        "asks 198.51.100.30 for names (data.sensors.example and time.sensors.example) and gets no answer: "
          + "12 questions") == true, "\(found.map(\.text))")
  }

  /// RFC 5936: the records of a zone are of other names than the zone's.
  @Test func aZoneIsNoHostsName() {
    var traffic = SampleTraffic()
    let zone: [UInt8] = Array("\u{1}a\u{7}example\u{0}".utf8) + [0, 252, 0, 1]
    let record: [UInt8] =
      [1, 104, 0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 198, 51, 100, 7]
    traffic.udp(Self.light, Self.resolver, [0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0] + zone)
    traffic.udp(
      Self.resolver, Self.light, [0, 1, 0x84, 0, 0, 1, 0, 1, 0, 0, 0, 0] + zone + record)
    #expect(traffic.finish().passiveDNS.bindings.values.isEmpty)
  }
}
