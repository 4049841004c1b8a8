import Packets

/// Generic Routing Encapsulation, and the headers that some protocols put first in it.
extension Dissector {
  /// RFC 2784 §2.1, RFC 2890 §2, RFC 2637 §4.1.
  static func readGRE(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Generic Routing Encapsulation"
    let flags = try reader.hexadecimal("Flags and version", UInt16.self)
    let type = try reader.hexadecimal("Protocol type", UInt16.self, meaning: protocolName)
    let hasRouting = flags & 0x4000 != 0
    if flags & 0x8000 != 0 || hasRouting {
      try reader.hexadecimal("Checksum", UInt16.self)
      try reader.integer("Offset", UInt16.self)
    }
    if flags & 0x2000 != 0 { try reader.hexadecimal("Key", UInt32.self) }
    let isNumbered = flags & 0x1000 != 0
    if isNumbered { try reader.integer("Sequence number", UInt32.self) }
    if flags & 7 == 1, flags & 0x0080 != 0 {
      try reader.integer("Acknowledgment number", UInt32.self)
    }
    while hasRouting {
      let family: UInt16 = try reader.peek()
      let count = Int(try reader.peek(UInt8.self, at: 3))
      try reader.octets("Source route entry", 4 + count)
      if family == 0, count == 0 { break }
    }
    return try part(ofGRE: type, isNumbered: isNumbered, &reader)
  }

  private static func protocolName(_ type: UInt16) -> String? {
    switch type {
    case 0x6559: "frame relay"
    case 0x6400: "MikroTik EoIP"
    case 0x88be: "ERSPAN"
    case 0x22eb: "ERSPAN III"
    case 0x883e: "WCCP"
    default: name(of: EtherType(rawValue: type))
    }
  }

  private static func part(
    ofGRE type: UInt16, isNumbered: Bool, _ reader: inout FieldReader
  ) throws(DecodeError) -> Part {
    switch type {
    case 0x880b: return .layer(readPPP)
    case 0x6559: return .layer(readFrameRelay)
    case 0x6558, 0x6400: return .layer(readEthernet)
    case 0x88be: return isNumbered ? .layer(readERSPAN) : .layer(readEthernet)
    case 0x22eb: return .layer(readERSPAN)
    case 0x883e:
      if try reader.peek(UInt8.self) >> 4 != 4 { try reader.octets("WCCP redirect header", 4) }
      return .layer(readIPv4)
    case 0x8200...0x8370 where type & 0x0f == 0: return .layer(readWiFi)
    default: return part(of: EtherType(rawValue: type))
    }
  }

  /// Cisco's Encapsulated Remote SPAN, type II or III (draft-foschiano-erspan-03 §4).
  private static func readERSPAN(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Encapsulated Remote SPAN"
    let start = reader.offset
    let word: UInt32 = try reader.peek()
    try reader.skip(4)
    reader.note(
      "Version", "\(word >> 28)", meaning: word >> 28 == 1 ? "type II" : "type III",
      at: start..<start + 1)
    reader.note("VLAN", "\(word >> 16 & 0xfff)", at: start..<start + 2)
    reader.note("Class of service", "\(word >> 13 & 7)", at: start + 2..<start + 3)
    reader.note("Truncated", word & 0x400 != 0 ? "yes" : "no", at: start + 2..<start + 3)
    reader.note("Session", "\(word & 0x3ff)", at: start + 2..<start + 4)
    guard word >> 28 == 2 else {
      try reader.hexadecimal("Index", UInt32.self)
      return .layer(readEthernet)
    }
    try reader.integer("Timestamp", UInt32.self)
    try reader.integer("Security group tag", UInt16.self)
    let flags = try reader.hexadecimal("Frame type and flags", UInt16.self)
    if flags & 1 != 0 { try reader.octets("Platform-specific subheader", 8) }
    return flags >> 10 & 0x1f == 2 ? ip : .layer(readEthernet)
  }

  /// A CAPWAP data packet, between an access point and its controller (RFC 5415 §4.3).
  static func readCAPWAP(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "CAPWAP"
    let start = reader.offset
    let word: UInt32 = try reader.peek()
    try reader.skip(4)
    reader.note("Preamble", FieldReader.hexadecimal(UInt8(word >> 24)), at: start..<start + 1)
    let length = Int(word >> 19 & 0x1f) * 4
    reader.note("Header length", "\(length) bytes", at: start + 1..<start + 2)
    reader.note("Radio", "\(word >> 14 & 0x1f)", at: start + 1..<start + 3)
    reader.note("Wireless binding", "\(word >> 9 & 0x1f)", at: start + 2..<start + 3)
    let isNative = word & 0x100 != 0
    reader.note(
      "Flags", FieldReader.hexadecimal(word & 0x1ff),
      meaning: isNative ? "an 802.11 frame" : "an Ethernet frame", at: start + 2..<start + 4)
    try reader.integer("Fragment ID", UInt16.self)
    try reader.integer("Fragment offset", UInt16.self) { ("\(Int($0 >> 3) * 8)", nil) }
    if length > 8 { try reader.octets("Radio address and wireless information", length - 8) }
    guard word & 0x88 == 0 else { return .data }
    return isNative ? .layer(readSwappedWiFi) : .layer(readEthernet)
  }

  /// An 802.11 frame whose Frame Control may be in the wrong byte order, as Cisco's access points send it.
  private static func readSwappedWiFi(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    let word: UInt16 = try reader.peek()
    if word & 3 == 0, word & 0xff != 0 || word >> 8 & 3 != 0 {
      let start = reader.offset
      reader.decrypt(start..<start + 2, [UInt8(word & 0xff), UInt8(word >> 8)])
    }
    return try readWiFi(&reader, &name)
  }
}
