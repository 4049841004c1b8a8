import Packets
import Traffic

extension ReportBuilder {
  /// What the household file names and no device is: its devices, and who is listed in its groups alone. Nothing of a part
  /// of what was captured: the rest may have them.
  func unseenNotes(_ report: Report) -> [String] {
    guard !notes.devices.isEmpty || !notes.groups.isEmpty, !isFiltered, !report.isPartial else {
      return []
    }
    let seen = Set(household.devices.indices.compactMap(note(of:)))
    let devices = notes.devices.filter { !seen.contains($0) }.compactMap(\.label)
    let macs = Set(household.devices.map(\.mac) + notes.devices.flatMap(\.macs))
    let names = Set(
      (report.devices.map(\.label) + ownNames.joined().map(\.name)
        + notes.devices.flatMap { $0.hostNames + [$0.name].compactMap(\.self) }
        + notes.entries.compactMap(\.name)).map { $0.lowercased() })
    let members = notes.groups.flatMap { group in
      (group.names.filter { !names.contains($0.lowercased()) }
        + group.macs.filter { !macs.contains($0) }.map(\.description))
        .map { "\($0) (group \(group.name))" }
    }
    return devices + members
  }
}

extension DeviceNote {
  /// What to call it: the user's name for it, else how it is recognised.
  fileprivate var label: String? {
    name ?? macs.first?.description ?? addresses.first?.description ?? hostNames.first
  }
}
