import Traffic

extension Finding {
  /// Devices that pass on what others behind them say, who keep their own addresses.
  ///
  /// Definition: under the MAC of a device that sends in its own name too packets came from another private address, most flows
  /// with a time to live that a router has counted down (RFC 1812 §5.3.1; ``SenderSigns``). What whoever is behind it says is
  /// told of a device of its own. Of a router nothing is said: that is what it is for.
  static func relays(in report: Report) -> [Finding] {
    guard report.devices.contains(where: { $0.relay != nil }) else { return [] }
    let routers = Set(report.devices.filter { $0.type == "router" }.map(\.id))
    let labels = report.labels(of: Set(report.devices.compactMap(\.relay)))
    let behind = Dictionary(grouping: report.devices.filter { $0.relay != nil }) { $0.relay ?? "" }
    return behind.filter { !routers.contains($0.key) }.sorted { $0.key < $1.key }.map {
      relay, devices in
      let evidence = report.contacts.filter { contact in
        devices.contains { $0.id == contact.device }
      }
      return Finding(
        kind: "relay", severity: .info, device: relay,
        text: "\(labels[relay] ?? relay) passes on what \(devices.map(\.label).listed(atMost: 3)) "
          + "\(devices.count == 1 ? "says: its" : "say: their") packets had gone through a router before they "
          + "left it. Whoever is behind it is told of apart.",
        evidence: evidence.compactMap(\.evidence.first))
    }
  }
}
