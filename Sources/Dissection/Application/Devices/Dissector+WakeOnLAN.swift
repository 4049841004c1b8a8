import Packets

extension Dissector {
  /// A Magic Packet (AMD publication 20213), over UDP or on its own.
  static func readMagicPacket(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Wake-on-LAN"
    let packet = try MagicPacket(parsing: reader.restBytes.rawSpan)
    try reader.octets("Sync stream", 6)
    let start = reader.offset
    try reader.skip(MagicPacket.length - 6)
    reader.note("MAC address", "\(packet.target)", meaning: "16 times", at: start..<reader.offset)
    // Adapters that want a password have four or six bytes of it.
    if [4, 6].contains(reader.remaining) {
      try reader.octets("Password", reader.remaining, isSecret: true)
    }
    return .data
  }
}
