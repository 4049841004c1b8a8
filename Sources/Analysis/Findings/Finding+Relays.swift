import Packets
import Traffic

extension Finding {
  /// Devices that pass on what others behind them say, who keep their own addresses.
  ///
  /// Definition: under the MAC of a device that sends in its own name too packets came from another private address, most flows
  /// with a time to live that a router has counted down (RFC 1812 §5.3.1; ``SenderSigns``). What whoever is behind it says is
  /// told of a device of its own. Of a router nothing is said: that is what it is for.
  static func relays(in report: Report) -> [Finding] {
    var behind: [String: [DeviceReport]] = [:]
    for index in report.devices.indices {
      guard let relay = report.devices[index].relay else { continue }
      behind[relay, default: []].append(report.devices[index])
    }
    guard !behind.isEmpty else { return [] }
    for index in report.devices.indices where report.devices[index].isRouter {
      behind[report.devices[index].id] = nil
    }
    let evidence = report.firstFrames(of: Set(behind.values.joined().map(\.id)))
    let labels = report.labels(of: Set(behind.keys))
    return behind.sorted { $0.key < $1.key }.map { relay, devices in
      Finding(
        kind: "relay", severity: .info, device: relay,
        text: "\(labels[relay] ?? relay) passes on what \(devices.map(\.label).listed(atMost: 3)) "
          + "\(devices.count == 1 ? "says: its" : "say: their") packets had gone through a router before they "
          + "left it. Whoever is behind it is told of apart.",
        evidence: devices.compactMap { evidence[$0.id] })
    }
  }
}

extension Report {
  /// The first frame that tells of a contact of each of some devices, by `id`.
  fileprivate func firstFrames(of ids: Set<String>) -> [String: Evidence] {
    var frames: [String: Evidence] = [:]
    for range in contactRanges {
      guard let first = range.first, ids.contains(contacts[first].device) else { continue }
      frames[contacts[first].device] = range.compactMap { contacts[$0].evidence.first }.min()
    }
    return frames
  }
}
