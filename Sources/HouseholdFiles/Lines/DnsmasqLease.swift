import Packets

extension LineFormat {
  /// dnsmasq(8), `--dhcp-leasefile`: expiry, MAC, address, name and client identifier. After a
  /// line `duid …` come IPv6 leases, which have an IAID in place of the MAC.
  static let dnsmasqLease = LineFormat(
    kind: .dnsmasqLease, syntax: "expiry MAC address name client-id", isStatic: false
  ) { line in
    let words = line.words
    if words.count == 2, words[0] == "duid" { return .nobody }
    guard words.count >= 4, isNumber(words[0]), let address = IPAddress(written: words[2]) else {
      return .foreign
    }
    let mac = MACAddress(written: words[1])
    // dnsmasq writes the type of other hardware than Ethernet before the address: 06-…
    guard address.isV6 || mac != nil || words[1].contains("-") else { return .foreign }
    let name = words[3] == "*" ? nil : String(words[3])
    guard mac != nil || name != nil else { return .nobody }
    return .subject(.init(mac: address.isV6 ? nil : mac, address: address, name: name))
  }
}

/// Whether it is written in decimal digits only.
func isNumber(_ text: Substring) -> Bool {
  !text.isEmpty && text.utf8.allSatisfy(\.isDigit)
}
