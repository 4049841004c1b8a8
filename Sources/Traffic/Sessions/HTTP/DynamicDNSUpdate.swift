import Packets

/// A request that gives a name a new address at a dynamic DNS service.
struct DynamicDNSUpdate {
  /// The name that is updated.
  let name: String

  /// The paths of the protocol most services speak (dyndns2), and of others.
  private static let paths: Set<String> = [
    "/nic/update", "/v3/update", "/dyndns/update", "/ph/update", "/nic/dyndns",
  ]

  /// Services with paths of their own, by the end of their host names, and what they append to the name's parameter.
  private static let services: [String: String] = [
    "duckdns.org": ".duckdns.org", "dynv6.com": "", "freemyip.com": "", "ydns.io": "",
    "ddnss.de": "", "dyndns.org": "", "no-ip.com": "", "noip.com": "", "dynu.com": "",
    "selfhost.de": "", "asuscomm.com": "", "changeip.com": "", "dlinkddns.com": "",
    "dy.fi": "", "afraid.org": "", "dyn.dns.he.net": "", "hopto.org": "",
  ]

  private static let parameters = ["hostname", "host", "domains", "domain", "myhostname"]

  /// - Parameter host: in lower case, without port.
  init?(host: String, target: HTTPTarget) {
    guard target.query != nil else { return nil }
    let isKnownPath = Self.paths.contains(target.path)
    guard isKnownPath || target.path.rawSpan.contains("up") else { return nil }
    let addition = Self.addition(host)
    guard isKnownPath || addition != nil,
      let value = Self.parameters.lazy.compactMap({ target.parameter($0) }).first, !value.isEmpty
    else { return nil }
    // Several may be updated at once; the first stands for them.
    let first = value.split(separator: ",").first.map(String.init) ?? value
    let suffix = addition ?? ""
    name = (first.hasSuffix(suffix) ? first : first + suffix).lowercased()
  }

  /// What the service that a host belongs to appends; nil for hosts of others.
  private static func addition(_ host: String) -> String? {
    var rest = Substring(host)
    while true {
      if let addition = services[String(rest)] { return addition }
      guard let dot = rest.utf8.firstIndex(of: UInt8(ascii: ".")) else { return nil }
      rest = rest[rest.utf8.index(after: dot)...]
    }
  }
}
