import Packets
import Testing
import Traffic

@Suite struct HouseholdNotesTests {
  let lamp = MACAddress("a4:cf:12:00:00:01")!
  let other = MACAddress("50:14:79:00:00:02")!
  let address = IPAddress("192.168.1.70")!

  func source(_ line: Int, _ kind: HouseholdSource.Kind = .householdFile) -> HouseholdSource {
    HouseholdSource(kind: kind, file: "home", line: line)
  }

  func entry(
    _ mac: MACAddress?, _ address: IPAddress?, _ name: String?, line: Int, isStatic: Bool = false
  ) -> HouseholdEntry {
    HouseholdEntry(
      mac: mac, address: address, name: name, source: source(line, .dhcpdLease),
      isStatic: isStatic)
  }

  func device(
    macs: [MACAddress] = [], addresses: [IPAddress] = [], hostNames: [String] = [],
    name: String?, group: String? = nil, line: Int = 1
  ) -> DeviceNote {
    DeviceNote(
      macs: macs, addresses: addresses, hostNames: hostNames, name: name, type: nil, group: group,
      source: source(line))
  }

  @Test func theUsersOwnNameWinsOverAnyLease() {
    let notes = HouseholdNotes(
      devices: [device(macs: [lamp], name: "Lamp")],
      entries: [entry(lamp, address, "ESP_000001", line: 9, isStatic: true)])
    #expect(notes.name(for: lamp, addresses: [address])?.name == "Lamp")
    #expect(notes.name(for: other, addresses: []) == nil)
  }

  @Test func aStaticMappingWinsOverALeaseAndALeaseThatHoldsOverOneThatEnded() {
    let ended = entry(lamp, nil, "ended", line: 4)
    let holds = entry(lamp, address, "holds", line: 2)
    let fixed = entry(lamp, address, "fixed", line: 1, isStatic: true)
    #expect(
      HouseholdNotes(entries: [holds, ended]).name(for: lamp, addresses: [])?.name == "holds")
    let all = HouseholdNotes(entries: [fixed, holds, ended])
    #expect(all.name(for: lamp, addresses: [])?.name == "fixed")
    #expect(all.name(for: lamp, addresses: [])?.source.line == 1)
  }

  @Test func ofEqualsTheLaterLineWins() {
    let notes = HouseholdNotes(entries: [
      entry(lamp, address, "old", line: 1), entry(lamp, address, "new", line: 2),
    ])
    #expect(notes.name(for: lamp, addresses: [])?.name == "new")
  }

  @Test func aLineAboutAnotherMACNeverNamesThisOne() {
    let notes = HouseholdNotes(entries: [entry(other, address, "vacuum", line: 1)])
    #expect(notes.name(for: lamp, addresses: [address]) == nil)
    #expect(notes.name(for: .none, addresses: [address])?.name == "vacuum")
  }

  @Test func aLineWithoutAMACNamesWhoeverHasTheAddress() {
    let notes = HouseholdNotes(entries: [entry(nil, address, "lamp.lan", line: 1)])
    #expect(notes.name(for: lamp, addresses: [address])?.name == "lamp.lan")
  }

  @Test func aNoteFindsItsDeviceByTheNameTheNetworkKnowsItBy() {
    let notes = HouseholdNotes(
      devices: [device(hostNames: ["esp_000001"], name: "Lamp")],
      entries: [entry(lamp, address, "ESP_000001", line: 1)])
    #expect(notes.name(for: lamp, addresses: [])?.name == "Lamp")
    #expect(notes.name(for: other, addresses: [], hostNames: ["Esp_000001"])?.name == "Lamp")
  }

  @Test func aNoteByMACIsNotAboutWhoeverHasItsAddressNow() {
    let notes = HouseholdNotes(devices: [
      device(macs: [other], addresses: [address], name: "Vacuum"),
      device(addresses: [address], name: "Lamp"),
    ])
    #expect(notes.name(for: lamp, addresses: [address])?.name == "Lamp")
    #expect(notes.name(for: .none, addresses: [address])?.name == "Vacuum")
  }

  @Test func aGroupIsFoundByNoteThenMACThenNameThenLongestPrefix() throws {
    let groups = [
      DeviceGroup(
        name: "house", prefixes: [try #require(IPPrefix("192.168.1.0/24"))], macs: [], names: [],
        source: source(1)),
      DeviceGroup(
        name: "lights", prefixes: [try #require(IPPrefix("192.168.1.64/26"))], macs: [], names: [],
        source: source(2)),
      DeviceGroup(
        name: "named", prefixes: [], macs: [], names: ["Hall Lamp"], source: source(3)),
      DeviceGroup(name: "listed", prefixes: [], macs: [other], names: [], source: source(4)),
    ]
    let notes = HouseholdNotes(
      devices: [device(macs: [MACAddress(rawValue: 5)], name: "x", group: "own")], groups: groups)
    #expect(notes.group(of: lamp, addresses: [address]) == "lights")
    #expect(
      notes.group(of: lamp, addresses: [try #require(IPAddress("192.168.1.3"))]) == "house")
    #expect(notes.group(of: lamp, addresses: [address], names: ["hall lamp"]) == "named")
    #expect(notes.group(of: other, addresses: [address], names: ["hall lamp"]) == "listed")
    #expect(notes.group(of: MACAddress(rawValue: 5), addresses: [address]) == "own")
    #expect(notes.group(of: lamp, addresses: []) == nil)
  }
}
