import Packets

/// ARP and the two versions of IP.
extension Dissector {
  /// ARP (RFC 826).
  static func readARP(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Address Resolution Protocol"
    try reader.integer("Hardware type", UInt16.self) { (nil, $0 == 1 ? "Ethernet" : nil) }
    try reader.hexadecimal("Protocol type", UInt16.self) { $0 == 0x0800 ? "IPv4" : nil }
    let hardware = try reader.integer("Hardware size", UInt8.self)
    let network = try reader.integer("Protocol size", UInt8.self)
    try reader.integer("Operation", UInt16.self) { (nil, operationName($0)) }
    guard hardware == 6, network == 4 else { return readData(&reader, &name) }
    _ = try reader.macAddress("Sender hardware address")
    try reader.ipv4Address("Sender protocol address")
    _ = try reader.macAddress("Target hardware address")
    try reader.ipv4Address("Target protocol address")
    reader.truncate(toNext: 0)
    return .nothing
  }

  private static func operationName(_ operation: UInt16) -> String? {
    switch operation {
    case 1: "request: who has the target address?"
    case 2: "reply: the sender has its address"
    case 3: "reverse request"
    case 4: "reverse reply"
    default: nil
    }
  }

  /// IPv4 (RFC 791 §3.1).
  static func readIPv4(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Internet Protocol, version 4"
    let start = reader.offset
    let first: UInt8 = try reader.peek()
    try reader.skip(1)
    reader.note("Version", "\(first >> 4)", at: start..<start + 1)
    let headerLength = Int(first & 15) * 4
    reader.note("Header length", "\(headerLength) bytes", at: start..<start + 1)
    try reader.hexadecimal("Differentiated services", UInt8.self) {
      $0 >> 2 == 0 ? nil : "DSCP \($0 >> 2)"
    }
    let total = Int(try reader.integer("Total length", UInt16.self))
    try reader.hexadecimal("Identification", UInt16.self)
    let place = reader.offset
    let fragment: UInt16 = try reader.peek()
    try reader.skip(2)
    reader.note(
      "Flags", FieldReader.hexadecimal(UInt8(fragment >> 13)),
      meaning: flagNames(fragment), at: place..<place + 2)
    let fragmentOffset = Int(fragment & 0x1fff) * 8
    reader.note("Fragment offset", "\(fragmentOffset)", at: place..<place + 2)
    try reader.integer("Time to live", UInt8.self) { (nil, "\($0) more routers may pass it on") }
    let number = try readProtocol(&reader, "Protocol")
    try reader.hexadecimal("Header checksum", UInt16.self)
    try reader.ipv4Address("Source")
    try reader.ipv4Address("Destination")
    if headerLength > 20 { try reader.octets("Options", headerLength - 20) }
    if total > headerLength { reader.truncate(toNext: total - headerLength) }
    guard fragmentOffset == 0 else { return .data }
    return .ip(protocolNumber: number, isV6: false)
  }

  private static func flagNames(_ fragment: UInt16) -> String? {
    let names = [
      fragment & 0x4000 != 0 ? "don't fragment" : nil,
      fragment & 0x2000 != 0 ? "more fragments follow" : nil,
    ].compactMap { $0 }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  private static func readProtocol(
    _ reader: inout FieldReader, _ name: String
  ) throws(DecodeError) -> UInt8 {
    try reader.integer(name, UInt8.self) { (nil, IPProtocol.name(of: $0).uppercased()) }
  }

  /// IPv6 (RFC 8200 §3).
  static func readIPv6(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Internet Protocol, version 6"
    let start = reader.offset
    let word: UInt32 = try reader.peek()
    try reader.skip(4)
    reader.note("Version", "\(word >> 28)", at: start..<start + 1)
    reader.note(
      "Traffic class", FieldReader.hexadecimal(UInt8(truncatingIfNeeded: word >> 20)),
      at: start..<start + 2)
    reader.note("Flow label", FieldReader.hexadecimal(word & 0xf_ffff), at: start + 1..<start + 4)
    let length = Int(try reader.integer("Payload length", UInt16.self))
    let next = try readProtocol(&reader, "Next header")
    try reader.integer("Hop limit", UInt8.self) { (nil, "\($0) more routers may pass it on") }
    try reader.ipv6Address("Source")
    try reader.ipv6Address("Destination")
    if length > 0 { reader.truncate(toNext: length) }
    return .ip(protocolNumber: next, isV6: true)
  }

  /// An extension header of IPv6 (RFC 8200 §4), or what IP carries.
  static func readTransport(
    _ number: UInt8, isV6: Bool, _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    switch number {
    case 0, 43, 60: return try readExtension(number, &reader, &name)
    case 44: return try readFragment(&reader, &name)
    case 6: return try readTCP(&reader, &name)
    case 17: return try readUDP(&reader, &name)
    case 1: return try readICMP(&reader, &name)
    case 58: return try readICMPv6(&reader, &name)
    case 4: return .etherType(.ipv4)
    case 41: return .etherType(.ipv6)
    default:
      let part = readData(&reader, &name)
      name = IPProtocol.name(of: number).uppercased()
      return part
    }
  }

  private static func readExtension(
    _ number: UInt8, _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = number == 0 ? "Hop-by-hop options" : number == 43 ? "Routing" : "Destination options"
    let next = try readProtocol(&reader, "Next header")
    let length = try reader.integer("Header extension length", UInt8.self) {
      (nil, "\((Int($0) + 1) * 8) bytes")
    }
    try reader.octets("Options", Int(length) * 8 + 6)
    return .ip(protocolNumber: next, isV6: true)
  }

  private static func readFragment(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Fragment"
    let next = try readProtocol(&reader, "Next header")
    try reader.octets("Reserved", 1)
    let place = reader.offset
    let word: UInt16 = try reader.peek()
    try reader.skip(2)
    reader.note("Fragment offset", "\(word & 0xfff8)", at: place..<place + 2)
    reader.note("More fragments", word & 1 != 0 ? "yes" : "no", at: place..<place + 2)
    try reader.hexadecimal("Identification", UInt32.self)
    return word & 0xfff8 == 0 ? .ip(protocolNumber: next, isV6: true) : .data
  }
}
