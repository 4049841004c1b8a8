import Packets

extension Dissector {
  /// The Port Control Protocol (RFC 6887 §7).
  static func readPCP(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Port Control Protocol"
    try reader.integer("Version", UInt8.self)
    let start = reader.offset
    let flags: UInt8 = try reader.peek()
    try reader.skip(1)
    let isResponse = flags & 0x80 != 0
    let opcode = flags & 0x7f
    name += isResponse ? ", response" : ", request"
    reader.note("Response", isResponse ? "yes" : "no", at: start..<start + 1)
    reader.note("Opcode", "\(opcode)", meaning: pcpOpcodes[opcode], at: start..<start + 1)
    if isResponse {
      try reader.octets("Reserved", 1)
      try reader.integer("Result code", UInt8.self) { (nil, pcpResults[$0]) }
    } else {
      try reader.octets("Reserved", 2)
    }
    if opcode == PCPMessage.Opcode.announce.rawValue {
      try reader.integer("Lifetime", UInt32.self)
    } else {
      try readMappingLifetime(&reader)
    }
    if isResponse {
      try reader.integer("Epoch time", UInt32.self) { _ in
        (nil, "seconds since the server lost its mappings")
      }
      try reader.octets("Reserved", 12)
    } else {
      try reader.ipv6Address("Client IP address")
    }
    if let opcode = PCPMessage.Opcode(rawValue: opcode), opcode != .announce {
      try readPCPMapping(&reader, opcode, isResponse ? "Assigned" : "Suggested")
    }
    while reader.remaining > 0 { try readPCPOption(&reader) }
    return .data
  }

  /// What MAP and PEER are about (RFC 6887 §11.1, §12.1).
  private static func readPCPMapping(
    _ reader: inout FieldReader, _ opcode: PCPMessage.Opcode, _ external: String
  ) throws(DecodeError) {
    try reader.octets("Mapping nonce", 12)
    try reader.integer("Protocol", UInt8.self) {
      (nil, $0 == 0 ? "all" : IPProtocol.name(of: $0))
    }
    try reader.octets("Reserved", 3)
    try reader.integer("Internal port", UInt16.self) { (nil, $0 == 0 ? "all" : nil) }
    try reader.integer("\(external) external port", UInt16.self)
    try reader.ipv6Address("\(external) external IP address")
    guard opcode == .peer else { return }
    try reader.integer("Remote peer port", UInt16.self)
    try reader.octets("Reserved", 2)
    try reader.ipv6Address("Remote peer IP address")
  }

  /// RFC 6887 §7.3, §13
  private static func readPCPOption(_ reader: inout FieldReader) throws(DecodeError) {
    let code: UInt8 = try reader.peek()
    let title = pcpOptions[code] ?? "Option \(code)"
    reader.group = title
    defer { reader.group = nil }
    try reader.integer("Option code", UInt8.self)
    try reader.octets("Reserved", 1)
    let length = Int(try reader.integer("Option length", UInt16.self))
    let outer = reader.narrow(to: length)
    switch code {
    case 1 where length == 16: try reader.ipv6Address("Internal IP address")
    case 3 where length == 20:
      try reader.octets("Reserved", 1)
      try reader.integer("Prefix length", UInt8.self)
      try reader.integer("Remote peer port", UInt16.self) { (nil, $0 == 0 ? "all" : nil) }
      try reader.ipv6Address("Remote peer IP address")
    default: if length > 0 { try reader.octets(title, length) }
    }
    reader.widen(to: outer)
    let padding = min((4 - length % 4) % 4, reader.remaining)
    if padding > 0 { try reader.octets("Padding", padding) }
  }

  private static let pcpOpcodes: [UInt8: String] = [
    0: "ANNOUNCE", 1: "MAP: a mapping for anyone outside", 2: "PEER: a mapping for one peer",
    3: "AUTHENTICATION (RFC 7652)",
  ]

  /// RFC 6887 §7.4
  private static let pcpResults: [UInt8: String] = [
    0: "success", 1: "unsupported version", 2: "not authorized", 3: "malformed request",
    4: "unsupported opcode", 5: "unsupported option", 6: "malformed option", 7: "network failure",
    8: "no resources", 9: "unsupported protocol", 10: "user exceeded quota",
    11: "cannot provide external address", 12: "address mismatch", 13: "excessive remote peers",
  ]

  /// IANA "PCP Options".
  private static let pcpOptions: [UInt8: String] = [
    1: "THIRD_PARTY", 2: "PREFER_FAILURE", 3: "FILTER", 4: "NONCE", 5: "AUTHENTICATION_TAG",
    128: "DESCRIPTION", 129: "PREFIX64",
  ]
}
