import Packets
import Traffic

/// By what the packets of a group's devices are known: their adapters and addresses, as the household file and the
/// leases have them.
struct GroupMembers {
  private(set) var networks: [IPPrefix] = []
  private(set) var hardware: [MACAddress] = []
  /// Names of devices that neither file has an address for.
  private(set) var unknown: [String] = []

  /// Nil where there is no group of that name; case doesn't matter.
  init?(_ name: String, _ notes: HouseholdNotes) {
    let name = name.lowercased()
    let groups = notes.groups.filter { $0.name.lowercased() == name }
    let devices = notes.devices.filter { $0.group?.lowercased() == name }
    guard !groups.isEmpty || !devices.isEmpty else { return nil }
    for group in groups {
      networks += group.prefixes
      hardware += group.macs
      for name in group.names { add(named: name, notes) }
    }
    for device in devices { add(device, notes) }
  }

  /// The groups there are, in the order of the file.
  static func names(_ notes: HouseholdNotes) -> [String] {
    var names: [String] = []
    for name in notes.groups.map(\.name) + notes.devices.compactMap(\.group)
    where !names.contains(name) {
      names.append(name)
    }
    return names
  }

  private mutating func add(_ device: DeviceNote, _ notes: HouseholdNotes) {
    hardware += device.macs
    for address in device.addresses { add(address) }
    let isKnown = !device.macs.isEmpty || !device.addresses.isEmpty
    let names = device.hostNames.isEmpty ? [device.name].compactMap(\.self) : device.hostNames
    for name in names where !addEntries(named: name, notes) && !isKnown { unknown.append(name) }
  }

  /// Adds the device that the household file or a lease calls so.
  private mutating func add(named name: String, _ notes: HouseholdNotes) {
    let devices = notes.devices.filter { $0.name?.lowercased() == name.lowercased() }
    for device in devices { add(device, notes) }
    if devices.isEmpty, !addEntries(named: name, notes) { unknown.append(name) }
  }

  private mutating func addEntries(named name: String, _ notes: HouseholdNotes) -> Bool {
    let name = name.lowercased()
    let entries = notes.entries.filter { $0.name?.lowercased() == name }
    for entry in entries {
      if let mac = entry.mac, !hardware.contains(mac) { hardware.append(mac) }
      if let address = entry.address { add(address) }
    }
    return entries.contains { $0.mac != nil || $0.address != nil }
  }

  private mutating func add(_ address: IPAddress) {
    guard let host = IPPrefix(address, length: address.isV4 ? 32 : 128), !networks.contains(host)
    else { return }
    networks.append(host)
  }
}
