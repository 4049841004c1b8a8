import Behaviour
import Packets
import Traffic

extension Finding {
  /// Devices that never leave the home, and those that hardly do.
  ///
  /// Definition: `stays-at-home`: a device that spoke with another of the home, and nothing it was seen to send went out.
  /// `hardly-leaves-home`: at most ``outsidePackets`` of what it sent went out, and at most a hundredth. Said only of
  /// captures made inside the home, or over the air where everything could be read: from one host, or from outside,
  /// nobody can know.
  static func staysAtHome(in report: Report) -> [Finding] {
    guard report.seesWhatDevicesSend else { return [] }
    var outside = report.packetsOutside()
    return report.devices.compactMap { device in
      if device.isLocalOnly {
        return Finding(
          kind: "stays-at-home", severity: .info, device: device.id,
          text: "\(device.label) stays at home: nothing it was seen to say went out.",
          evidence: device.evidence.compactMap(\.evidence))
      }
      guard !device.isGeneralPurpose, let left = outside.removeValue(forKey: device.id),
        left.packets <= outsidePackets, left.packets * 100 <= device.sent.packets
      else { return nil }
      return Finding(
        kind: "hardly-leaves-home", severity: .info, device: device.id,
        text: "\(device.label) hardly leaves the home: "
          + "\(Quantity.count(left.packets)) of \(Quantity.count(device.sent.packets, "packet")) "
          + "it sent went out, to \(left.places.enumerated(atMost: 3)).", evidence: left.evidence)
    }
  }

  /// A judgement: time checks and the like of a day.
  private static let outsidePackets = 200
}

extension Report {
  /// Whether what devices send out, and what they send each other, could be seen.
  fileprivate var seesWhatDevicesSend: Bool {
    let blind: Set<String> = ["one-host-only", "outside-nat", "one-direction", "wifi-encrypted"]
    return [.inside, .wifi].contains(vantage.viewpoint)
      && !vantage.statements.contains { blind.contains($0.kind) }
  }

  /// What each device that hasn't sent much sent out of the home.
  fileprivate func packetsOutside() -> [String: (
    packets: Int, places: [String], evidence: [Evidence]
  )] {
    var sums: [String: (packets: Int, places: [String], evidence: [Evidence])] = [:]
    for index in contacts.indices
    where !contacts[index].destination.isLocal && contacts[index].sent.packets > 0 {
      sums[contacts[index].device, default: (0, [], [])].packets += contacts[index].sent.packets
      // More than a finding would tell needs no list.
      guard (sums[contacts[index].device]?.places.count ?? 0) < 8 else { continue }
      sums[contacts[index].device]?.places.append(contacts[index].destination.label)
      sums[contacts[index].device]?.evidence += contacts[index].evidence.prefix(1)
    }
    return sums
  }
}
