import Packets

/// Links of which a capture keeps only a summary: Linux's cooked captures, loopback, firewall logs, Apple's tap.
extension Dissector {
  /// Linux cooked capture (tcpdump.org, LINKTYPE_LINUX_SLL).
  static func readLinuxSLL(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Linux cooked capture"
    try reader.integer("Packet type", UInt16.self) { (nil, packetTypeName(Int($0))) }
    let hardware = try reader.integer("ARPHRD type", UInt16.self, arphrd)
    let length = try reader.integer("Address length", UInt16.self)
    if length == 6 { try reader.macAddress("Source") } else { try reader.octets("Source", 6) }
    try reader.octets("Unused", 2)
    return cookedPart(try readProtocolType(&reader), hardware)
  }

  /// Its second version (tcpdump.org, LINKTYPE_LINUX_SLL2).
  static func readLinuxSLL2(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Linux cooked capture v2"
    let type = try readProtocolType(&reader)
    try reader.octets("Reserved", 2)
    try reader.integer("Interface index", UInt32.self)
    let hardware = try reader.integer("ARPHRD type", UInt16.self, arphrd)
    try reader.integer("Packet type", UInt8.self) { (nil, packetTypeName(Int($0))) }
    let length = try reader.integer("Address length", UInt8.self)
    if length == 6 { try reader.macAddress("Source") } else { try reader.octets("Source", 6) }
    try reader.octets("Unused", 2)
    return cookedPart(type, hardware)
  }

  /// An EtherType, or Linux's own number for frames without one.
  private static func readProtocolType(_ reader: inout FieldReader) throws(DecodeError) -> UInt16 {
    try reader.hexadecimal("Protocol type", UInt16.self) {
      switch $0 {
      case 1: "Novell's 802.3"
      case 4: "LLC"
      case 7: "PPP"
      default: name(of: EtherType(rawValue: $0))
      }
    }
  }

  private static func cookedPart(_ type: UInt16, _ hardware: UInt16) -> Part {
    switch (hardware, type) {
    case (824, _): .data
    case (_, 4): .layer(readLLC)
    case (_, 7): .layer(readPPP)
    case (_, 0...1500): .data
    default: part(of: EtherType(rawValue: type))
    }
  }

  private static func arphrd(_ type: UInt16) -> (value: String?, meaning: String?) {
    let name: String? =
      switch type {
      case 1: "Ethernet"
      case 512: "PPP"
      case 768: "IP in IP"
      case 772: "loopback"
      case 778: "GRE"
      case 801...803: "802.11"
      case 824: "netlink"
      default: nil
      }
    return (nil, name)
  }

  private static func packetTypeName(_ type: Int) -> String? {
    switch type {
    case 0: "to this host"
    case 1: "broadcast"
    case 2: "multicast"
    case 3: "to another host"
    case 4: "sent by this host"
    default: nil
    }
  }

  /// BSD loopback: an address family in the byte order of the host, or of the network. Tunnel interfaces of
  /// some systems give HDLC's header instead.
  static func readLoopback(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    switch try reader.peek(UInt16.self) {
    case 0xff03, 0x0f00, 0x8f00: return try readPPPInHDLC(&reader, &name)
    default:
      name = "Loopback"
      return family(try reader.hexadecimal("Address family", UInt32.self))
    }
  }

  private static func family(_ value: UInt32) -> Part {
    let family = value > 0xffff ? value.byteSwapped : value
    switch family {
    case 2: return .layer(readIPv4)
    case 10, 24, 28, 30: return .layer(readIPv6)
    case 0x0600...0xffff: return part(of: EtherType(rawValue: UInt16(family)))
    default: return .data
    }
  }

  /// OpenBSD's enc(4): packets of IPsec, decrypted.
  static func readEnc(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "IPsec, decrypted"
    let number = try reader.hexadecimal("Address family", UInt32.self)
    try reader.hexadecimal("Security parameters index", UInt32.self)
    try reader.hexadecimal("Flags", UInt32.self)
    return family(number)
  }

  /// OpenBSD's pflog(4).
  static func readPFLog(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Packet filter log"
    let length = (Int(try reader.integer("Length", UInt8.self)) + 3) & ~3
    let number = try reader.integer("Address family", UInt8.self)
    try reader.integer("Action", UInt8.self) { (nil, $0 == 0 ? "pass" : $0 == 1 ? "drop" : nil) }
    try reader.integer("Reason", UInt8.self)
    if length >= 20 { try reader.text("Interface", 16) }
    try reader.octets("Rule, user and process", length - min(length, length >= 20 ? 20 : 4))
    return family(UInt32(number))
  }

  /// Apple's packet tap, little-endian.
  static func readPKTAP(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Packet tap"
    let length = Int(try reader.littleEndian("Header length", UInt32.self))
    let record = try reader.littleEndian("Record type", UInt32.self)
    let dlt = try reader.littleEndian("DLT of what follows", UInt32.self)
    guard length >= 12 else {
      throw DecodeError(.invalid(field: "Header length", value: UInt64(length)), at: reader.offset)
    }
    if length >= 36 {
      try reader.text("Interface", 24)
      try reader.octets("Flags, process and service", length - 36)
    } else {
      try reader.octets("More", length - 12)
    }
    guard record == 1, let type = UInt16(exactly: dlt) else { return .data }
    return part(of: LinkType(rawValue: type))
  }

  /// What Linux's netfilter logged: attributes of length, type and value.
  static func readNFLog(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Netfilter log"
    let family = try reader.integer("Address family", UInt8.self)
    try reader.integer("Version", UInt8.self)
    try reader.integer("Resource", UInt16.self)
    var type: EtherType? = family == 2 ? .ipv4 : family == 10 ? .ipv6 : nil
    // Each turn passes four bytes at least.
    while reader.remaining >= 4 {
      let first: UInt16 = try reader.peek()
      let second: UInt16 = try reader.peek(at: 2)
      let isBig = second < 256
      let length = Int(isBig ? first : first.byteSwapped)
      let kind = isBig ? second : second.byteSwapped
      guard length >= 4 else {
        throw DecodeError(
          .invalid(field: "Attribute Length", value: UInt64(length)), at: reader.offset)
      }
      if kind == 9 {
        try reader.octets("Payload: length and type", 4)
        reader.truncate(toNext: length - 4)
        return type.map { part(of: $0) } ?? .data
      }
      if kind == 1, length >= 6, type == nil {
        type = EtherType(rawValue: try reader.peek(at: 4))
      }
      try reader.octets(
        nflogNames[kind] ?? "Attribute \(kind)", min((length + 3) & ~3, reader.remaining))
    }
    return .data
  }

  private static let nflogNames: [UInt16: String] = [
    1: "Packet header", 2: "Mark", 3: "Timestamp", 4: "Interface it came in by",
    5: "Interface it leaves by", 8: "Hardware address", 10: "Prefix", 11: "User",
  ]
}
