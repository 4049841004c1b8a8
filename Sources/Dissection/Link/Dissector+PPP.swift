import Packets

/// The point-to-point protocol, its relatives, and labels of MPLS.
extension Dissector {
  /// A PPP packet (RFC 1661 §2), its address and control bytes there or compressed away.
  static func readPPP(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Point-to-Point Protocol"
    if try reader.peek(UInt8.self) == 0xff { try readAddressAndControl(&reader) }
    if try reader.peek(UInt8.self) & 1 == 1 {
      return pppPart(
        UInt16(try reader.hexadecimal("Protocol", UInt8.self) { pppNames[UInt16($0)] }))
    }
    return pppPart(try reader.hexadecimal("Protocol", UInt16.self) { pppNames[$0] })
  }

  private static func readAddressAndControl(_ reader: inout FieldReader) throws(DecodeError) {
    try reader.hexadecimal("Address", UInt8.self)
    try reader.hexadecimal("Control", UInt8.self)
  }

  private static let pppNames: [UInt16: String] = [
    0x0021: "IPv4", 0x0057: "IPv6", 0x0281: "MPLS", 0x0283: "MPLS", 0x8021: "IP control",
    0x8057: "IPv6 control", 0x80fd: "compression control", 0xc021: "link control",
    0xc023: "password authentication", 0xc025: "link quality", 0xc223: "challenge handshake",
    0xc227: "EAP",
  ]

  private static func pppPart(_ number: UInt16) -> Part {
    switch number {
    case 0x0021: .layer(readIPv4)
    case 0x0057: .layer(readIPv6)
    case 0x0281, 0x0283: .layer(readMPLS)
    case 0x8021, 0x8057, 0x80fd, 0xc021, 0xc023, 0xc223: .layer(readPPPControl)
    default: .data
    }
  }

  /// A packet by which the two ends agree on something (RFC 1661 §5), or prove who they are (RFC 1334, RFC 1994).
  private static func readPPPControl(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Point-to-Point control packet"
    try reader.integer("Code", UInt8.self)
    try reader.integer("Identifier", UInt8.self)
    let length = Int(try reader.integer("Length", UInt16.self))
    reader.truncate(toNext: length - 4)
    if reader.remaining > 0 { try reader.octets("Data", reader.remaining, isSecret: true) }
    return .data
  }

  /// PPP or Cisco HDLC, told apart by the address byte; pppd puts a direction in its place.
  static func readPPPInHDLC(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    switch try reader.peek(UInt16.self) {
    case 0x0f00, 0x8f00: return try readCiscoHDLC(&reader, &name)
    case 0x0003, 0x0103:
      try readAddressAndControl(&reader)
      return try readPPP(&reader, &name)
    default: return try readPPP(&reader, &name)
    }
  }

  static func readPPPWithDirection(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    try reader.integer("Direction", UInt8.self) { (nil, $0 == 0 ? "received" : "sent") }
    return try readPPPInHDLC(&reader, &name)
  }

  /// Cisco HDLC (RFC 1547 §4.3.1).
  static func readCiscoHDLC(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Cisco HDLC"
    try readAddressAndControl(&reader)
    let type = try reader.hexadecimal("EtherType", UInt16.self) {
      $0 == slarp ? "SLARP" : self.name(of: EtherType(rawValue: $0))
    }
    return type == slarp ? .layer(readSLARP) : part(of: EtherType(rawValue: type))
  }

  /// What stands for RARP elsewhere.
  private static let slarp: UInt16 = 0x8035

  /// Cisco's Serial Line Address Resolution Protocol: whether a line is up, and who is at its ends (RFC 1547 §4.3.1).
  private static func readSLARP(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Serial Line Address Resolution Protocol"
    let type = try reader.integer("Packet type", UInt32.self) {
      (nil, [0: "address request", 1: "address reply", 2: "keepalive"][$0])
    }
    guard type != 2 else {
      try reader.integer("My sequence number", UInt32.self)
      try reader.integer("Your sequence number", UInt32.self)
      try reader.hexadecimal("Reliability", UInt16.self)
      return .data
    }
    try reader.ipv4Address("Address")
    try reader.ipv4Address("Netmask")
    try reader.octets("Reserved", 2)
    return .data
  }

