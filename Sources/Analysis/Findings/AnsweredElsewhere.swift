import Destinations
import Packets

/// Whom devices reached, for the question whether somebody stood in for one who did not answer.
struct AnsweredElsewhere {
  private struct Place: Hashable {
    let device: String
    let key: String
  }

  /// What was answered first, by name, by registered domain, and by a maker's service.
  private var places: [Place: String] = [:]

  init(_ report: Report, for devices: Set<String>) {
    for index in report.contacts.indices
    where report.contacts[index].answered > 0 && report.contacts[index].initiator == .device
      && !report.contacts[index].isNetworksOwn && devices.contains(report.contacts[index].device)
    {
      let contact = report.contacts[index]
      for key in Self.keys(of: contact.destination) {
        let place = Place(device: contact.device, key: key)
        if places[place] == nil { places[place] = Self.words(contact) }
      }
    }
  }

  /// Who answered the same device for the same name, domain or maker.
  func instead(of contact: ContactReport) -> String? {
    Self.keys(of: contact.destination).lazy
      .compactMap { places[Place(device: contact.device, key: $0)] }.first
  }

  /// Whether a contact's own place answered the same device at another port.
  func answers(_ contact: ContactReport) -> Bool {
    places[Place(device: contact.device, key: Self.nameKey(of: contact.destination))] != nil
  }

  private static func nameKey(of destination: ContactReport.Destination) -> String {
    "name " + destination.label
  }

  private static func keys(of destination: ContactReport.Destination) -> [String] {
    var keys = [nameKey(of: destination)]
    if let domain = destination.known.domain, destination.known.isMakers ?? true {
      keys.append("domain " + domain)
    }
    if let rule = destination.known.operatorRule, rule.operator.role == .maker {
      keys.append("operator " + rule.operator.name)
    }
    return keys
  }

  private static func words(_ contact: ContactReport) -> String {
    "\(contact.destination.label) at \(contact.portWords)"
  }
}

extension ContactReport {
  /// Whether it asks for names, an address or the time: that stands in for nothing else.
  fileprivate var isNetworksOwn: Bool {
    asksForNames || service.map(Self.networksOwn.contains) ?? false
  }

  private static let networksOwn: Set<String> = ["dhcp", "dhcpv6", "ntp"]
}

extension DestinationKnowledge {
  /// Whether a maker's services are behind it; nil where nobody is known to run it.
  var isMakers: Bool? { operatorRule.map { $0.operator.role == .maker } }
}
