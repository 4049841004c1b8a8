import Packets

/// A port mapping as a fact tells it: `tcp 8554 → 192.168.1.20:554 for 3600 s`.
struct PortMappingClaim {
  /// `tcp` or `udp`.
  let transport: String
  /// To whom in the home it leads.
  let address: IPAddress
  let port: Int

  /// Nil for words that name no address.
  init?(_ words: String) {
    let parts = words.split(separator: " ")
    guard let arrow = parts.firstIndex(of: "→"), arrow > 0, arrow + 1 < parts.count,
      let colon = parts[arrow + 1].lastIndex(of: ":"),
      let port = Int(parts[arrow + 1][parts[arrow + 1].index(after: colon)...]),
      let address = IPAddress(
        String(parts[arrow + 1][..<colon]).trimmed(ofPrefix: "[", suffix: "]"))
    else { return nil }
    transport = parts[0].lowercased()
    self.address = address
    self.port = port
  }

  func leads(to contact: ContactReport) -> Bool {
    contact.transport == transport && contact.port == port
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