  /// PPP over Ethernet (RFC 2516 §4), setting a session up or in it.
  static func readPPPoE(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "PPP over Ethernet"
    try reader.hexadecimal("Version and type", UInt8.self)
    let code = try reader.hexadecimal("Code", UInt8.self) { pppoeCodes[$0] }
    try reader.hexadecimal("Session", UInt16.self)
    let length = Int(try reader.integer("Length", UInt16.self))
    guard code != 0 else {
      reader.truncate(toNext: PPPoELength(length).carried(of: reader.remaining))
      return .layer(readPPP)
    }
    reader.truncate(toNext: length)
    // Each turn passes four bytes at least.
    while reader.remaining >= 4 {
      let start = reader.offset
      let type: UInt16 = try reader.peek()
      let count = Int(try reader.peek(UInt16.self, at: 2))
      try reader.skip(4)
      let title = pppoeTags[type] ?? "Tag \(FieldReader.hexadecimal(type))"
      reader.note("\(title): type and length", "\(count) bytes", at: start..<reader.offset)
      guard count > 0 else { continue }
      if type <= 0x0102 { try reader.text(title, count) } else { try reader.octets(title, count) }
    }
    return .data
  }

  private static let pppoeCodes: [UInt8: String] = [
    0: "session", 0x09: "PADI: who offers access?", 0x07: "PADO: an offer",
    0x19: "PADR: a request", 0x65: "PADS: the session's number", 0xa7: "PADT: the session ends",
  ]

  private static let pppoeTags: [UInt16: String] = [
    0x0101: "Service-Name", 0x0102: "AC-Name", 0x0103: "Host-Uniq", 0x0104: "AC-Cookie",
    0x0105: "Vendor-Specific", 0x0110: "Relay-Session-Id", 0x0201: "Service-Name-Error",
    0x0202: "AC-System-Error", 0x0203: "Generic-Error",
  ]

  /// Frame relay (RFC 2427 §3).
  static func readFrameRelay(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Frame relay"
    var count = 1
    while count < 4, try reader.peek(UInt8.self, at: count - 1) & 1 == 0 { count += 1 }
    try reader.octets("Q.922 address", count)
    guard try reader.peek(UInt8.self) == 3 else { return part(of: try readEtherTypeField(&reader)) }
    try reader.hexadecimal("Control", UInt8.self)
    if try reader.peek(UInt8.self) == 0 { try reader.octets("Pad", 1) }
    switch try reader.hexadecimal("NLPID", UInt8.self) {
    case 0xcc: return .layer(readIPv4)
    case 0x8e: return .layer(readIPv6)
    case 0xcf: return .layer(readPPP)
    case 0x80: return try readSNAP(&reader)
    default: return .data
    }
  }

  /// A label of MPLS (RFC 3032 §2.1), each a layer; what follows the last is told by its first four bits.
  static func readMPLS(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Multiprotocol Label Switching"
    let start = reader.offset
    let entry: UInt32 = try reader.peek()
    try reader.skip(4)
    reader.note("Label", "\(entry >> 12)", at: start..<start + 3)
    reader.note("Traffic class", "\(entry >> 9 & 7)", at: start + 2..<start + 3)
    reader.note(
      "Bottom of stack", entry & 0x100 != 0 ? "yes" : "no", at: start + 2..<start + 3)
    reader.note("Time to live", "\(entry & 0xff)", at: start + 3..<start + 4)
    guard entry & 0x100 != 0 else { return .layer(readMPLS) }
    switch (entry >> 12, try reader.peek(UInt8.self) >> 4) {
    case (0, _), (_, 4): return .layer(readIPv4)
    case (2, _), (_, 6): return .layer(readIPv6)
    case (_, 1): return .data
    case (_, 0): return .layer(readPseudowire)
    default: return .layer(readEthernet)
    }
  }

  /// An Ethernet frame in MPLS, behind a control word (RFC 4448 §4.6) or without one.
  private static func readPseudowire(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    let type = EtherType(rawValue: (try? reader.peek(at: 16)) ?? 0)
    guard self.name(of: type) != nil || type.rawValue <= 1500 && type.rawValue > 2 else {
      return try readEthernet(&reader, &name)
    }
    name = "Pseudowire"
    try reader.octets("Control word", 4)
    return .layer(readEthernet)
  }
}
