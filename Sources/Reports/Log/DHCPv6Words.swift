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
    let what = leases.isEmpty ? "" : " " + leases
    return switch message.type {
    case .solicit: "looks for a DHCPv6 server"
    case .request: "asks for" + (leases.isEmpty ? " IPv6 addresses" : what)
    case .renew, .rebind: "asks to keep" + (leases.isEmpty ? " its IPv6 addresses" : what)
    case .confirm: "asks whether its IPv6 addresses still hold"
    case .release: "gives its IPv6 addresses back"
    case .decline: "declines its IPv6 addresses: they are taken"
    case .informationRequest: "asks for its network's IPv6 settings"
    case .advertise: "offers \(audience)" + (leases.isEmpty ? " IPv6 settings" : what)
    case .reply where message.statusCode ?? 0 != 0: "refuses \(audience) over DHCPv6"
    case .reply: "gives \(audience)" + (leases.isEmpty ? " IPv6 settings" : what)
    case .reconfigure: "tells \(audience) to ask for its IPv6 settings again"
    default: "sends \(audience) a DHCPv6 message (\(message.type))"
    }
  }

  /// An address as it is, a prefix with its length; and for how long.
  private static func words(_ lease: DHCPv6Message.Lease) -> String {
    let place =
      lease.prefix.length == 128 ? lease.prefix.address.description : lease.prefix.description
    let time =
      lease.validLifetime == .max
      ? "ever" : Quantity.duration(Int64(lease.validLifetime) * 1_000_000_000)
    return "\(place) for \(time)"
  }
}
