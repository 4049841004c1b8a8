import Traffic

/// What a device calls itself, and by which protocol.
struct DeviceName: Sendable {
  let name: String
  let source: String
  let evidence: Evidence

  /// The names in a device's claims, best first: by who says so, of these the earliest; and behind all of them, in
  /// the same order, those that say nothing of the device.
  static func names(in claims: [(claim: DeviceClaim, evidence: Evidence)]) -> [DeviceName] {
    var found: [(rank: Int, name: DeviceName)] = []
    for (claim, evidence) in claims {
      guard let rank = ranks[claim.subject], let text = text(of: claim) else { continue }
      let name = DeviceName(name: text, source: claim.subject.source, evidence: evidence)
      found.append((saysNothing(text) ? rank + subjects.count : rank, name))
    }
    return found.sorted { left, right in
      (left.rank, left.name.evidence, left.name.name)
        < (right.rank, right.name.evidence, right.name.name)
    }.map(\.name)
  }

  /// Whether a name is a system's or a module's own, or a number: nobody would know the device by it.
  static func saysNothing(_ name: String) -> Bool {
    let bytes = name.utf8.map(\.asciiLowercased)[...]
    let traces = ByteTraces(bytes)
    return empty.contains { $0.matches(bytes, traces) } || isNumber(bytes)
  }

  /// Best first. What a device tells the router everybody in the home has seen; then come names that people gave,
  /// then those that only programs see.
  private static let subjects: [DeviceClaim.Subject] = [
    .hostName, .fqdn, .tplinkAlias, .esphomeName, .tasmotaName, .broadlinkName, .mdnsName,
    .mdnsHost, .mdnsInstance, .upnpName, .yeelightName, .lifxLabel, .netbiosName, .llmnrName,
    .dhcpv6FQDN, .snmpName, .wpsName,
  ]

  private static let ranks = Dictionary(
    uniqueKeysWithValues: subjects.enumerated().map { ($1, $0) })

  /// The claim's value; of a domain name its first label.
  private static func text(of claim: DeviceClaim) -> String? {
    switch claim.subject {
    case .fqdn, .dhcpv6FQDN:
      let label = claim.value.prefix { $0 != "." }
      return label.isEmpty ? nil : String(label)
    default: return claim.value.isEmpty ? nil : claim.value
    }
  }

  private static let empty = [
    "localhost*", "unknown*", "none", "(none)", "null", "default", "device", "android", "linux",
    "android-%%%%%%%%*", "esp", "esp32", "esp8266", "espressif", "esp_%%%%%%", "esp-%%%%%%",
    "gainspan%%%%*", "hf-lpb*", "lwip*", "wlan#", "wlan", "wifi", "module", "*_services._dns-sd*",
    "*.in-addr.arpa", "*.ip6.arpa", "##.##.##.##", "#*.#*.#*.#*",
  ].map { GlobPattern($0) }

  /// Whether it is nothing but hexadecimal digits in groups, eight at least: a MAC, a UUID, a serial number.
  private static func isNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
    var digits = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): digits += 1
      case UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: " "):
        continue
      default: return false
      }
    }
    return digits >= 8
  }
}
