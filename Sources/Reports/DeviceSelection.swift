import Analysis
import Packets
import Traffic

/// How a user's word picks devices.
extension Report {
  /// The devices that a name, an IP address, a MAC or a group names; by the beginning of a name only where nothing
  /// else fits. Names are compared without case; of one that a device and a group have, it is the device's.
  public func devices(named word: String) -> [DeviceReport] {
    if let mac = MACAddress(word), !mac.isNone { return devices.filter { $0.mac == mac } }
    if let address = IPAddress(word) {
      return devices.filter { $0.addresses.contains(address) || $0.id == word }
    }
    let word = word.lowercased()
    let exact = devices.filter { [$0.label.lowercased(), $0.id.lowercased()].contains(word) }
    guard exact.isEmpty, !word.isEmpty else { return exact }
    let members = Set(groups.filter { $0.name.lowercased() == word }.flatMap(\.devices))
    return devices.filter {
      members.isEmpty ? $0.label.lowercased().hasPrefix(word) : members.contains($0.id)
    }
  }

  /// The report without the other devices, and without contacts, statements and findings that none of these has a part in.
  public func limited(to wanted: [DeviceReport]) -> Report {
    let ids = Set(wanted.map(\.id))
    var copy = self
    copy.devices = devices.filter { ids.contains($0.id) }
    copy.contacts = contacts.filter { contact in
      ids.contains(contact.device) || contact.destination.device.map(ids.contains) == true
    }
    copy.groups = groups.filter { !ids.isDisjoint(with: $0.devices) }
    copy.topics = topics.filter { topic in ids.contains(where: topic.involves) }
    copy.vantage.statements = vantage.statements.filter { statement in
      statement.device.map(ids.contains) ?? true
    }
    copy.findings = findings(about: ids)
    return copy
  }

  /// What was found of these devices, by their `id`, and of the home itself; all of it for nil.
  func findings(about devices: Set<String>?) -> [Finding] {
    guard let devices else { return findings }
    return findings.filter { $0.device.map(devices.contains) ?? true }
  }
}

extension TopicReport {
  /// Whether a device, by its `id`, publishes to it, is subscribed to it, or is its broker.
  func involves(_ device: String) -> Bool {
    brokerDevice == device
      || (publishers + subscribers).contains { $0.device == device }
  }
}
