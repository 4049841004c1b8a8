import Packets

/// What IP carries, by its protocol number (IANA "Protocol Numbers").
extension Dissector {
  static func ipProtocol(_ number: UInt8) -> Part {
    switch number {
    case 0: extensionHeader("Hop-by-hop options")
    case 43: extensionHeader("Routing")
    case 60: extensionHeader("Destination options")
    case 135: extensionHeader("Mobility")
    case 139: extensionHeader("Host Identity Protocol")
    case 140: extensionHeader("Shim6")
    case 44: .layer(readFragmentHeader)
    case 51: .layer(readAuthenticationHeader)
    case 50: .layer(readESP)
    case 6: .layer(readTCP)
    case 17: .layer(readUDP)
    case 1: .layer(readICMP)
    case 58: .layer(readICMPv6)
    case 2: .layer(readIGMP)
    case 4: .layer(readIPv4)
    case 41: .layer(readIPv6)
    case 47: .layer(readGRE)
    case 97: .layer(readEtherIP)
    case 137: .layer(readMPLS)
    case 143: .layer(readEthernet)
    default: unknownProtocol(number)
    }
  }

  private static func unknownProtocol(_ number: UInt8) -> Part {
    .layer { (reader, name) throws(DecodeError) in
      let part = readData(&reader, &name)
      name = IPProtocol.name(of: number).uppercased()
      return part
    }
  }

  /// The Authentication Header (RFC 4302 §2).
  private static func readAuthenticationHeader(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Authentication Header"
    let next = try readProtocol(&reader, "Next header")
    let words = Int(try reader.integer("Payload length", UInt8.self))
    try reader.octets("Reserved", 2)
    try reader.hexadecimal("Security parameters index", UInt32.self)
    try reader.integer("Sequence number", UInt32.self)
    try reader.octets("Integrity check value", max(0, (words + 2) * 4 - 12))
    return ipProtocol(next)
  }

  /// The Encapsulating Security Payload (RFC 4303 §2); the rest is encrypted.
  private static func readESP(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Encapsulating Security Payload"
    try reader.hexadecimal("Security parameters index", UInt32.self)
    try reader.integer("Sequence number", UInt32.self)
    if reader.remaining > 0 { try reader.octets("Encrypted", reader.remaining) }
    return .data
  }

  /// EtherIP (RFC 3378 §2).
  private static func readEtherIP(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "EtherIP"
    let version = try reader.hexadecimal("Version", UInt16.self)
    return version >> 12 == 3 ? .layer(readEthernet) : .data
  }

  /// The Internet Group Management Protocol (RFC 3376 §4, RFC 2236 §2).
  private static func readIGMP(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Internet Group Management Protocol"
    let type = try reader.hexadecimal("Type", UInt8.self) { igmpTypes[$0] }
    try reader.integer("Maximum response time", UInt8.self) {
      (nil, $0 == 0 ? nil : "tenths of a second")
    }
    try reader.hexadecimal("Checksum", UInt16.self)
    guard type == 0x22 else {
      try reader.ipv4Address("Group")
      if type == 0x11, reader.remaining >= 4 {
        try reader.hexadecimal("Flags and robustness", UInt8.self)
        try reader.integer("Query interval code", UInt8.self)
        let count = Int(try reader.integer("Sources", UInt16.self))
        for _ in 0..<count { try reader.ipv4Address("Source") }
      }
      return .data
    }
    try readGroupRecords(&reader, isV6: false)
    return .data
  }

  /// What a host tells of the groups it listens to: the same in IGMP and MLD (RFC 3376 §4.2, RFC 3810 §5.2).
  static func readGroupRecords(
    _ reader: inout FieldReader, isV6: Bool
  ) throws(DecodeError) {
    try reader.octets("Reserved", 2)
    let records = Int(try reader.integer("Group records", UInt16.self))
    for number in 0..<records {
      reader.group = "Record \(number + 1)"
      defer { reader.group = nil }
      try reader.integer("Type", UInt8.self) { (nil, recordTypes[$0]) }
      let auxiliary = Int(try reader.integer("Auxiliary data length", UInt8.self)) * 4
      let sources = Int(try reader.integer("Sources", UInt16.self))
      try reader.address("Group", isV6: isV6)
      for _ in 0..<sources { try reader.address("Source", isV6: isV6) }
      if auxiliary > 0 { try reader.octets("Auxiliary data", auxiliary) }
    }
  }

  private static let igmpTypes: [UInt8: String] = [
    0x11: "query: who listens?", 0x12: "version 1 report", 0x16: "version 2 report",
    0x17: "leave", 0x22: "version 3 report",
  ]

  /// RFC 3376 §4.2.12; those of Multicast Listener Discovery are the same (RFC 3810 §5.2.12).
  private static let recordTypes: [UInt8: String] = [
    1: "listens to these sources only", 2: "listens to all but these sources",
    3: "now to these sources only", 4: "now to all but these sources", 5: "these sources more",
    6: "these sources no longer",
  ]
}
