import Packets

extension Dissector {
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
    try readTrafficClass(&reader)
    let total = Int(
      try reader.integer("Total length", UInt16.self) {
        (nil, $0 == 0 ? "left to the network adapter" : nil)
      })
    try reader.hexadecimal("Identification", UInt16.self)
    let place = reader.offset
    let fragment: UInt16 = try reader.peek()
    try reader.skip(2)
    reader.note(
      "Flags", FieldReader.hexadecimal(UInt8(fragment >> 13)),
      meaning: flagNames(fragment), at: place..<place + 1)
    let fragmentOffset = Int(fragment & 0x1fff) * 8
    reader.note("Fragment offset", "\(fragmentOffset)", at: place..<place + 2)
    try reader.integer("Time to live", UInt8.self) { (nil, Self.routersLeft($0)) }
    let number = try readProtocol(&reader, "Protocol")
    try reader.hexadecimal("Header checksum", UInt16.self)
    try reader.ipv4Address("Source")
    try reader.ipv4Address("Destination")
    if headerLength > 20 {
      try readHeaderOptions(&reader, headerLength - 20) { ipv4Options[$0] ?? "Option \($0)" }
    }
    if total > headerLength { reader.truncate(toNext: total - headerLength) }
    if total == headerLength { reader.truncate(toNext: 0) }
    guard fragment & 0x1fff == 0 else { return .layer(readFragmentData) }
    return ipProtocol(number)
  }

  /// How many routers may still pass a packet on: whoever counts it down to nothing discards it (RFC 1812 §5.3.1,
  /// RFC 8200 §3).
  static func routersLeft(_ hops: UInt8) -> String {
    switch hops {
    case 0, 1: "no router may pass it on"
    case 2: "1 more router may pass it on"
    default: "\(hops - 1) more routers may pass it on"
    }
  }

  /// Differentiated services (RFC 2474 §3) and congestion (RFC 3168 §5).
  private static func readTrafficClass(_ reader: inout FieldReader) throws(DecodeError) {
    try reader.hexadecimal("Differentiated services", UInt8.self, meaning: trafficClass)
  }

  static func trafficClass(_ value: UInt8) -> String? {
    let marks = [
      value >> 2 == 0 ? nil : "DSCP \(value >> 2)",
      [1: "ECN capable", 2: "ECN capable", 3: "congestion met"][value & 3],
    ].compactMap { $0 }
    return marks.isEmpty ? nil : marks.joined(separator: ", ")
  }

  private static func flagNames(_ fragment: UInt16) -> String? {
    let names = [
      fragment & 0x4000 != 0 ? "don't fragment" : nil,
      fragment & 0x2000 != 0 ? "more fragments follow" : nil,
    ].compactMap { $0 }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  static func readProtocol(
    _ reader: inout FieldReader, _ name: String
  ) throws(DecodeError) -> UInt8 {
    try reader.integer(name, UInt8.self) { (nil, IPProtocol.name(of: $0).uppercased()) }
  }

  /// The options at the end of a header of IPv4 or TCP, which are laid out alike (RFC 791 §3.1, RFC 9293 §3.1).
  static func readHeaderOptions(
    _ reader: inout FieldReader, _ length: Int, name: (UInt8) -> String,
    _ text: ([UInt8]) -> (value: String?, meaning: String?) = { _ in (nil, nil) }
  ) throws(DecodeError) {
    let outer = reader.narrow(to: length)
    while reader.remaining > 0 {
      let kind: UInt8 = try reader.peek()
      if kind < 2 {
        try reader.octets(kind == 0 ? "End of options" : "No operation", 1)
        if kind == 0 { break }
        continue
      }
      let size = Int(try reader.peek(UInt8.self, at: 1))
      guard size >= 2 else {
        throw DecodeError(.invalid(field: "Option length", value: UInt64(size)), at: reader.offset)
      }
      try reader.octets(name(kind), size, text)
    }
    if reader.remaining > 0 { try reader.octets("Option padding", reader.remaining) }
    reader.widen(to: outer)
  }

  /// IANA "IP Option Numbers".
  private static let ipv4Options: [UInt8: String] = [
    7: "Record route", 68: "Timestamp", 130: "Security", 131: "Loose source route",
    136: "Stream identifier", 137: "Strict source route", 148: "Router alert",
  ]

  static func readFragmentData(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "A later piece of an IP datagram"
    readUnexplained(&reader)
    return .data
  }
}
