/// The kinds of findings in the order in which they matter, where their severity is the same.
enum FindingKind {
  /// What lets somebody in, what others can change, what they can read, what doesn't work, what is good to know.
  private static let order = [
    "cleartext-admin", "hole-port-mapping", "hole-port-forward", "hole-ipv6", "conflicting-bytes",
    "forged-answer", "address-conflict", "dhcp-servers", "cleartext-credentials",
    "cleartext-control", "cleartext-firmware", "tftp",
    "scan", "unanswered", "turned-away", "no-such-name", "unanswered-dhcp", "unanswered-dns",
    "unanswered-ntp", "peer-to-peer", "weak-cipher", "old-tls", "dynamic-dns", "bad-certificate",
    "cleartext-content", "dns-bypass", "same-service", "standing-connection", "relay",
    "unusual-port", "fail-over", "tracker", "chatty", "withheld-name", "hardly-leaves-home",
    "knocks", "stays-at-home",
  ]

  private static let ranks = Dictionary(
    uniqueKeysWithValues: order.enumerated().map { ($0.element, $0.offset) })

  static func rank(of kind: String) -> Int { ranks[kind] ?? order.count }
}
