import Packets

/// TCP, UDP and ICMP.
extension Dissector {
  /// TCP (RFC 9293 §3.1).
  static func readTCP(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Transmission Control Protocol"
    let source = try reader.integer("Source port", UInt16.self)
    let destination = try reader.integer("Destination port", UInt16.self)
    try reader.integer("Sequence number", UInt32.self)
    try reader.integer("Acknowledgment number", UInt32.self)
    let place = reader.offset
    let word: UInt16 = try reader.peek()
    try reader.skip(2)
    let headerLength = Int(word >> 12) * 4
    reader.note("Data offset", "\(headerLength) bytes", at: place..<place + 1)
    let flags = TCPFlags(rawValue: UInt8(truncatingIfNeeded: word))
    reader.note(
      "Flags", FieldReader.hexadecimal(UInt8(truncatingIfNeeded: word)),
      meaning: flags.description, at: place + 1..<place + 2)
    try reader.integer("Window", UInt16.self) { (nil, $0 == 0 ? "it can take no more" : nil) }
    try reader.hexadecimal("Checksum", UInt16.self)
    try reader.integer("Urgent pointer", UInt16.self)
    if headerLength > 20 { try readOptions(&reader, headerLength - 20) }
    return .application(transport: .tcp, sourcePort: source, destinationPort: destination)
  }

  private static func readOptions(
    _ reader: inout FieldReader, _ length: Int
  ) throws(DecodeError) {
    let end = reader.offset + length
    while reader.offset < end {
      let kind: UInt8 = try reader.peek()
      if kind < 2 {
        try reader.octets(kind == 0 ? "End of options" : "No operation", 1)
        if kind == 0 { break }
        continue
      }
      let size = Int(try reader.peek(UInt8.self, at: 1))
      guard size >= 2, reader.offset + size <= end else {
        throw DecodeError(.invalid(field: "Option Length", value: UInt64(size)), at: reader.offset)
      }
      try reader.octets(optionName(kind), size) { bytes in (nil, optionMeaning(bytes)) }
    }
    if reader.offset < end { try reader.octets("Option padding", end - reader.offset) }
  }

  private static func optionName(_ kind: UInt8) -> String {
    switch kind {
    case 2: "Maximum segment size"
    case 3: "Window scale"
    case 4: "SACK permitted"
    case 5: "SACK"
    case 8: "Timestamps"
    case 34: "TCP Fast Open cookie"
    default: "Option \(kind)"
    }
  }

  private static func optionMeaning(_ bytes: [UInt8]) -> String? {
    let options = TCPOptions(parsing: bytes.rawSpan)
    if let size = options.maximumSegmentSize { return "segments of \(size) bytes at most" }
    if let scale = options.windowScale { return "windows count × \(1 << Int(min(scale, 14)))" }
    if let times = options.timestamps { return "value \(times.value), echo \(times.echo)" }
    guard !options.sackBlocks.isEmpty else { return nil }
    return "has "
      + options.sackBlocks.map { "\($0.left)–\($0.right)" }.joined(separator: ", ")
  }

  /// UDP (RFC 768).
  static func readUDP(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "User Datagram Protocol"
    let source = try reader.integer("Source port", UInt16.self)
    let destination = try reader.integer("Destination port", UInt16.self)
    let length = Int(try reader.integer("Length", UInt16.self))
    try reader.hexadecimal("Checksum", UInt16.self) { $0 == 0 ? "none" : nil }
    if length >= 8 { reader.truncate(toNext: length - 8) }
    return .application(transport: .udp, sourcePort: source, destinationPort: destination)
  }

  /// ICMP (RFC 792).
  static func readICMP(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Internet Control Message Protocol"
    let type = try reader.integer("Type", UInt8.self) { (nil, ICMPType.name(of: UInt16($0))) }
    try reader.integer("Code", UInt8.self)
    try reader.hexadecimal("Checksum", UInt16.self)
    switch type {
    case 0, 8:
      try reader.integer("Identifier", UInt16.self)
      try reader.integer("Sequence number", UInt16.self)
      return .data
    case 3, 4, 5, 11, 12:
      try reader.octets("Rest of header", 4)
      return .etherType(.ipv4)
    default: return .data
    }
  }

  /// ICMPv6 (RFC 4443 §2.1) and Neighbor Discovery (RFC 4861 §4).
  static func readICMPv6(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Internet Control Message Protocol, version 6"
    let type = try reader.integer("Type", UInt8.self) { (nil, ICMPType.nameV6(of: UInt16($0))) }
    try reader.integer("Code", UInt8.self)
    try reader.hexadecimal("Checksum", UInt16.self)
    switch type {
    case 1...4:
      try reader.octets("Rest of header", 4)
      return .etherType(.ipv6)
    case 128, 129:
      try reader.integer("Identifier", UInt16.self)
      try reader.integer("Sequence number", UInt16.self)
      return .data
    case 133...137:
      try readNeighborDiscovery(type, &reader)
      return .nothing
    default: return .data
    }
  }

  private static func readNeighborDiscovery(
    _ type: UInt8, _ reader: inout FieldReader
  ) throws(DecodeError) {
    switch type {
    case 134:
      try reader.integer("Current hop limit", UInt8.self)
      try reader.hexadecimal("Flags", UInt8.self) {
        $0 & 0x80 != 0 ? "addresses from DHCPv6" : nil
      }
      try reader.integer("Router lifetime", UInt16.self) {
        (nil, $0 == 0 ? "no default router" : "seconds")
      }
      try reader.integer("Reachable time", UInt32.self)
      try reader.integer("Retransmission timer", UInt32.self)
    case 135, 136:
      try reader.hexadecimal("Flags", UInt32.self)
      try reader.ipv6Address("Target")
    case 137:
      try reader.octets("Reserved", 4)
      try reader.ipv6Address("Target")
      try reader.ipv6Address("Destination")
    default: try reader.octets("Reserved", 4)
    }
    while reader.remaining >= 2 {
      let kind: UInt8 = try reader.peek()
      let length = Int(try reader.peek(UInt8.self, at: 1)) * 8
      guard length > 0 else {
        throw DecodeError(.invalid(field: "Length", value: 0), at: reader.offset)
      }
      try reader.octets(optionNameOfNeighborDiscovery(kind), length) { bytes in
        guard kind < 3, bytes.count == 8 else { return (nil, nil) }
        return (
          bytes[2...].map { FieldReader.hexadecimal($0).dropFirst(2) }.joined(separator: ":"), nil
        )
      }
    }
  }

  private static func optionNameOfNeighborDiscovery(_ kind: UInt8) -> String {
    switch kind {
    case 1: "Source link-layer address"
    case 2: "Target link-layer address"
    case 3: "Prefix information"
    case 5: "MTU"
    case 24: "Route information"
    case 25: "Recursive DNS servers"
    case 31: "DNS search list"
    default: "Option \(kind)"
    }
  }
}
