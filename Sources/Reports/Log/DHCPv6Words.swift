import Packets
import Traffic

/// What DHCPv6 says, in words.
extension EventTeller {
  func tell(_ outermost: DHCPv6Message, by sender: Sender, _ flow: FlowReference) -> Sentence {
    guard outermost.relay == nil else {
      let inner = outermost.innermost.map { " (\($0.type))" } ?? ""
      return sentence(flow, by: sender, "passes a DHCPv6 message on" + inner)
    }
    var what = Self.words(outermost, audience(of: sender, flow))
    if let name = outermost.clientFQDN, !name.isEmpty, outermost.type.isClients {
      what += " (calls itself \(name))"
    }
    return sentence(flow, by: sender, what)
  }

  private static func words(_ message: DHCPv6Message, _ audience: String) -> String {
    let leases = message.leases.filter { $0.validLifetime > 0 }.map(words).joined(separator: ", ")
    return switch message.type {
    case .solicit: "looks for a DHCPv6 server"
    case .request: "asks for " + (leases.isEmpty ? kinds(message) : leases)
    case .renew, .rebind: "asks to keep " + (leases.isEmpty ? "its " + kinds(message) : leases)
    case .confirm: "asks whether its \(kinds(message)) still hold"
    case .release: "gives back " + places(message)
    case .decline: "declines \(places(message)): taken already"
    case .informationRequest: "asks for its network's IPv6 settings"
    case .advertise:
      offer(message, leases).map { "offers \(audience) \($0)" }
        ?? "has nothing to offer \(audience) over DHCPv6"
    case .reply where message.statusCode ?? 0 != 0: "refuses \(audience) over DHCPv6"
    case .reply:
      offer(message, leases).map { "gives \(audience) \($0)" }
        ?? (message.statusCode == 0
          ? "tells \(audience) over DHCPv6: success" : "answers \(audience) over DHCPv6")
    case .reconfigure: "tells \(audience) to ask for its IPv6 settings again"
    default: "sends \(audience) a DHCPv6 message (\(message.type))"
    }
  }

  /// What a server has for a client: leases, else settings; nil for neither.
  private static func offer(_ message: DHCPv6Message, _ leases: String) -> String? {
    guard leases.isEmpty else { return leases }
    return message.options.contains { !protocolOptions.contains($0.code.rawValue) }
      ? "IPv6 settings" : nil
  }

  /// Options by which the protocol works (RFC 8415 §21, but for vendors' settings in §21.17), and the client's name.
  private static let protocolOptions: Set<UInt16> = [
    1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 18, 19, 20, 25, 26, 32, 39, 82, 83,
  ]

  /// Which kinds of lease a message is about.
  private static func kinds(_ message: DHCPv6Message) -> String {
    let codes = message.options.map(\.code)
    let hasAddresses = codes.contains(.addresses) || codes.contains(.temporaryAddresses)
    return switch (hasAddresses, codes.contains(.prefixes)) {
    case (true, true): "IPv6 addresses and prefixes"
    case (false, true): "IPv6 prefixes"
    default: "IPv6 addresses"
    }
  }

  /// The leases that a client names, whose times say nothing.
  private static func places(_ message: DHCPv6Message) -> String {
    let places = message.leases.map(place)
    return places.isEmpty ? "its " + kinds(message) : places.joined(separator: ", ")
  }

  /// An address as it is, a prefix with its length; and for how long.
  private static func words(_ lease: DHCPv6Message.Lease) -> String {
    let time =
      lease.validLifetime == .max
      ? "ever" : Quantity.duration(Int64(lease.validLifetime) * 1_000_000_000)
    return "\(place(lease)) for \(time)"
  }

  private static func place(_ lease: DHCPv6Message.Lease) -> String {
    lease.prefix.length == 128 ? lease.prefix.address.description : lease.prefix.description
  }
}
