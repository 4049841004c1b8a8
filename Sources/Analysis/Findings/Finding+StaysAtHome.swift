import Behaviour
import Packets
import Traffic

extension Finding {
  /// Devices that never leave the home, and those that hardly do.
  ///
  /// Definition: `stays-at-home`: a device that spoke with another of the home, and nothing it was seen to send, five packets
  /// at least, went out. `hardly-leaves-home`: 200 packets at most of what it sent went out, and at most a hundredth, and
  /// nobody outside called it. Said only of devices heard for a minute at least, in captures made inside the home, or over
  /// the air where everything could be read, in which others were seen to go out: from one host, from outside, or where
  /// nothing goes out anyway, nobody can know.
  static func staysAtHome(in report: Report) -> [Finding] {
    guard report.seesWhatDevicesSend else { return [] }
    let length = report.capturedLength
    var outside = report.packetsOutside()
    guard !outside.isEmpty else { return [] }
    let soleSpeaker = report.soleSpeaker
    let isUplinkOnly = report.vantage.statements.contains { $0.kind == "router-uplink-only" }
    return report.devices.compactMap { device in
      let heard = device.timeHeard(of: length)
      guard heard ?? length >= leastLength else { return nil }
      if device.isLocalOnly {
        guard device.sent.packets >= sentLeast, soleSpeaker == nil else { return nil }
        return Finding(
          kind: "stays-at-home", severity: .info, device: device.id,
          text: "\(device.label) stays at home: in "
            + (heard.map { "the \(Quantity.duration($0)) it was heard in" }
              ?? Quantity.duration(length))
            + ", nothing it was seen to say went out."
            + (isUplinkOnly ? " What it says to others at home can't be seen from here." : ""),
          evidence: device.evidence.compactMap(\.evidence))
      }
      guard !device.isGeneralPurpose, let left = outside.removeValue(forKey: device.id),
        !left.isCalled, left.packets <= outsidePackets, left.packets * 100 <= device.sent.packets
      else { return nil }
      return Finding(
        kind: "hardly-leaves-home", severity: .info, device: device.id,
        text: "\(device.label) hardly leaves the home: "
          + "\(Quantity.count(left.packets)) of \(Quantity.count(device.sent.packets, "packet")) "
          + "it sent went out, to \(left.places.listed(atMost: 3)).", evidence: left.evidence)
    }
  }

  private static let sentLeast = 5
  private static let leastLength: Int64 = 60_000_000_000
  /// A judgement: time checks and the like of a day.
  private static let outsidePackets = 200
}

extension Report {
  /// Whether what devices send out, and what they send each other, could be seen.
  fileprivate var seesWhatDevicesSend: Bool {
    let blind: Set<String> = ["one-host-only", "outside-nat", "one-direction", "wifi-encrypted"]
    return !isFiltered && [.inside, .wifi].contains(vantage.viewpoint)
      && !vantage.statements.contains { blind.contains($0.kind) }
  }

  /// The device that every conversation of two stations involves: then only its traffic was captured, and what others
  /// say elsewhere is not known. Nil where there is none such.
  var soleSpeaker: String? {
    var common: Set<String>?
    for index in contacts.indices where !goesToGroup(contacts[index]) {
      let ends = Set(
        [contacts[index].device, contacts[index].destination.device].compactMap { $0 })
      common = common?.intersection(ends) ?? ends
      if common?.isEmpty == true { return nil }
    }
    return common?.min()
  }

  /// What each device that hasn't sent much sent out of the home.
  fileprivate func packetsOutside() -> [String: Outgoing] {
    var sums: [String: Outgoing] = [:]
    for index in contacts.indices
    where contacts[index].has(.outside) && contacts[index].sent.packets > 0 {
      sums[contacts[index].device, default: Outgoing()].packets += contacts[index].sent.packets
      if contacts[index].has(.begunByDestination) {
        sums[contacts[index].device]?.isCalled = true
      }
      // More than a finding would tell needs no list.
      guard (sums[contacts[index].device]?.places.count ?? 0) < 8 else { continue }
      sums[contacts[index].device]?.places.append(contacts[index].destination.label)
      sums[contacts[index].device]?.evidence += contacts[index].evidence.prefix(1)
    }
    return sums
  }
}

/// What a device sent out of the home.
private struct Outgoing {
  var packets = 0
  var places: [String] = []
  var evidence: [Evidence] = []
  /// Whether somebody outside called it.
  var isCalled = false
}
