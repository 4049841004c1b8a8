import Behaviour
import Packets
import Testing

@testable import Analysis
@testable import Traffic

/// When a device came up, by when it asked everybody for an address.
struct CameUpTests {
  private static let minute = 60 * SampleReport.second

  /// When the first device came up, in minutes from the start, having asked at these.
  private func boots(
    askedAt minutes: [Int64], isGivenOne: Bool = true, connection: ConnectionSpan? = nil,
    initiator: Side = .device
  ) -> [Int64] {
    var report = SampleReport.report()
    var questions = ContactRhythm()
    for minute in minutes { questions.starts.insert(SampleReport.start + minute * Self.minute) }
    report.contacts = Array(report.contacts.prefix(2))
    report.contacts[0].transport = "udp"
    report.contacts[0].port = 67
    report.contacts[0].initiator = initiator
    report.contacts[0].service = "dhcp"
    report.contacts[0].destination.addresses = [SampleReport.address("255.255.255.255")]
    report.contacts[0].rhythm = CompactRhythm(questions)
    var other = ContactRhythm()
    if let connection { other.spans.insert(connection) }
    report.contacts[1].transport = "tcp"
    report.contacts[1].rhythm = CompactRhythm(other)
    report.devices = [report.devices.first { $0.id == report.contacts[0].device }].compactMap(
      \.self)
    report.contacts[1].device = report.contacts[0].device
    report.devices[0].evidence = [
      DeviceReport.Claim(
        claim: "address", value: "192.168.1.20", source: isGivenOne ? "dhcp" : "ip",
        evidence: Evidence(capture: 0, frame: 1))
    ]
    report.describePhases()
    return report.devices[0].boots.map { ($0 - SampleReport.start) / Self.minute }
  }

  private func span(_ first: Int64, _ last: Int64, isClosed: Bool = true) -> ConnectionSpan {
    ConnectionSpan(
      first: SampleReport.start + first * Self.minute,
      last: SampleReport.start + last * Self.minute, longestSilence: 0, beginsInside: true,
      isClosed: isClosed)
  }

  @Test func eachQuestionAMinuteApartIsAStart() {
    #expect(boots(askedAt: [2, 8, 20]) == [2, 8, 20])
  }

  /// A server that answers everybody is at port 67: whoever is answered began.
  @Test func whoAnswersEverybodyDoesNotComeUp() {
    #expect(boots(askedAt: [2, 8, 20], initiator: .destination) == [])
  }

  @Test func nobodyComesUpWhileItsConnectionGoesOn() {
    #expect(boots(askedAt: [2, 8, 20], connection: span(3, 15)) == [2, 20])
    #expect(boots(askedAt: [2, 8, 20], connection: span(3, 15, isClosed: false)) == [2, 20])
    // What ends within a minute may be a leftover of before.
    #expect(boots(askedAt: [2, 8, 20], connection: span(3, 9)) == [2, 8, 20])
    #expect(boots(askedAt: [2, 8, 20], connection: span(8, 30)) == [2, 8])
  }

  @Test func whoIsGivenNoAddressAsksAgainAndAgain() {
    #expect(boots(askedAt: [2, 8, 20], isGivenOne: false) == [2])
  }
}
