import Packets

extension Dissector {
  /// IPv6 (RFC 8200 §3).
  static func readIPv6(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Internet Protocol, version 6"
    let start = reader.offset
    let word: UInt32 = try reader.peek()
    try reader.skip(4)
    reader.note("Version", "\(word >> 28)", at: start..<start + 1)
    let traffic = UInt8(truncatingIfNeeded: word >> 20)
    reader.note(
      "Traffic class", FieldReader.hexadecimal(traffic), meaning: trafficClass(traffic),
      at: start..<start + 2)
    reader.note("Flow label", FieldReader.hexadecimal(word & 0xf_ffff), at: start + 1..<start + 4)
    let length = Int(try reader.integer("Payload length", UInt16.self))
    let next = try readProtocol(&reader, "Next header")
    try reader.integer("Hop limit", UInt8.self) { (nil, Self.routersLeft($0)) }
    try reader.ipv6Address("Source")
    try reader.ipv6Address("Destination")
    if length > 0 { reader.truncate(toNext: length) }
    return ipProtocol(next)
  }

  /// An extension header (RFC 8200 §4).
  private static func readExtension(
    _ title: String, _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = title
    let next = try readProtocol(&reader, "Next header")
    let length = try reader.integer("Header extension length", UInt8.self) {
      (nil, "\((Int($0) + 1) * 8) bytes")
    }
    try reader.octets("Options", Int(length) * 8 + 6)
    return ipProtocol(next)
  }

  static func extensionHeader(_ title: String) -> Part {
    .layer { (reader, name) throws(DecodeError) in try readExtension(title, &reader, &name) }
  }

  /// The fragment header (RFC 8200 §4.5).
  static func readFragmentHeader(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Fragment"
    let next = try readProtocol(&reader, "Next header")
    try reader.octets("Reserved", 1)
    let place = reader.offset
    let word: UInt16 = try reader.peek()
    try reader.skip(2)
    reader.note("Fragment offset", "\(word & 0xfff8)", at: place..<place + 2)
    reader.note("More fragments", word & 1 != 0 ? "yes" : "no", at: place + 1..<place + 2)
    try reader.hexadecimal("Identification", UInt32.self)
    return word & 0xfff8 == 0 ? ipProtocol(next) : .layer(readFragmentData)
  }
}
