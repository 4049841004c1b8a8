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

  @Test func aGroupIsAllItsDevices() {
    var report = SampleReport.report()
    let light = SampleReport.light.description
    report.groups = [
      GroupReport(
        name: "Lights", devices: [light], sent: Tally(), received: Tally(), packetsPerMinute: 0,
        packetsPerMinutePerDevice: 0, bytesPerMinute: 0, rates: report.devices[1].rates)
    ]
    #expect(report.devices(named: "lights").map(\.id) == [light])
    // Who is called so is meant, rather than a group.
    report.groups[0].name = "Pixel-6"
    #expect(report.devices(named: "pixel-6").map(\.name) == ["Pixel-6"])
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
