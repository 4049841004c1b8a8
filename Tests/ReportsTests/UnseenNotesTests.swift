import Destinations
import Packets
import Testing
import Traffic

@testable import Analysis
@testable import Reports

/// What a household file names that was not captured, and groups of devices it knows by their own names.
struct UnseenNotesTests {
  private static let source = HouseholdSource(kind: .householdFile, file: "home.yaml", line: 1)

  private func note(
    mac: String? = nil, host: String? = nil, name: String, group: String? = nil
  ) -> DeviceNote {
    DeviceNote(
      macs: [mac].compactMap { $0.flatMap(MACAddress.init) }, addresses: [],
      hostNames: [host].compactMap(\.self), name: name, type: nil, group: group,
      source: Self.source)
  }

  private func report(_ notes: HouseholdNotes) -> Report {
    var traffic = SampleTraffic()
    traffic.announcement()
    traffic.connection()
    let outcome = Outcome(summary: traffic.finish(), captures: [], fragments: [])
    return ReportBuilder(outcome, notes, Databases()).report()
  }

  @Test func whoWasNotSeenIsToldOnce() {
    let group = DeviceGroup(
      name: "lights", prefixes: [], macs: [SampleReport.light], names: ["Lamp", "Ghost", "Nobody"],
      source: Self.source)
    let notes = HouseholdNotes(
      devices: [
        note(mac: SampleReport.light.description, name: "Lamp"),
        note(mac: "02:00:00:00:00:99", name: "Ghost"),
      ], groups: [group])
    let seen = report(notes)
    #expect(seen.unseenNotes == ["Ghost", "Nobody (group lights)"])
    let sentence = "  Not seen of the household file: Ghost and Nobody (group lights)."
    for text in [TextReport(seen, TextOptions()).text, DevicesTable(seen, TextOptions()).text] {
      #expect(text.split(separator: "\n").count { $0 == sentence } == 1, "\(text)")
    }
    #expect(TextReport(seen, TextOptions()).text.contains("  Groups: lights (1 device)\n"))
  }

  /// Known to the network by one name, and to the user by another.
  @Test func aNoteByHostNameGivesItsGroup() {
    var traffic = SampleTraffic()
    traffic.announcement()
    // DHCP's request for an address, with the client's name (RFC 2131 §2, RFC 2132 §3.14).
    let head: [UInt8] = [1, 1, 6, 0, 1, 2, 3, 4] + Array(repeating: 0, count: 20)
    let client: [UInt8] = [0x24, 0x0a, 0xc4, 0, 0, 9] + Array(repeating: 0, count: 202)
    let name = Array("MSS110-2f81".utf8)
    traffic.udp(
      ("0.0.0.0", 68), ("255.255.255.255", 67),
      head + client + [99, 130, 83, 99, 53, 1, 3, 12, UInt8(name.count)] + name + [255],
      toAll: true)
    let outcome = Outcome(summary: traffic.finish(), captures: [], fragments: [])
    let notes = HouseholdNotes(
      devices: [note(host: "MSS110-2f81", name: "Heater plug", group: "plugs")])
    let report = ReportBuilder(outcome, notes, Databases()).report()
    #expect(report.devices.compactMap(\.name) == ["Heater plug"])
    #expect(report.devices.compactMap(\.group) == ["plugs"])
  }

  @Test func whereAllWereSeenNothingIsSaid() {
    let notes = HouseholdNotes(devices: [note(mac: SampleReport.light.description, name: "Lamp")])
    #expect(report(notes).unseenNotes.isEmpty)
    #expect(!TextReport(report(notes), TextOptions()).text.contains("Not seen"))
  }
}
