import Packets

extension Dissector {
  /// Google's QUIC, Q023 to Q049: the public header, and of a first packet what its handshake says (see ``GoogleQUICPacket``).
  static func readGoogleQUIC(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Google QUIC"
    let handshake = (try? GoogleQUICPacket(parsing: reader.restBytes.rawSpan))?.handshake
    let first: UInt8 = try reader.peek()
    // The short header of QUIC's drafts, which Q044 to Q049 use once keys are agreed on.
    guard first & 0xc0 != 0x40 else {
      try reader.hexadecimal("Flags", UInt8.self) { _ in "short header" }
      if reader.remaining > 0 { try reader.octets("Protected", reader.remaining) }
      return .data
    }
    if first & 0x80 != 0 {
      try reader.hexadecimal("Flags", UInt8.self) { _ in "long header" }
      try readGoogleVersion(&reader)
      let lengths = try reader.hexadecimal("Connection ID lengths", UInt8.self)
      for (title, half) in [("Destination", lengths >> 4), ("Source", lengths & 15)] {
        let count = GoogleQUICPacket.connectionIDLength(half)
        if count > 0 { try reader.octets("\(title) connection ID", count) }
      }
      try reader.octets("Packet number", Int(first & 3) + 1, number)
    } else {
      try reader.hexadecimal("Public flags", UInt8.self, meaning: publicFlags)
      if first & 8 != 0 { try reader.octets("Connection ID", 8) }
      guard first & 2 == 0 else {
        name += ", public reset"
        if reader.remaining > 0 { try reader.octets("Public reset", reader.remaining) }
        return .data
      }
      if first & 1 != 0 { try readGoogleVersion(&reader) }
      try reader.octets("Packet number", GoogleQUICPacket.packetNumberLength(first))
    }
    guard let handshake else {
      // Which packets are encrypted their headers don't tell.
      if reader.remaining > 0 { try reader.octets("Payload", reader.remaining) }
      return .data
    }
    try reader.octets("Message authentication hash", 12)
    let range = reader.rest
    name += ", " + String(escaping: handshake.tag)
    reader.note("Handshake message", String(escaping: handshake.tag), at: range)
    if let server = handshake.serverName { reader.note("Server name", server, at: range) }
    if let agent = handshake.userAgent { reader.note("User agent", agent, at: range) }
    try reader.octets("Frames", range.count)
    return .data
  }

  private static func readGoogleVersion(_ reader: inout FieldReader) throws(DecodeError) {
    try reader.hexadecimal("Version", UInt32.self) { QUICVersion(rawValue: $0).description }
  }

  private static func publicFlags(_ flags: UInt8) -> String? {
    let words = [
      flags & 1 != 0 ? "version" : nil, flags & 2 != 0 ? "reset" : nil,
      flags & 8 != 0 ? "connection ID" : nil,
    ].compactMap { $0 }
    return words.isEmpty ? nil : words.joined(separator: ", ")
  }
}
