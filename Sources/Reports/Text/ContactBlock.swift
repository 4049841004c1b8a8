import Analysis
import Packets
import Traffic

/// A device's contacts, the remarkable first, and what it says to everybody put aside.
struct ContactBlock {
  let device: DeviceReport
  let lines: [ContactLine]
  /// What it sends to groups of stations or to all, in one line; nil when nothing.
  let quietLine: String?

  init(_ device: DeviceReport, in report: Report, includingOthers: Bool = false) {
    self.device = device
    let own = report.contacts.filter { contact in
      contact.device == device.id
        || includingOthers && contact.destination.device == device.id
    }
    let single = own.filter { !report.goesToGroup($0) }
      .map { ContactLine($0, of: device, in: report) }
    // Ranks first; within a rank the report's order stands.
    lines = single.enumerated()
      .sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element)
    var services: [String] = []
    for contact in own where report.goesToGroup(contact) {
      let name = Self.spelling(of: contact.service ?? contact.transport)
      let port = contact.service == nil ? contact.port.map { " \($0)" } : nil
      let shown = name + (port ?? "")
      if !services.contains(shown) { services.append(shown) }
    }
    quietLine = services.isEmpty ? nil : "speaks to all: " + services.joined(separator: ", ")
  }

  var isEmpty: Bool { lines.isEmpty && quietLine == nil }

  /// Lines it takes when so many contacts are shown.
  func lineCount(_ bound: Int) -> Int {
    1 + min(bound, lines.count) + (quietLine == nil ? 0 : 1)
  }

  /// The device's name, and how many of its contacts are shown where that is not all.
  func title(showing count: Int, width: Int, _ style: TextStyle) -> String {
    let label = device.label.inert.cut(to: width - 30)
    let rest = lines.count > count ? "   \(count) of \(Quantity.count(lines.count)) contacts" : ""
    return "  " + style.apply(.bold, to: label) + style.apply(.faint, to: rest)
  }

  /// Protocols that people know under a spelling of their own.
  private static func spelling(of service: String) -> String {
    switch service {
    case "mdns": "mDNS"
    case "icmpv6": "ICMPv6"
    case "dhcpv6": "DHCPv6"
    case "ssdp", "dhcp", "dns", "ntp", "icmp", "igmp", "llmnr", "lifx", "mld":
      service.uppercased()
    default: service.inert
    }
  }
}
