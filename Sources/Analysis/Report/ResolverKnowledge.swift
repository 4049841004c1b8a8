import Packets
import Traffic

/// How the home's devices come by names: whom they ask, who was named to them, and when they began to ask.
struct ResolverKnowledge {
  /// DNS over UDP and TCP (RFC 1035 §4.2), and over TLS (RFC 7858 §3.1).
  static let ports = [53, 853]

  /// The resolvers that DHCP or router advertisements named.
  private let named: Set<IPAddress>
  /// Whether anyone in the home was answered by a resolver in it.
  private let isAnsweredAtHome: Bool
  /// Who answers at home, and the router: they ask on behalf of others.
  private let forwarders: Set<String>
  /// When each device was first seen to ask for a name, by its number; nil where it was not, or most answers are missing.
  private let firstQuestions: [Int64?]

  /// - Parameter digests: what the contacts of each device tell.
  init(_ digests: [ContactDigest], _ builder: ReportBuilder) {
    named = Set(
      builder.summary.claims.network.keys.compactMap { claim in
        switch claim {
        case .dhcpResolver(let address), .advertisedResolver(let address): address
        default: nil
        }
      })
    var forwarders = Set(digests.lazy.flatMap(\.nameServers))
    isAnsweredAtHome = !forwarders.isEmpty
    if let gateway = builder.household.gateway {
      forwarders.insert(builder.household.devices[gateway].id)
    }
    self.forwarders = forwarders
    var askers: [IPAddress: NameQuestions.Totals] = [:]
    let questions = builder.summary.nameQuestions.totals
    for place in questions.indices {
      askers[questions.keys[place].asker, default: NameQuestions.Totals()]
        .merge(questions.values[place])
    }
    let devices = builder.household.devices
    firstQuestions = devices.indices.map { device in
      var asked = NameQuestions.Totals()
      for address in devices[device].addresses { askers[address].map { asked.merge($0) } }
      return asked.answers > 0 && asked.answers * 2 >= asked.questions ? asked.first : nil
    }
  }

  /// Whether a device called an address that nobody named to it, though it had been seen to ask for names before. Where most
  /// answers to its questions are missing, one of these may have: then that is not known.
  ///
  /// - Parameter device: the number of the contact's device.
  func isDirect(_ contact: ContactReport, of device: Int) -> Bool {
    guard contact.initiator == .device, contact.port != nil, !contact.asksForNames,
      contact.destination.name == nil, contact.destination.addresses[0].isGlobalUnicast,
      let first = firstQuestions[device]
    else { return false }
    return contact.first > first
  }

  /// Whom a device passes over by asking a resolver outside the home that is not the one it was given; unknown, and so
  /// nil, where the capture shows none given and none at home.
  func bypassed(by contact: ContactReport) -> BypassedResolver? {
    guard contact.asksForNames, contact.initiator == .device, !named.isEmpty || isAnsweredAtHome,
      !forwarders.contains(contact.device),
      contact.destination.addresses.contains(where: { $0.isGlobalUnicast && !named.contains($0) })
    else { return nil }
    return named.isEmpty ? .atHome : .named
  }
}

extension ContactReport {
  /// Whether it goes to the port of a DNS server.
  var asksForNames: Bool { port.map(ResolverKnowledge.ports.contains) ?? false }

  /// The device that answers a question for names here, and so asks on behalf of others, by its `id`.
  var nameServerAtHome: String? { isAnsweredForNames ? destination.device : nil }

  /// Whether a question for names was answered, as far as its port tells.
  var isAnsweredForNames: Bool { asksForNames && answered > 0 }
}
