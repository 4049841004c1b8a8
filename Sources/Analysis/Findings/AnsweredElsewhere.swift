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

  /// - Parameter calls: those of each device, of which something will be asked.
  init(_ report: Report, for calls: [[VainCall]]) {
    contacts = report.contacts
    var wanted: [String: Set<Key>] = [:]
    for own in calls {
      guard let device = own.first?.contact.device else { continue }
      wanted[device] = Set(own.lazy.flatMap { Self.keys(of: $0.contact, called: $0.label) })
    }
    for range in report.contactRanges {
      guard let first = range.first, let wanted = wanted[contacts[first].device] else { continue }
      var own: [Key: Int] = [:]
      for index in range
      where contacts[index].has([.answered, .begunByDevice]) && !contacts[index].isNetworksOwn {
        let label = contacts[index].destination.label
        for key in Self.keys(of: contacts[index], called: label)
        where wanted.contains(key) && own[key] == nil {
          own[key] = index
        }
      }
      places[contacts[first].device] = own
    }
  }

  /// Who answered the same device for the same name, domain or maker.
  func instead(of call: VainCall) -> String? {
    guard let own = places[call.contact.device] else { return nil }
    return Self.keys(of: call.contact, called: call.label).lazy.compactMap { own[$0] }.first
      .map { Self.words(contacts[$0]) }
  }

  /// Whether a contact's own place answered the same device at another port.
  func answers(_ call: VainCall) -> Bool {
    places[call.contact.device]?[.name(call.label)] != nil
  }

  private static func keys(of contact: ContactReport, called label: String) -> [Key] {
    var keys = [Key.name(label)]
    guard let known = contact.destination.knowledge else { return keys }
    if let domain = known.value.domain, known.value.isMakers ?? true {
      keys.append(.domain(domain))
    }
    if let rule = known.value.operatorRule, rule.operator.role == .maker {
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
