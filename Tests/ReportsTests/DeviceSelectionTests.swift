import Packets
import Testing
import Traffic

@testable import Analysis
@testable import Reports

struct DeviceSelectionTests {
  @Test(arguments: [
    "smart light", "Smart", "192.168.1.9", "24:0a:c4:00:00:09", "24-0A-C4-00-00-09",
  ])
  func aDeviceIsFoundByNameAddressOrMAC(_ word: String) {
    #expect(
      SampleReport.report().devices(named: word).map(\.id) == [SampleReport.light.description])
  }

  @Test(arguments: ["", "nobody", "192.168.1.77", "00:00:00:00:00:00"])
  func wordsThatFitNobodyFindNobody(_ word: String) {
    #expect(SampleReport.report().devices(named: word).isEmpty)
  }

  @Test func aLimitedReportHoldsItsDevicesAlone() {
    let report = SampleReport.report()
    let limited = report.limited(to: report.devices(named: "Pixel-6"))
    #expect(limited.devices.map(\.name) == ["Pixel-6"])
    #expect(limited.contacts.count == 2)
    #expect(limited.captures.count == 1)
  }
}

struct ContactPatternTests {
  private func pattern(
    _ transport: String = "tcp", _ address: String = "203.0.113.1", flows: Int = 1,
    answered: Int = 0, sent: Int = 1, received: Int = 0, basis: Initiator.Basis = .syn,
    _ change: (inout Report) -> Void = { _ in }
  ) -> ContactPattern? {
    var report = SampleReport.report()
    var contact = SampleReport.contact(
      SampleReport.light, nil, transport, 5, to: nil, address, flows: flows, answered: answered,
      sent: sent, received: received, basis: basis, frames: [1])
    contact.last = contact.first + SampleReport.second
    report.contacts = [contact]
    change(&report)
    return report.pattern(of: report.contacts[0])
  }

  @Test func silenceOfOneStationIsUnanswered() {
    #expect(pattern() == .unanswered)
    #expect(pattern("udp", basis: .firstPacket) == .unanswered)
    #expect(pattern(flows: 9) == .unanswered)
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
