import Packets

extension Dissector {
  /// ICMP (RFC 792).
  static func readICMP(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Internet Control Message Protocol"
    let type = try reader.integer("Type", UInt8.self) { (nil, typeName($0)) }
    try reader.integer("Code", UInt8.self) { (nil, type == 3 ? unreachable[$0] : nil) }
    try reader.hexadecimal("Checksum", UInt16.self)
    switch type {
    case 0, 8: return try readEcho(&reader)
    case 3:
      try reader.octets("Unused", 2)
      try reader.integer("Next-hop MTU", UInt16.self)
      return .layer(readIPv4)
    case 5:
      try reader.ipv4Address("Gateway")
      return .layer(readIPv4)
    case 4, 11, 12:
      try reader.octets("Rest of header", 4)
      return .layer(readIPv4)
    case 9:
      let count = Int(try reader.integer("Addresses", UInt8.self))
      try reader.integer("Entry size", UInt8.self)
      try reader.integer("Lifetime", UInt16.self) { _ in (nil, "seconds") }
      for _ in 0..<count {
        try reader.ipv4Address("Router")
        try reader.integer("Preference", Int32.self)
      }
      return .data
    case 13, 14:
      try reader.integer("Identifier", UInt16.self)
      try reader.integer("Sequence number", UInt16.self)
      for time in ["Originate", "Receive", "Transmit"] {
        try reader.integer("\(time) timestamp", UInt32.self) { _ in (nil, "ms since midnight UTC") }
      }
      return .data
    default: return .data
    }
  }

  static func readEcho(_ reader: inout FieldReader) throws(DecodeError) -> Part {
    try reader.integer("Identifier", UInt16.self)
    try reader.integer("Sequence number", UInt16.self)
    return .data
  }

  private static func typeName(_ type: UInt8) -> String? {
    switch type {
    case 0: "echo reply (ping)"
    case 8: "echo request (ping)"
    case 4: "source quench"
    case 12: "parameter problem"
    default: ICMPType.name(of: UInt16(type))
    }
  }

  /// RFC 792, RFC 1812 §5.2.7.1.
  private static let unreachable: [UInt8: String] = [
    0: "network unreachable", 1: "host unreachable", 2: "protocol unreachable",
    3: "port unreachable", 4: "fragmentation needed", 5: "source route failed",
    9: "network prohibited", 10: "host prohibited", 13: "prohibited",
  ]
}
