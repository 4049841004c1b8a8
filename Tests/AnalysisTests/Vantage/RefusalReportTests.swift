import Analysis
import Captures
import Foundation
import TestSupport
import Testing

/// What ICMP refuses is told of the contact that was refused, whoever says so and whichever shard hears it.
@Suite(
  .enabled(
    if: Corpus.isThere, "the corpus is not beside the project: refusals are not read from it"))
struct RefusalReportTests {
  /// As `tshark -Y icmp.type==3 -T fields -e icmp.code -e ip.dst -e udp.dstport` counts them.
  @Test(arguments: [
    ("sentinel_WeMoLink_Setup-A-9-STA", "129.132.2.21", 123, "admin-prohibited", 4, 41),
    ("sentinel_WeMoSwitch_Setup-A-3-STA", "10.22.22.138", 8059, "host-unreachable", 9, 116),
    ("sentinel_WeMoSwitch_Setup-A-3-STA", "10.22.22.138", 1900, "host-unreachable", 3, 356),
    ("neu_yi_camera_sample", "192.168.10.248", 17_916, "port-unreachable", 10, 1420),
  ])
  func refusalsAreToldOfTheContact(
    _ name: String, _ address: String, _ port: Int, _ reason: String, _ count: Int, _ frame: Int
  ) throws {
    let path = Corpus.path(of: "iot-devices/\(name).pcap")
    for shards in [1, 3] {
      var options = Analysis.Options()
      options.shards = shards
      let report = ReportBuilder(
        Analysis(options).run([try CaptureReader(path: path)])
      ).report()
      let contact = try #require(
        report.contacts.first {
          $0.port == port && $0.destination.addresses.map(\.description) == [address]
        })
      #expect(contact.refusals.map(\.reason) == [reason])
      #expect(contact.refusals.map(\.count) == [count])
      #expect(contact.refusals.first?.evidence.first?.frame == frame)
    }
  }
}
