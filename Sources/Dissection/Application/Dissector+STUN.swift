import Packets

extension Dissector {
  /// A datagram of STUN or TURN (RFC 8489 §5, §14).
  static func readSTUN(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    if (try? TURNChannelData(parsing: reader.restBytes.rawSpan)) != nil {
      return try readTURNChannelData(&reader, &name, isStream: false)
    }
    let (length, identifier) = try readSTUNHeader(&reader, &name)
    reader.truncate(toNext: length)
    while reader.remaining >= 4 { try readSTUNAttribute(identifier, &reader) }
    return .data
  }

  /// The same over TCP, where one follows the other.
  static func readSTUNStream(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    if (try? TURNChannelData(parsing: reader.restBytes.rawSpan)) != nil {
      return try readTURNChannelData(&reader, &name, isStream: true)
    }
    let (length, identifier) = try readSTUNHeader(&reader, &name)
    let isHere = length <= reader.remaining
    let outer = reader.narrow(to: length)
    while reader.remaining >= 4 { try readSTUNAttribute(identifier, &reader) }
    if reader.remaining > 0 { try reader.octets("More", reader.remaining) }
    reader.widen(to: outer)
    guard isHere else {
      throw DecodeError(.truncated(needed: length, available: 0), at: reader.offset)
    }
    return .stream(readSTUNStream)
  }

  private static func readTURNChannelData(
    _ reader: inout FieldReader, _ name: inout String, isStream: Bool
  ) throws(DecodeError) -> Part {
    name = "TURN channel data"
    try reader.hexadecimal("Channel number", UInt16.self)
    let length = Int(try reader.integer("Length", UInt16.self))
    if length > 0 { try reader.octets("Data", length) }
    guard isStream else { return .data }
    let padding = (4 - length % 4) % 4
    if padding > 0 { try reader.octets("Padding", padding) }
    return .stream(readSTUNStream)
  }

  /// Reads the header; gives how much follows, and what addresses are hidden with.
  private static func readSTUNHeader(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> (length: Int, identifier: [UInt8]) {
    name = "Session Traversal Utilities for NAT"
    let start = reader.offset
    let type: UInt16 = try reader.peek()
    try reader.skip(2)
    let method = type & 0x000f | (type & 0x00e0) >> 1 | (type & 0x3e00) >> 2
    let kind = (type >> 4 & 1) | (type >> 7 & 2)
    reader.note(
      "Message type", FieldReader.hexadecimal(type),
      meaning: (stunMethods[method] ?? "method \(method)") + ", "
        + ["request", "indication", "success", "error"][Int(kind)], at: start..<reader.offset)
    let length = Int(try reader.integer("Message length", UInt16.self))
    let identifier = reader.slice(reader.offset..<reader.offset + 16)
    try reader.hexadecimal("Magic cookie", UInt32.self)
    try reader.octets("Transaction ID", 12)
    return (length, identifier)
  }

  private static let stunMethods: [UInt16: String] = [
    1: "binding", 3: "allocate", 4: "refresh", 6: "send", 7: "data", 8: "create permission",
    9: "channel bind",
  ]

  private static func readSTUNAttribute(
    _ identifier: [UInt8], _ reader: inout FieldReader
  ) throws(DecodeError) {
    let type: UInt16 = try reader.peek()
    let title = stunAttributes[type] ?? "Attribute \(FieldReader.hexadecimal(type))"
    reader.group = title
    defer { reader.group = nil }
    try reader.hexadecimal("Attribute type", UInt16.self)
    let length = Int(try reader.integer("Length", UInt16.self))
    guard length > 0 else { return }
    switch type {
    case 0x0001, 0x0012, 0x0016, 0x0020, 0x802b, 0x802c:
      let isHidden = type == 0x0012 || type == 0x0016 || type == 0x0020
      try readSTUNAddress(length, isHidden ? identifier : nil, &reader)
    case 0x0006, 0x0014, 0x8022, 0x8004: try reader.text(title, length)
    case 0x0008, 0x001c: try reader.octets(title, length, isSecret: true)
    case 0x0009 where length >= 4:
      try reader.octets("Error code", 4) { bytes in
        ("\(Int(bytes[2] & 7) * 100 + Int(bytes[3]))", nil)
      }
      if length > 4 { try reader.text("Reason", length - 4) }
    case 0x000d: try reader.octets(title, length) { (number($0).value, "seconds") }
    default: try reader.octets(title, length)
    }
    let padding = min((4 - length % 4) % 4, reader.remaining)
    if padding > 0 { try reader.octets("Padding", padding) }
  }

  /// An address, XORed with cookie and transaction ID or as it is (RFC 8489 §14.1, §14.2).
  private static func readSTUNAddress(
    _ length: Int, _ mask: [UInt8]?, _ reader: inout FieldReader
  ) throws(DecodeError) {
    let outer = reader.narrow(to: length)
    try reader.octets("Reserved", 1)
    let family = try reader.integer("Family", UInt8.self) { (nil, $0 == 1 ? "IPv4" : "IPv6") }
    let key = mask ?? [UInt8](repeating: 0, count: 16)
    try reader.octets("Port", 2) { bytes in
      number(bytes.enumerated().map { $0.element ^ key[$0.offset] })
    }
    try reader.octets("Address", family == 1 ? 4 : 16) { bytes in
      let plain = bytes.enumerated().map { $0.element ^ key[$0.offset] }
      let halves = [plain.prefix(8), plain.dropFirst(8)].map {
        $0.reduce(0) { $0 << 8 | UInt64($1) }
      }
      let address =
        family == 1
        ? IPAddress(v4: UInt32(truncatingIfNeeded: halves[0]))
        : IPAddress(high: halves[0], low: halves[1])
      return (address.description, nil)
    }
    if reader.remaining > 0 { try reader.octets("More", reader.remaining) }
    reader.widen(to: outer)
  }

  /// IANA "STUN Attributes".
  private static let stunAttributes: [UInt16: String] = [
    0x0001: "MAPPED-ADDRESS", 0x0006: "USERNAME", 0x0008: "MESSAGE-INTEGRITY",
    0x0009: "ERROR-CODE", 0x000c: "CHANNEL-NUMBER", 0x000d: "LIFETIME",
    0x0012: "XOR-PEER-ADDRESS", 0x0013: "DATA", 0x0014: "REALM", 0x0015: "NONCE",
    0x0016: "XOR-RELAYED-ADDRESS", 0x0019: "REQUESTED-TRANSPORT",
    0x001c: "MESSAGE-INTEGRITY-SHA256", 0x0020: "XOR-MAPPED-ADDRESS", 0x0024: "PRIORITY",
    0x0025: "USE-CANDIDATE", 0x8022: "SOFTWARE", 0x8028: "FINGERPRINT",
    0x8029: "ICE-CONTROLLED", 0x802a: "ICE-CONTROLLING", 0x802b: "RESPONSE-ORIGIN",
    0x802c: "OTHER-ADDRESS",
  ]
}
