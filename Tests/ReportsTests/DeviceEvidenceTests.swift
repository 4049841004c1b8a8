import Destinations
import Packets
import TestSupport
import Testing
import Traffic

@testable import Analysis

struct DeviceEvidenceTests {
  /// mDNS is sent from either address: what is said under both is one piece of evidence, with the frame that said it first.
  @Test func whatIsSaidUnderTwoAddressesIsListedOnce() {
    func evidence(announcing: [(String, UInt16)]) -> [DeviceReport.Claim] {
      var traffic = SampleTraffic()
      traffic.announcement()
      for source in announcing {
        var packet = traffic.packet(
          .udp, source, ("224.0.0.251", 5353), payload: NameSamples.mdnsAnnouncement.count)
        packet.sourceMAC = SampleReport.light
        traffic.take(packet, NameSamples.mdnsAnnouncement)
      }
      let outcome = Outcome(summary: traffic.finish(), captures: [], fragments: [])
      let report = ReportBuilder(outcome, HouseholdNotes(), Databases()).report()
      return report.devices.first { $0.mac == SampleReport.light }?.evidence
        .filter { $0.claim.hasPrefix("mdns-") } ?? []
    }
    let (v4, v6) = (("192.168.1.9", UInt16(5353)), ("fe80::9", UInt16(5353)))
    let once = evidence(announcing: [v4])
    let both = evidence(announcing: [v6, v4])
    #expect(!once.isEmpty)
    #expect(both.map(\.value).sorted() == once.map(\.value).sorted())
    #expect(both.allSatisfy { $0.evidence?.frame == 2 }, "\(both)")
  }
}
