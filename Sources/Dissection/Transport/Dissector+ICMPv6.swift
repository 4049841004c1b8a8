import Packets

extension Dissector {
  /// ICMPv6 (RFC 4443 §2.1), Neighbor Discovery (RFC 4861 §4) and Multicast Listener Discovery (RFC 3810 §5).
  static func readICMPv6(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Internet Control Message Protocol, version 6"
    let type = try reader.integer("Type", UInt8.self) { (nil, typeNameV6($0)) }
    try reader.integer("Code", UInt8.self)
    try reader.hexadecimal("Checksum", UInt16.self)
    switch type {
    case 2:
      try reader.integer("MTU", UInt32.self)
      return .layer(readIPv6)
    case 1, 3, 4:
      try reader.octets("Rest of header", 4)
      return .layer(readIPv6)
    case 128, 129: return try readEcho(&reader)
    case 130, 131, 132: try readListener(&reader)
    case 133...137: try readNeighborDiscovery(type, &reader)
    case 143: try readGroupRecords(&reader, isV6: true)
    default: break
    }
    return .data
  }

  private static func typeNameV6(_ type: UInt8) -> String? {
    switch type {
    case 128: "echo request (ping)"
    case 129: "echo reply (ping)"
    case 130: "multicast listener query"
    case 131, 143: "multicast listener report"
    case 132: "multicast listener done"
    case 133: "router solicitation"
    case 134: "router advertisement"
    case 135: "neighbor solicitation: who has the target address?"
    case 136: "neighbor advertisement"
    case 137: "redirect"
    default: ICMPType.nameV6(of: UInt16(type))
    }
  }

  private static func readListener(_ reader: inout FieldReader) throws(DecodeError) {
    try reader.integer("Maximum response delay", UInt16.self) { _ in (nil, "ms") }
    try reader.octets("Reserved", 2)
    try reader.ipv6Address("Group")
    guard reader.remaining >= 4 else { return }
    try reader.hexadecimal("Flags and robustness", UInt8.self)
    try reader.integer("Query interval code", UInt8.self)
    let count = Int(try reader.integer("Sources", UInt16.self))
    for _ in 0..<count { try reader.ipv6Address("Source") }
  }
}
