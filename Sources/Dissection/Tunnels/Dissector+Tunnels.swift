import Packets

/// Packets that carry packets, by the UDP port that announces them.
extension Dissector {
  /// What a UDP datagram to or from a port carries, where that is a tunnel's and the content agrees.
  static func tunnel(ofPort port: UInt16, _ payload: [UInt8]) -> Part? {
    guard let first = payload.first else { return nil }
    switch port {
    case 1701 where payload.count >= 2 && payload[1] & 0x0f == 2: return .layer(readL2TP)
    case 2152 where first & 0xf0 == 0x30: return .layer(readGTPU)
    case 3544: return .layer(readTeredo)
    case 4754: return .layer(readGRE)
    case 4789 where first & 8 != 0, 8472 where first & 8 != 0, 4790 where first & 8 != 0:
      return .layer(readVXLAN)
    case 5247 where first == 0: return .layer(readCAPWAP)
    case 6081 where first >> 6 == 0: return .layer(readGeneve)
    case 6635: return .layer(readMPLS)
    case 37008 where first == 1: return .layer(readTZSP)
    default: return nil
    }
  }

  /// Layer Two Tunneling Protocol, version 2 (RFC 2661 §3.1).
  private static func readL2TP(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Layer Two Tunneling Protocol"
    let flags = try reader.hexadecimal("Flags and version", UInt16.self) {
      $0 & 0x8000 != 0 ? "control" : "data"
    }
    if flags & 0x4000 != 0 { try reader.integer("Length", UInt16.self) }
    try reader.integer("Tunnel ID", UInt16.self)
    try reader.integer("Session ID", UInt16.self)
    if flags & 0x0800 != 0 {
      try reader.integer("Ns", UInt16.self)
      try reader.integer("Nr", UInt16.self)
    }
    if flags & 0x0200 != 0 {
      let count = Int(try reader.integer("Offset size", UInt16.self))
      if count > 0 { try reader.octets("Offset pad", count) }
    }
    return flags & 0x8000 != 0 ? .data : .layer(readPPP)
  }

  /// GPRS Tunnelling Protocol, user plane (3GPP TS 29.281 §5.1).
  private static func readGTPU(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "GPRS Tunnelling Protocol"
    let flags = try reader.hexadecimal("Flags", UInt8.self)
    let type = try reader.integer("Message type", UInt8.self) {
      (nil, [1: "echo request", 2: "echo response", 26: "error indication", 255: "packet"][$0])
    }
    try reader.integer("Length", UInt16.self)
    try reader.hexadecimal("Tunnel endpoint identifier", UInt32.self)
    if flags & 7 != 0 {
      try reader.integer("Sequence number", UInt16.self)
      try reader.integer("N-PDU number", UInt8.self)
      var next = try reader.integer("Next extension header", UInt8.self)
      while flags & 4 != 0, next != 0 {
        let words = Int(try reader.integer("Extension header length", UInt8.self))
        guard words > 0 else {
          throw DecodeError(.invalid(field: "Extension header length", value: 0), at: reader.offset)
        }
        try reader.octets("Extension header", words * 4 - 2)
        next = try reader.integer("Next extension header", UInt8.self)
      }
    }
    return type == 255 ? ip : .data
  }

  /// Teredo (RFC 4380 §5.1.1): authentication and origin may precede the IPv6 packet.
  private static func readTeredo(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Teredo"
    if try reader.peek(UInt16.self) == 1 {
      try reader.hexadecimal("Authentication", UInt16.self)
      let identifier = try reader.integer("Identifier length", UInt8.self)
      let value = try reader.integer("Authentication length", UInt8.self)
      try reader.octets("Authentication data", Int(identifier) + Int(value) + 9)
    }
    if try reader.peek(UInt16.self) == 0 { try reader.octets("Origin", 8) }
    return try reader.peek(UInt8.self) >> 4 == 6 ? .layer(readIPv6) : .data
  }

  /// VXLAN (RFC 7348 §5), also with the Generic Protocol Extension.
  private static func readVXLAN(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Virtual eXtensible Local Area Network"
    let flags = try reader.hexadecimal("Flags", UInt8.self)
    try reader.octets("Reserved", 2)
    let next = try reader.integer("Next protocol", UInt8.self)
    try reader.octets("Network identifier", 3, number)
    try reader.octets("Reserved", 1)
    guard flags & 4 != 0 else { return .layer(readEthernet) }
    switch next {
    case 1: return .layer(readIPv4)
    case 2: return .layer(readIPv6)
    case 3: return .layer(readEthernet)
    case 5: return .layer(readMPLS)
    default: return .data
    }
  }

  static func number(_ bytes: [UInt8]) -> (value: String?, meaning: String?) {
    ("\(bytes.prefix(7).reduce(0) { $0 << 8 | Int($1) })", nil)
  }

  /// Geneve (RFC 8926 §3.4).
  private static func readGeneve(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Geneve"
    let first = try reader.hexadecimal("Version and options length", UInt8.self)
    try reader.hexadecimal("Flags", UInt8.self)
    let type = try readEtherTypeField(&reader)
    try reader.octets("Virtual network identifier", 3, number)
    try reader.octets("Reserved", 1)
    if first & 0x3f > 0 { try reader.octets("Options", Int(first & 0x3f) * 4) }
    return part(of: type)
  }

  /// The TaZmen Sniffer Protocol, with which routers and access points mirror frames.
  private static func readTZSP(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "TaZmen Sniffer Protocol"
    try reader.integer("Version", UInt8.self)
    let type = try reader.integer("Type", UInt8.self) {
      (
        nil,
        [0: "received", 1: "to be sent", 3: "configuration", 4: "keepalive", 5: "port opener"][$0]
      )
    }
    let encapsulated = try reader.integer("Encapsulated protocol", UInt16.self) {
      (
        nil,
        [
          1: "Ethernet", 2: "Token Ring", 4: "PPP", 5: "FDDI", 7: "raw IP", 18: "802.11",
          119: "802.11 with Prism header", 127: "802.11 with AVS header",
        ][$0]
      )
    }
    guard type < 2 else { return .data }
    // Each turn passes a byte at least.
    while true {
      let tag: UInt8 = try reader.peek()
      guard tag > 1 else {
        try reader.octets(tag == 1 ? "End of tags" : "Padding", 1)
        if tag == 1 { break }
        continue
      }
      let count = Int(try reader.peek(UInt8.self, at: 1))
      try reader.octets("Tag \(tag)", count + 2)
    }
    switch encapsulated {
    case 1: return .layer(readEthernet)
    case 2: return .layer(readTokenRing)
    case 4: return .layer(readPPP)
    case 5: return .layer(readFDDI)
    case 7: return ip
    case 18: return .layer(readWiFi)
    case 119: return .layer(readPrism)
    case 127: return .layer(readAVS)
    default: return .data
    }
  }
}
