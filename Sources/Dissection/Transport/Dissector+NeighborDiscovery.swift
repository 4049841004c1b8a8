import Packets

extension Dissector {
  /// A message of Neighbor Discovery behind its checksum, and its options (RFC 4861 §4).
  static func readNeighborDiscovery(
    _ type: UInt8, _ reader: inout FieldReader
  ) throws(DecodeError) {
    switch type {
    case 134: try readRouterAdvertisement(&reader)
    case 135:
      try reader.octets("Reserved", 4)
      try reader.ipv6Address("Target")
    case 136:
      try reader.hexadecimal("Flags", UInt32.self) {
        let names = [
          $0 >> 31 & 1 != 0 ? "from a router" : nil, $0 >> 30 & 1 != 0 ? "asked for" : nil,
          $0 >> 29 & 1 != 0 ? "replaces what was known" : nil,
        ].compactMap { $0 }
        return names.isEmpty ? nil : names.joined(separator: ", ")
      }
      try reader.ipv6Address("Target")
    case 137:
      try reader.octets("Reserved", 4)
      try reader.ipv6Address("Target")
      try reader.ipv6Address("Destination")
    default: try reader.octets("Reserved", 4)
    }
    while reader.remaining >= 2 { try readNeighborDiscoveryOption(&reader) }
  }

  private static func readRouterAdvertisement(_ reader: inout FieldReader) throws(DecodeError) {
    try reader.integer("Current hop limit", UInt8.self)
    try reader.hexadecimal("Flags", UInt8.self) {
      let names = [
        $0 & 0x80 != 0 ? "addresses from DHCPv6" : nil,
        $0 & 0x40 != 0 ? "other settings from DHCPv6" : nil,
      ].compactMap { $0 }
      return names.isEmpty ? nil : names.joined(separator: ", ")
    }
    try reader.integer("Router lifetime", UInt16.self) {
      (nil, $0 == 0 ? "no default router" : "seconds")
    }
    try reader.integer("Reachable time", UInt32.self) { (nil, $0 == 0 ? "not said" : "ms") }
    try reader.integer("Retransmission timer", UInt32.self) { (nil, $0 == 0 ? "not said" : "ms") }
  }

  private static func readNeighborDiscoveryOption(
    _ reader: inout FieldReader
  ) throws(DecodeError) {
    let kind: UInt8 = try reader.peek()
    let length = Int(try reader.peek(UInt8.self, at: 1)) * 8
    guard length > 0 else {
      throw DecodeError(.invalid(field: "Length", value: 0), at: reader.offset)
    }
    reader.group = optionNameV6(kind)
    defer { reader.group = nil }
    try reader.integer("Option type", UInt8.self)
    try reader.integer("Option length", UInt8.self) { (nil, "\(Int($0) * 8) bytes") }
    let outer = reader.narrow(to: length - 2)
    switch kind {
    case 1 where length == 8, 2 where length == 8: try reader.macAddress("Link-layer address")
    case 3 where length == 32:
      try reader.integer("Prefix length", UInt8.self)
      try reader.hexadecimal("Flags", UInt8.self) {
        let names = [
          $0 & 0x80 != 0 ? "on this link" : nil,
          $0 & 0x40 != 0 ? "stations may make addresses of it" : nil,
        ].compactMap { $0 }
        return names.isEmpty ? nil : names.joined(separator: ", ")
      }
      try reader.integer("Valid lifetime", UInt32.self) {
        (nil, $0 == .max ? "for ever" : "seconds")
      }
      try reader.integer("Preferred lifetime", UInt32.self) {
        (nil, $0 == .max ? "for ever" : "seconds")
      }
      try reader.octets("Reserved", 4)
      try reader.ipv6Address("Prefix")
    case 5 where length == 8:
      try reader.octets("Reserved", 2)
      try reader.integer("MTU", UInt32.self)
    case 25:
      try reader.octets("Reserved", 2)
      try reader.integer("Lifetime", UInt32.self) { _ in (nil, "seconds") }
      while reader.remaining >= 16 { try reader.ipv6Address("Server") }
    case 31:
      try reader.octets("Reserved", 2)
      try reader.integer("Lifetime", UInt32.self) { _ in (nil, "seconds") }
      while reader.remaining > 0, try reader.peek(UInt8.self) != 0 {
        try reader.domainName("Domain", messageStart: reader.offset)
      }
    default: break
    }
    if reader.remaining > 0 { try reader.octets("Content", reader.remaining) }
    reader.widen(to: outer)
  }

  /// IANA "IPv6 Neighbor Discovery Option Formats".
  private static func optionNameV6(_ kind: UInt8) -> String {
    switch kind {
    case 1: "Source link-layer address"
    case 2: "Target link-layer address"
    case 3: "Prefix information"
    case 4: "Redirected header"
    case 5: "MTU"
    case 14: "Nonce"
    case 24: "Route information"
    case 25: "Recursive DNS servers"
    case 31: "DNS search list"
    case 37: "Captive portal"
    case 38: "PREF64"
    default: "Option \(kind)"
    }
  }
}
