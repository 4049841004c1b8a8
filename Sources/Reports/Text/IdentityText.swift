import Analysis
import Packets
import Traffic

/// Who a device is, and how that is known.
extension Page {
  mutating func addIdentity(of device: DeviceReport, in report: Report) {
    let source = device.nameSource.map { "  (name from \($0.inert))" } ?? ""
    say("  " + device.label.inert + source, hanging: 4, .bold)
    let kind = [device.kindAndModel, device.group.map { "group \($0.inert)" } ?? ""]
      .filter { !$0.isEmpty }.joined(separator: " · ")
    item("MAC", device.mac.isNone ? "" : "\(device.mac)")
    item("is", kind)
    item("addresses", device.addresses.map(\.description).joined(separator: "  "))
    item(
      "heard",
      device.heard.map { span($0.lowerBound, $0.upperBound) }
        ?? (device.isHeard ? "" : "never: known only as whom others handed packets to"))
    item("traffic", Self.traffic(of: device, in: report))
    item("over time", Sparkline(device.packetsOverTime(leavingOut: report.pauses)).text)
    for (index, phase) in phases(of: device).enumerated() {
      item(index == 0 ? "phases" : "", phase)
    }
    item("came up", boots(of: device))
    if device.isLocalOnly, device.sent.packets > 0 {
      item("reach", "stays at home: nothing it was seen to say left it")
    }
    for (index, door) in device.doors.prefix(Self.doorBound).enumerated() {
      item(
        index == 0 ? "answers at" : "", "\(door.words)   \(report.frames(door.evidence.prefix(2)))")
    }
    let rest = device.doors.count - Self.doorBound
    if rest > 0 { item("", "\(Quantity.count(rest, "more port"))") }
    item("reached", device.controlWords ?? "")
    for (index, claim) in device.evidence.enumerated() {
      let frames = claim.evidence.map { "   " + report.frames([$0]) } ?? ""
      item(
        index == 0 ? "evidence" : "",
        "\(claim.claim.inert) \(options.secrets.shown(claim.value).inert)  (\(claim.source.inert))\(frames)"
      )
    }
  }

  /// Ports that are told one by one.
  private static let doorBound = 6

  private mutating func item(_ title: String, _ text: String) {
    guard !text.isEmpty else { return }
    say(title.padded(to: 11) + text, indent: 4, hanging: 15)
  }

  private static func traffic(of device: DeviceReport, in report: Report) -> String {
    let (sent, received) = (device.sent, device.received)
    let rate = report.isShort ? [] : ["\(Quantity.rate(device.packetsPerMinute)) packets/min"]
    return WordWrap.facts(
      rate + [
        "sent \(Quantity.count(sent.packets, "packet")), \(Quantity.bytes(sent.bytes))",
        "received \(Quantity.count(received.packets, "packet")), \(Quantity.bytes(received.bytes))",
      ])
  }
}
