import Packets

extension LineFormat {
  /// hosts(5): an address, its name, and aliases, which are not kept. Addresses that no device of
  /// the home can have, as lists of blocked names use, are about nobody.
  static let hosts = LineFormat(
    kind: .hosts, syntax: "address name", isStatic: true
  ) { line in
    let words = line.text.beforeComment.words
    guard words.count >= 2, let address = IPAddress(written: words[0]) else { return .foreign }
    if address.isLoopback || address.isUnspecified || address.isMulticast
      || address.isLimitedBroadcast
    {
      return .nobody
    }
    guard words[1] != "dev", !words.contains(where: { MACAddress(written: $0) != nil }) else {
      return .foreign
    }
    return .subject(.init(address: address, name: String(words[1])))
  }
}
