import Packets

/// DHCPv6 (RFC 8415 §8, §9, §21).
extension Dissector {
  static func readDHCPv6(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "DHCPv6"
    try readDHCPv6Message(&reader, depth: 0)
    return .data
  }

  private static func readDHCPv6Message(
    _ reader: inout FieldReader, depth: Int
  ) throws(DecodeError) {
    let type = DHCPv6MessageType(
      rawValue: try reader.integer("Message type", UInt8.self) {
        (nil, DHCPv6MessageType(rawValue: $0).description)
      })
    if type.isRelayed {
      try reader.integer("Hop count", UInt8.self)
      try reader.ipv6Address("Link address")
      try reader.ipv6Address("Peer address")
    } else {
      try reader.octets("Transaction ID", 3)
    }
    try readDHCPv6Options(&reader, depth: depth)
  }

  /// Options in options, at most: relays in front of relays.
  private static let dhcpv6DepthBound = 8

  private static func readDHCPv6Options(
    _ reader: inout FieldReader, depth: Int
  ) throws(DecodeError) {
    while reader.remaining >= 4 {
      let code: UInt16 = try reader.peek()
      let title = dhcpv6Options[code] ?? "Option \(code)"
      reader.group = title
      defer { reader.group = nil }
      try reader.integer("Option", UInt16.self)
      let length = Int(try reader.integer("Length", UInt16.self))
      guard length <= reader.remaining else {
        throw DecodeError(
          .truncated(needed: length, available: reader.remaining), at: reader.offset)
      }
      guard length > 0 else { continue }
      let outer = reader.narrow(to: length)
      switch code {
      case 1, 2:
        try reader.octets(title, length) { bytes in (nil, identifier(bytes)) }
      case 3, 25:
        try reader.hexadecimal("Association", UInt32.self)
        try reader.integer("Renew after", UInt32.self) { _ in (nil, "seconds") }
        try reader.integer("Rebind after", UInt32.self) { _ in (nil, "seconds") }
        if depth < dhcpv6DepthBound { try readDHCPv6Options(&reader, depth: depth + 1) }
      case 5:
        try reader.ipv6Address("Address")
        try readLifetimes(&reader)
      case 26:
        try readLifetimes(&reader)
        try reader.integer("Prefix length", UInt8.self)
        try reader.ipv6Address("Prefix")
      case 6:
        while reader.remaining >= 2 {
          try reader.integer("Wants", UInt16.self) { (nil, dhcpv6Options[$0]) }
        }
      case 8: try reader.integer("Elapsed time", UInt16.self) { (nil, "\(Int($0) * 10) ms") }
      case 9 where depth < dhcpv6DepthBound:
        try readDHCPv6Message(&reader, depth: depth + 1)
      case 13:
        try reader.integer("Status code", UInt16.self) { (nil, $0 == 0 ? "success" : nil) }
        if reader.remaining > 0 { try reader.text("Message", reader.remaining) }
      case 16, 17: try reader.integer("Enterprise number", UInt32.self)
      case 23: while reader.remaining >= 16 { try reader.ipv6Address("Server") }
      case 24:
        while reader.remaining > 0 { try reader.domainName("Domain", messageStart: reader.offset) }
      case 39:
        try reader.hexadecimal("Flags", UInt8.self)
        // A name that isn't whole has no end.
        _ = try? reader.domainName("Name", messageStart: reader.offset)
      case 112: try reader.text(title, length)
      default: break
      }
      if reader.remaining > 0 { try reader.octets(title, reader.remaining) }
      reader.widen(to: outer)
    }
  }

  private static func readLifetimes(_ reader: inout FieldReader) throws(DecodeError) {
    try reader.integer("Preferred lifetime", UInt32.self) { _ in (nil, "seconds") }
    try reader.integer("Valid lifetime", UInt32.self) { _ in (nil, "seconds") }
  }

  /// The link address in a DHCP unique identifier (RFC 8415 §11).
  private static func identifier(_ bytes: [UInt8]) -> String? {
    let type = bytes.prefix(2).reduce(0) { $0 << 8 | Int($1) }
    let address = bytes.suffix(6).reduce(0) { $0 << 8 | UInt64($1) }
    return switch (type, bytes.count) {
    case (1, 14), (3, 10): "of \(MACAddress(rawValue: address))"
    case (2, _): "given by its maker"
    case (4, _): "a universally unique identifier"
    default: nil
    }
  }

  /// IANA "Dynamic Host Configuration Protocol for IPv6", option codes.
  private static let dhcpv6Options: [UInt16: String] = [
    1: "Client identifier", 2: "Server identifier", 3: "Addresses", 4: "Temporary addresses",
    5: "Address", 6: "Option request", 7: "Preference", 8: "Elapsed time", 9: "Relay message",
    11: "Authentication", 12: "Server unicast", 13: "Status code", 14: "Rapid commit",
    15: "User class", 16: "Vendor class", 17: "Vendor's own", 18: "Interface identifier",
    19: "Reconfigure message", 20: "Reconfigure accept", 21: "SIP domains", 22: "SIP servers",
    23: "DNS servers", 24: "Domain search list", 25: "Prefixes", 26: "Prefix",
    31: "SNTP servers", 32: "Information refresh time", 39: "Client FQDN", 41: "POSIX time zone",
    42: "Time zone name", 56: "NTP server", 59: "Boot file URL", 64: "AFTR name",
    79: "Client link address", 82: "Solicitation maximum", 83: "Information request maximum",
    103: "Captive portal", 112: "MUD URL",
  ]
}
