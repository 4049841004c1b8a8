import Packets
import Testing
import Traffic

@testable import HouseholdFiles

@Suite struct HouseholdFileTests {
  @Test func theDocumentedSchemaIsReadInFull() throws {
    let file = try HouseholdFile(Samples.household, file: "home.yaml")
    #expect(file.problems.isEmpty, "\(file.problems)")
    #expect(file.lan.map(\.description) == ["192.168.1.0/24", "fd00::/64"])
    #expect(file.router?.description == "02:00:00:00:00:01")
    #expect(file.devices.map(\.name) == ["Lamp", "Robo", "NAS", "Plug", "printer"])
    #expect(file.devices.map(\.type) == ["bulb", "vacuum", nil, nil, nil])
    #expect(file.devices.map(\.group) == ["lights", nil, nil, nil, "office"])
    #expect(file.devices.map(\.macs.count) == [1, 2, 0, 0, 0])
    #expect(file.devices[2].addresses.map(\.description) == ["192.168.1.30"])
    #expect(file.devices[3].hostNames == ["ESP_0A0B0C"])
    #expect(file.devices[4].hostNames == ["printer"])
    #expect(file.devices.map(\.source.line) == [6, 7, 10, 12, 14])
    #expect(file.groups.map(\.name) == ["lights", "guests"])
    #expect(file.groups[0].prefixes.map(\.description) == ["192.168.1.64/26"])
    #expect(file.groups[0].macs.map(\.description) == ["a4:cf:12:00:00:0a"])
    #expect(file.groups[0].names == ["hall", "Kitchen"])
    #expect(file.groups[1].prefixes.map(\.description) == ["192.168.9.0/24"])
  }

  /// YAML 1.1 reads 11:22:33:44:55:06 as a number to the base 60, and 001122334455 as an octal one.
  @Test func aMACOfDigitsIsNoNumber() throws {
    let file = try HouseholdFile(
      "devices: [{ mac: 11:22:33:44:55:06 }, { mac: 001122334455 }]", file: "")
    #expect(
      file.devices.flatMap(\.macs).map(\.description) == ["11:22:33:44:55:06", "00:11:22:33:44:55"])
  }

  @Test(arguments: ["", "# only a comment\n", "---\n", "network:\n", "devices: []\ngroups: ~\n"])
  func aFileThatSaysNothingIsNoError(_ text: String) throws {
    let file = try HouseholdFile(text, file: "home.yaml")
    #expect(file.problems.isEmpty && file.devices.isEmpty && file.lan.isEmpty)
  }

  @Test(arguments: [
    ("device:\n", 1, "the file has no key 'device'; did you mean 'devices'?"),
    ("network: { lna: x }", 1, "network has no key 'lna'; did you mean 'lan'?"),
    (
      "devices:\n- mac: a4:cf:12:00:00:01\n  colour: red", 3,
      "a device has no key 'colour'; known are mac, ip, host, name, type, group"
    ),
    (
      "network:\n  lan: 192.168.1.0", 2,
      "'lan': '192.168.1.0' should be a prefix, such as 192.168.1.0/24"
    ),
    (
      "devices:\n- name: x\n  mac: a4:cf:12", 3,
      "'mac': 'a4:cf:12' should be a MAC address, such as a4:cf:12:00:00:01"
    ),
    ("groups:\n- cidr: 10.0.0.0/8", 2, "a group needs a name"),
    ("devices:\n- type: bulb", 2, "a device needs a mac, an ip, a host or a name to be known by"),
    ("devices: 5", 1, "'devices' should be a list: - { mac: a4:cf:12:00:00:01, name: Lamp }"),
    ("devices: [5]", 1, "a device should have keys: any of mac:, ip:, host:, name:, type:, group:"),
    ("groups:\n- name:\n  mac: []", 2, "'name' has no value; give it one or remove it"),
    ("devices:\n- name: [a, b]\n  ip: 10.0.0.1", 2, "'name' should be one value"),
    (
      "devices:\n- mac: a4:cf:12:00:00:01\n- mac: a4:cf:12:00:00:01", 3,
      "a4:cf:12:00:00:01 is already on line 2, which counts"
    ),
  ])
  func whatIsWrongIsSaidWithLineKeyAndWhatWouldBeRight(
    _ text: String, _ line: Int, _ problem: String
  ) throws {
    let first = try HouseholdFile(text, file: "home.yaml").problems.first
    #expect(first?.line == line)
    #expect(first?.text == problem)
  }

  @Test func oneBadDeviceLosesNoOther() throws {
    let text = "devices:\n- { mac: nonsense, name: A }\n- { ip: x }\n- { mac: \(lamp), name: B }\n"
    let file = try HouseholdFile(text, file: "home.yaml")
    #expect(file.devices.map(\.name) == ["A", "B"])
    #expect(file.problems.map(\.line) == [2, 3, 3])
  }

  @Test(arguments: [
    ("devices:\n- { mac: x", 3), ("\tnetwork: 1", 1), ("- a list", 1), ("just words", 1),
    ("network: {}\nnetwork: {}", 1), ("a: *b", 1), ("--- 1\n--- 2", 2),
  ])
  func whatIsNoYAMLOrNoMappingIsAnErrorWithItsLine(_ text: String, _ line: Int) {
    do {
      _ = try HouseholdFile(text, file: "home.yaml")
      Issue.record("\(text) was read")
    } catch {
      guard case .notYAML(_, let found, _) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(found == line, "\(error)")
      #expect(error.description.hasPrefix("'home.yaml', line "), "\(error)")
    }
  }

  @Test func deepNestingIsRefusedNotFollowed() {
    let texts = [
      String(repeating: "[", count: 200_000), String(repeating: "- ", count: 100_000),
      String(repeating: "[", count: 900) + String(repeating: "]", count: 900),
      String(repeating: "- ", count: 900), "? " + String(repeating: "{a: ", count: 900),
    ]
    for text in texts {
      #expect(throws: HouseholdFileError.self) { try HouseholdFile(text, file: "home.yaml") }
    }
  }

  @Test func controlCharactersInNamesAreKept() throws {
    let file = try HouseholdFile(
      #"devices: [{ mac: a4:cf:12:00:00:01, name: "a\e[31m\0b" }]"#, file: "")
    #expect(file.devices.first?.name == "a\u{1b}[31m\u{0}b")
  }
}
