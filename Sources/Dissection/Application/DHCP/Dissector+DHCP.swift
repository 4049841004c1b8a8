import Packets

/// DHCP (RFC 2131 §2).
extension Dissector {
  static func readDHCP(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Dynamic Host Configuration Protocol"
    try reader.integer("Operation", UInt8.self) {
      (nil, $0 == 1 ? "from a client" : "from a server")
    }
    try reader.integer("Hardware type", UInt8.self) { (nil, $0 == 1 ? "Ethernet" : nil) }
    let hardware = Int(try reader.integer("Hardware address length", UInt8.self))
    try reader.integer("Hops", UInt8.self)
    try reader.hexadecimal("Transaction ID", UInt32.self)
    try reader.integer("Seconds elapsed", UInt16.self)
    try reader.hexadecimal("Flags", UInt16.self) {
      $0 & 0x8000 != 0 ? "wants the answer as a broadcast" : nil
    }
    for field in ["Client address", "Your address", "Next server address", "Relay address"] {
      try reader.ipv4Address(field)
    }
    if hardware == 6 {
      try reader.macAddress("Client hardware address")
      try reader.octets("Client hardware address padding", 10)
    } else {
      try reader.octets("Client hardware address", 16)
    }
    try reader.text("Server name", 64)
    try reader.text("Boot file", 128)
    guard reader.remaining >= 4, try reader.peek(UInt32.self) == 0x6382_5363 else { return .data }
    try reader.hexadecimal("Magic cookie", UInt32.self) { _ in "options follow" }
    while reader.remaining > 0 {
      if try readDHCPOption(&reader) { break }
    }
    if reader.remaining > 0 { try reader.octets("Padding", reader.remaining) }
    return .data
  }

  /// Whether it was the last.
  private static func readDHCPOption(_ reader: inout FieldReader) throws(DecodeError) -> Bool {
    let code: UInt8 = try reader.peek()
    guard code != 0, code != 255 else {
      try reader.octets(code == 0 ? "Pad" : "End", 1)
      return code == 255
    }
    let title = DHCPOptionName.of(code)
    reader.group = title
    defer { reader.group = nil }
    try reader.integer("Option", UInt8.self)
    let length = Int(try reader.integer("Length", UInt8.self))
    guard length <= reader.remaining else {
      throw DecodeError(.truncated(needed: length, available: reader.remaining), at: reader.offset)
    }
    guard length > 0 else { return false }
    let outer = reader.narrow(to: length)
    switch DHCPOptionName.kind(of: code) {
    case .address where length % 4 == 0:
      while reader.remaining > 0 { try reader.ipv4Address(title) }
    case .seconds where length == 4:
      try reader.integer(title, UInt32.self) { (nil, $0 == .max ? "for ever" : "seconds") }
    case .text: try reader.text(title, length)
    case .messageType where length == 1:
      try reader.integer(title, UInt8.self) { (nil, DHCPMessageType(rawValue: $0).description) }
    case .options:
      while reader.remaining > 0 {
        try reader.integer("Wants", UInt8.self) { (nil, DHCPOptionName.of($0)) }
      }
    case .identifier:
      let type = try reader.integer("Identifier type", UInt8.self)
      if type == 1, length == 7 { try reader.macAddress(title) }
    default:
      if length == 1 {
        try reader.integer(title, UInt8.self)
      } else if length == 2 {
        try reader.integer(title, UInt16.self)
      }
    }
    if reader.remaining > 0 { try reader.octets(title, reader.remaining) }
    reader.widen(to: outer)
    return false
  }
}
