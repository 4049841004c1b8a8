import Destinations
import Packets

/// Whom devices reached, for the question whether somebody stood in for one who did not answer.
struct AnsweredElsewhere {
  private enum Key: Hashable {
    case name(String)
    /// A registered one.
    case domain(String)
    /// One that makes devices.
    case `operator`(String)
  }

  private let contacts: [ContactReport]
  /// Of each device, what was answered first, as its place among the contacts.
  private var places: [String: [Key: Int]] = [:]

  init(_ report: Report, for devices: Set<String>) {
    contacts = report.contacts
    for range in report.contactRanges {
      guard let first = range.first, devices.contains(contacts[first].device) else { continue }
      var own: [Key: Int] = [:]
      for index in range
      where contacts[index].answered > 0 && contacts[index].initiator == .device
        && !contacts[index].isNetworksOwn
      {
        for key in Self.keys(of: contacts[index].destination) where own[key] == nil {
          own[key] = index
        }
      }
      places[contacts[first].device] = own
    }
  }

  /// Who answered the same device for the same name, domain or maker.
  func instead(of contact: ContactReport) -> String? {
    guard let own = places[contact.device] else { return nil }
    return Self.keys(of: contact.destination).lazy.compactMap { own[$0] }.first
      .map { Self.words(contacts[$0]) }
  }

  /// Whether a contact's own place answered the same device at another port.
  func answers(_ contact: ContactReport) -> Bool {
    places[contact.device]?[.name(contact.destination.label)] != nil
  }

  private static func keys(of destination: ContactReport.Destination) -> [Key] {
    var keys = [Key.name(destination.label)]
    guard let known = destination.knowledge?.value else { return keys }
    if let domain = known.domain, known.isMakers ?? true { keys.append(.domain(domain)) }
    if let rule = known.operatorRule, rule.operator.role == .maker {
      keys.append(.operator(rule.operator.name))
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
