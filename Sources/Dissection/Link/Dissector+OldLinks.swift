import Packets

/// Links of old: FDDI, Token Ring, ARCnet, and IP over FireWire.
extension Dissector {
  /// FDDI (ANSI X3.139).
  static func readFDDI(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "FDDI"
    let control = try reader.hexadecimal("Frame control", UInt8.self)
    try reader.macAddress("Destination")
    try reader.macAddress("Source")
    return control & 0x30 == 0x10 ? .layer(readLLC) : .data
  }

  /// Token Ring (IEEE 802.5), with a route where the source address says so.
  static func readTokenRing(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Token Ring"
    try reader.hexadecimal("Access control", UInt8.self)
    let control = try reader.hexadecimal("Frame control", UInt8.self)
    try reader.macAddress("Destination")
    let hasRoute = try reader.peek(UInt8.self) & 0x80 != 0
    try reader.macAddress("Source")
    if hasRoute {
      let length = Int(try reader.peek(UInt8.self) & 0x1f)
      try reader.octets("Route", max(length, 2))
    }
    return control >> 6 == 1 ? .layer(readLLC) : .data
  }

  /// ARCnet (RFC 1201 §1, RFC 1051).
  static func arcnet(addressesLength: Int) -> Part {
    .layer { (reader, name) throws(DecodeError) in
      name = "ARCnet"
      try reader.octets("Addresses", addressesLength)
      switch try reader.hexadecimal("Protocol", UInt8.self) {
      case 0xf0: return .layer(readIPv4)
      case 0xf1, 0xd5: return .layer(readARP)
      case 0xd4:
        let split = try reader.hexadecimal("Split flag", UInt8.self)
        try reader.integer("Sequence number", UInt16.self)
        return split == 0 ? .layer(readIPv4) : .data
      default: return .data
      }
    }
  }

  /// IP over IEEE 1394 as Apple gives it.
  static func readIPOverIEEE1394(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "IP over IEEE 1394"
    try reader.octets("Destination", 8)
    try reader.octets("Source", 8)
    return part(of: try readEtherTypeField(&reader))
  }
}
