import Behaviour
import Packets
import Testing
import Traffic

@testable import Analysis
@testable import Reports

struct ContactPatternTests {
  private func pattern(
    _ transport: String = "tcp", _ address: String = "203.0.113.1", flows: Int = 1,
    answered: Int = 0, sent: Int = 1, received: Int = 0, basis: Initiator.Basis = .syn,
    service: String? = "ntp", _ change: (inout Report) -> Void = { _ in }
  ) -> ContactPattern? {
    var report = SampleReport.report()
    var contact = SampleReport.contact(
      SampleReport.light, service, transport, 5, to: nil, address, flows: flows, answered: answered,
      sent: sent, received: received, basis: basis, frames: [1])
    contact.last = contact.first + SampleReport.second
    report.contacts = [contact]
    change(&report)
    report.describeBehaviour()
    return report.contacts[0].behaviour.pattern
  }

  @Test func silenceOfOneStationIsUnanswered() {
    #expect(pattern() == .unanswered)
    #expect(pattern("udp", basis: .firstPacket) == .unanswered)
    #expect(pattern(flows: 9) == .unanswered)
  }

  @Test func aDatagramThatMayBeAnAnswerItselfIsNot() {
    #expect(pattern("udp", sent: 9, basis: .firstPacket, service: nil) == nil)
    #expect(pattern("udp", sent: 9, basis: .port, service: "dhcp") == nil)
    #expect(pattern("udp", sent: 9, basis: .port, service: "mdns") == nil)
    #expect(pattern("udp", sent: 9, basis: .port, service: "syslog") == nil)
    #expect(pattern(service: nil) == .unanswered)
  }

  @Test func groupsAndPingsAndUnknownBeginningsAreNot() {
    #expect(pattern("udp", "224.0.0.251", sent: 9, basis: .firstPacket) == nil)
    #expect(pattern("udp", "192.168.1.255", sent: 9, basis: .firstPacket) == nil)
    #expect(pattern("icmp") == nil)
    #expect(pattern(basis: .none) == nil)
  }

  @Test func aCaptureOfOneDirectionCannotKnowSilence() {
    let pattern = pattern("udp", sent: 9, basis: .firstPacket) { report in
      report.vantage.statements = [
        .init(kind: "one-direction", device: nil, text: "", advice: nil, evidence: [])
      ]
    }
    #expect(pattern == nil)
  }

  @Test func oneStartThatIsSoonOverIsOneShot() {
    #expect(pattern(answered: 1, received: 1) == .oneShot)
    #expect(pattern("udp", answered: 1, received: 1, basis: .firstPacket) == .oneShot)
  }

  @Test func whatStandsForMostOfTheCaptureIsNot() {
    let standing = pattern(answered: 1, received: 1) { report in
      report.contacts[0].last = report.contacts[0].first + 2000 * SampleReport.second
    }
    #expect(standing == nil)
    #expect(pattern(answered: 1, received: 1, basis: .synAck) == nil)
    #expect(pattern("udp", answered: 1, sent: 40, received: 40, basis: .firstPacket) == nil)
  }
}
