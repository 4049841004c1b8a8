import Behaviour
import Packets
import Traffic

/// What findings are about: devices with some of their dealings.
extension Report {
  /// Contacts with a quality, by the devices they say something of, in the report's order.
  ///
  /// - Parameter subjectOf: the device that a contact says it of, by its `id`; nil for none. Asked by index: copying
  ///   each of tens of thousands takes longer than looking at it.
  func contacts(
    bySubject subjectOf: (Int) -> String?
  ) -> [(device: String, label: String, contacts: [ContactReport])] {
    var order: [String] = []
    var groups: [[ContactReport]] = []
    var places: [String: Int] = [:]
    for index in contacts.indices {
      guard let subject = subjectOf(index) else { continue }
      // Most are of the subject of the one before.
      let isNext = subject == order.last
      let place = isNext ? order.count - 1 : places.value(of: subject, ifNone: order.count)
      if place < order.count {
        groups[place].append(contacts[index])
      } else {
        order.append(subject)
        groups.append([contacts[index]])
      }
    }
    let labels = labels(inOrder: order)
    return order.indices.map { (order[$0], labels[$0], groups[$0]) }
  }

  /// Contacts with a quality, by the devices they are of, in the report's order.
  ///
  /// - Parameter isWanted: asked by index, as in ``contacts(bySubject:)``.
  func contactsByDevice(
    where isWanted: (Int) -> Bool
  ) -> [(device: String, label: String, contacts: [ContactReport])] {
    contacts(bySubject: { isWanted($0) ? contacts[$0].device : nil })
  }

  /// Contacts that tell of a subject, and have a quality beside it, by the devices they are of, in the report's order.
  ///
  /// - Parameter isWanted: asked by index, of those alone of which anything is known.
  func contactsByDevice(
    telling subject: FlowFact.Subject, where isWanted: (Int) -> Bool = { _ in true }
  ) -> [(device: String, label: String, contacts: [ContactReport])] {
    contactsByDevice { contacts[$0].tells(of: subject) && isWanted($0) }
  }

  /// What to call each of these devices in a sentence; an `id` where there is no such device.
  ///
  /// - Parameter ids: those in the order of the devices, as most are, are found in one walk.
  private func labels(inOrder ids: [String]) -> [String] {
    var place = 0
    var labels: [String] = []
    for id in ids {
      while place < devices.count, devices[place].id != id { place += 1 }
      guard place < devices.count else { break }
      labels.append(devices[place].labelInSentence)
    }
    let others = ids.dropFirst(labels.count)
    let otherLabels = self.labels(of: Set(others))
    return labels + others.map { otherLabels[$0] ?? $0 }
  }

  /// What to call devices in a sentence, by `id`.
  func labels(of ids: Set<String>) -> [String: String] {
    guard !ids.isEmpty else { return [:] }
    var labels: [String: String] = [:]
    for index in devices.indices where ids.contains(devices[index].id) {
      labels[devices[index].id] = devices[index].labelInSentence
    }
    return labels
  }

  /// Whether a device is one that people use for many things; by `id`.
  func generalPurposeDevices() -> Set<String> {
    // By index: to copy a device's report takes longer than to ask it.
    Set(devices.indices.lazy.filter { devices[$0].isGeneralPurpose }.map { devices[$0].id })
  }
}

extension DeviceReport {
  /// Whether its user decides whom it talks to: computers and the like run anybody's programs.
  public var isGeneralPurpose: Bool {
    switch type {
    case "computer", "phone", "tablet", "virtual-machine", "server", "nas": true
    default: false
    }
  }
}

extension ContactReport {
  /// Has it call a device of the home that has no name as the report does.
  ///
  /// - Parameter labels: by the devices' `id`.
  mutating func labelDestination(_ labels: [String: String]) {
    // Adapters of one maker may end alike: an address tells them apart.
    guard destination.name == nil, let other = destination.device, let label = labels[other],
      label != labels[device]
    else { return }
    destination.deviceLabel = label
  }

  /// Whether who began is known well enough to hold it against somebody: from the handshake, or from what only clients
  /// say. Ports and first packets are no proof.
  var isSurelyBegun: Bool { initiator != .unknown && basis <= .firstPayload }

  /// Whether somebody from the internet began it, and was answered.
  var isLetIn: Bool { has([.overTCP, .answered]) && comesFromInternet && isSurelyBegun }

  /// Whether the one who began is outside the home, and not on the same link.
  var comesFromInternet: Bool {
    has([.begunByDestination, .outside]) && !destination.isOnLink
      && destination.addresses.contains(where: \.isGlobalUnicast)
  }

  /// How it says what it says: `MQTT`, `port 9123`.
  var serviceWords: String {
    if let service { return ServiceWords.name(of: service) }
    return port.map { "\(transport.uppercased()) port \($0)" } ?? transport.uppercased()
  }

  /// `port 8554 (RTSP)`, `port 50443`.
  var portWords: String {
    guard let port else { return serviceWords }
    return service.map { "port \(port) (\(ServiceWords.name(of: $0)))" } ?? "port \(port)"
  }
}

extension ContactReport.Destination {
  /// Whether it is at home, or at a private address beyond the router, where no service of the internet's is.
  var isAtPrivateAddress: Bool {
    isLocal || addresses.allSatisfy { $0.isPrivate && !$0.isProviders }
  }

  /// Its name, else what the report calls the device of the home that it is, else its address.
  var label: String { name ?? deviceLabel ?? addresses.first?.description ?? "somebody" }

  /// Its name, and who runs it or whose machines it is on, where that says more: `a.example (AWS Frankfurt)`.
  var fullLabel: String {
    guard !isLocal, let place = known.hosting?.words ?? known.operatorRule?.operator.name else {
      return label
    }
    return label.lowercased().contains(place.lowercased()) ? label : "\(label) (\(place))"
  }
}
