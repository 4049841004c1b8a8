import Packets

extension Dissector {
  /// Secure Shell: the line each side begins with (RFC 4253 §4.2), packets (§6) up to where keys are taken into use, then
  /// what is sealed.
  static func readSSH(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Secure Shell"
    let bytes = reader.restBytes
    if SSHIdentification.begins(bytes.rawSpan) == true {
      try readSSHIdentification(&reader, &name)
      return .stream(readSSH)
    }
    guard let packet = try? SSHPacketHeader(parsing: bytes.rawSpan) else {
      try reader.octets("Bytes", reader.remaining) { _ in
        (nil, "encrypted, unless the capture missed what began them")
      }
      return .data
    }
    let title = sshMessages[packet.messageNumber]
    if let title { name += ", \(title)" }
    let here = reader.offset
    try reader.integer("Packet length", UInt32.self)
    let outer = reader.narrow(to: packet.byteCount - 4)
    let padding = Int(try reader.integer("Padding length", UInt8.self))
    try reader.integer("Message number", UInt8.self) { _ in (nil, title) }
    if packet.messageNumber == SSHPacketHeader.keyExchangeInitialisation {
      try readSSHKeyExchange(&reader)
    }
    let rest = reader.remaining - padding
    if rest > 0 { try reader.octets("Content", rest) }
    try reader.octets("Padding", padding)
    reader.widen(to: outer)
    guard reader.offset - here == packet.byteCount else {
      throw DecodeError(
        .truncated(needed: packet.byteCount, available: reader.offset - here), at: here)
    }
    return packet.messageNumber == SSHPacketHeader.newKeys
      ? .layer(readSealedSSH) : .stream(readSSH)
  }

  private static func readSealedSSH(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Secure Shell, encrypted"
    try reader.octets("Encrypted", reader.remaining)
    return .data
  }

  private static func readSSHIdentification(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) {
    name += ", identification"
    let line = try SSHIdentification(parsing: reader.restBytes.rawSpan)
    let range = reader.offset..<reader.offset + line.byteCount
    try reader.skip(line.byteCount)
    reader.note("Protocol version", line.version, at: range)
    reader.note("Software version", line.software, at: range)
    if !line.comments.isEmpty { reader.note("Comments", line.comments, at: range) }
  }

  /// RFC 4253 §7.1
  private static func readSSHKeyExchange(_ reader: inout FieldReader) throws(DecodeError) {
    try reader.octets("Cookie", 16)
    for field in sshNameLists {
      let length = Int(try reader.integer("\(field) length", UInt32.self))
      try reader.text(field, length)
    }
    try reader.integer("First key exchange packet follows", UInt8.self)
    try reader.octets("Reserved", 4)
  }

  private static let sshNameLists = [
    "Key exchange algorithms", "Server host key algorithms",
    "Encryption algorithms, client to server", "Encryption algorithms, server to client",
    "MAC algorithms, client to server", "MAC algorithms, server to client",
    "Compression algorithms, client to server", "Compression algorithms, server to client",
    "Languages, client to server", "Languages, server to client",
  ]

  /// IANA "SSH Message Numbers"; those from 30 on mean what the method of key exchange says.
  private static let sshMessages: [UInt8: String] = [
    1: "disconnect", 2: "ignore", 3: "unimplemented", 4: "debug", 7: "extension information",
    20: "key exchange initialisation", 21: "new keys", 30: "key exchange, 30",
    31: "key exchange, 31", 32: "key exchange, 32", 33: "key exchange, 33",
    34: "key exchange, 34",
  ]
}
