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
  private static let services: [(host: String, suffix: String)] = [
    ("duckdns.org", ".duckdns.org"), ("dynv6.com", ""), ("freemyip.com", ""), ("ydns.io", ""),
    ("ddnss.de", ""), ("dyndns.org", ""), ("no-ip.com", ""), ("noip.com", ""), ("dynu.com", ""),
    ("selfhost.de", ""), ("asuscomm.com", ""), ("changeip.com", ""), ("dlinkddns.com", ""),
    ("dy.fi", ""), ("afraid.org", ""), ("dyn.dns.he.net", ""), ("hopto.org", ""),
  ]

  private static let parameters = ["hostname", "host", "domains", "domain", "myhostname"]

  /// - Parameter host: in lower case, without port.
  init?(host: String, target: HTTPTarget) {
    guard target.query != nil else { return nil }
    let isKnownPath = Self.paths.contains(target.path)
    guard isKnownPath || target.path.contains("up") else { return nil }
    let service = Self.services.first { host == $0.host || host.hasSuffix("." + $0.host) }
    guard isKnownPath || service != nil,
      let value = Self.parameters.lazy.compactMap({ target.parameter($0) }).first, !value.isEmpty
    else { return nil }
    // Several may be updated at once; the first stands for them.
    let first = value.split(separator: ",").first.map(String.init) ?? value
    let suffix = service?.suffix ?? ""
    name = (first.hasSuffix(suffix) ? first : first + suffix).lowercased()
  }
}
