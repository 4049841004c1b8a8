import Packets

/// Routing Information Protocol: which networks a router says it reaches.
extension Dissector {
  static let ripPort: UInt16 = 520
  static let ripNGPort: UInt16 = 521

  /// Whether bytes on the protocol's port are a message of it: a head of 4 bytes, then entries of 20.
  static func isRIP(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 4 && (bytes.count - 4).isMultiple(of: 20) && (1...2).contains(bytes[0])
      && (1...2).contains(bytes[1])
  }

  /// Versions 1 and 2 (RFC 1058 §3.1, RFC 2453 §4).
  static func readRIP(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Routing Information Protocol"
    let version = try readRIPHead(&reader, &name)
    var number = 0
    while reader.remaining > 0 {
      number += 1
      reader.group = "Entry \(number)"
      defer { reader.group = nil }
      let family = try reader.hexadecimal("Address family", UInt16.self) {
        [0: "all routes", 2: "IPv4", 0xffff: "authentication"][$0]
      }
      if family == 0xffff {
        let type = try reader.integer("Authentication type", UInt16.self) {
          (nil, [2: "simple password", 3: "keyed message digest"][$0])
        }
        if type == 2 {
          try reader.text("Password", 16, isSecret: true)
        } else {
          try reader.octets("Authentication data", 16)
        }
      } else {
        // The first version has nothing but an address and a metric.
        if version == 1 {
          try reader.octets("Reserved", 2)
          try reader.ipv4Address("IP address")
          try reader.octets("Reserved", 8)
        } else {
          try reader.integer("Route tag", UInt16.self)
          try reader.ipv4Address("IP address")
          try reader.ipv4Address("Netmask")
          try reader.ipv4Address("Next hop")
        }
        try reader.integer("Metric", UInt32.self) { (nil, metricWords(Int($0))) }
      }
    }
    return .data
  }

  /// RIPng (RFC 2080 §2.1).
  static func readRIPng(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "RIPng"
    try readRIPHead(&reader, &name)
    var number = 0
    while reader.remaining > 0 {
      number += 1
      reader.group = "Entry \(number)"
      defer { reader.group = nil }
      try reader.ipv6Address("IPv6 prefix")
      try reader.integer("Route tag", UInt16.self)
      try reader.integer("Prefix length", UInt8.self)
      try reader.integer("Metric", UInt8.self) {
        (nil, $0 == 0xff ? "the prefix is the next hop" : metricWords(Int($0)))
      }
    }
    return .data
  }

  /// Gives the version.
  @discardableResult
  private static func readRIPHead(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> UInt8 {
    let command = try reader.integer("Command", UInt8.self) {
      (nil, [1: "request", 2: "response"][$0])
    }
    name += command == 1 ? ", request" : ", response"
    let version = try reader.integer("Version", UInt8.self)
    try reader.octets("Reserved", 2)
    return version
  }

  /// In hops; RFC 2453 §3.6.
  private static func metricWords(_ metric: Int) -> String {
    metric >= 16 ? "unreachable" : metric == 1 ? "hop" : "hops"
  }
}
