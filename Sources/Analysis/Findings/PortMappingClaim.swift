import Packets

/// A port mapping as a fact tells it: `tcp 8554 → 192.168.1.20:554 for 3600 s`; or what a router took back: `tcp 8554`,
/// `tcp → 192.168.1.20:554`.
struct PortMappingClaim {
  /// `tcp` or `udp`.
  let transport: String
  /// The port at which the internet comes in; nil where none is told.
  let outside: Int?
  /// Where in the home it leads; nil for words that name no address.
  let inside: (address: IPAddress, port: Int)?

  init(_ words: String) {
    let parts = words.split(separator: " ")
    transport = parts.first?.lowercased() ?? ""
    outside = parts.dropFirst().first.flatMap { Int($0) }
    let end = parts.firstIndex(of: "→").flatMap { $0 > 0 ? parts.dropFirst($0 + 1).first : nil }
    inside = end.flatMap { end in
      guard let colon = end.lastIndex(of: ":"), let port = Int(end[end.index(after: colon)...]),
        let address = IPAddress(String(end[..<colon]).trimmed(ofPrefix: "[", suffix: "]"))
      else { return nil }
      return (address, port)
    }
  }

  func leads(to contact: ContactReport) -> Bool {
    contact.transport == transport && contact.port == inside?.port
  }

  /// What a mapping is taken back by: the port outside (UPnP), or address and port inside, where port 0 stands for all (RFC 6886
  /// §3.4, RFC 6887 §15).
  struct Target: Hashable {
    let transport: String
    /// In the home; nil where the port is the router's.
    let address: IPAddress?
    let port: Int
  }

  /// What this takes back, where it tells of that; nil for words that name neither.
  var takenBack: Target? {
    if let inside {
      return Target(transport: transport, address: inside.address, port: inside.port)
    }
    return outside.map { Target(transport: transport, address: nil, port: $0) }
  }

  /// All that would take this mapping back.
  var targets: [Target] {
    var targets: [Target] = []
    if let outside { targets.append(Target(transport: transport, address: nil, port: outside)) }
    if let inside {
      for port in [inside.port, 0] {
        targets.append(Target(transport: transport, address: inside.address, port: port))
      }
    }
    return targets
  }
}

extension String {
  fileprivate func trimmed(ofPrefix prefix: Character, suffix: Character) -> String {
    var text = self[...]
    if text.first == prefix { text = text.dropFirst() }
    if text.last == suffix { text = text.dropLast() }
    return String(text)
  }
}
