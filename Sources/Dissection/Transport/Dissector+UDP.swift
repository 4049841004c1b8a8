import Packets

extension Dissector {
  /// UDP (RFC 768), and the same with a partial checksum where its length is left out by an adapter.
  static func readUDP(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "User Datagram Protocol"
    let source = try reader.integer("Source port", UInt16.self)
    let destination = try reader.integer("Destination port", UInt16.self)
    let length = Int(try reader.integer("Length", UInt16.self))
    try reader.hexadecimal("Checksum", UInt16.self) { $0 == 0 ? "none" : nil }
    if length >= 8 { reader.truncate(toNext: length - 8) }
    return datagramContent(source, destination)
  }
}
