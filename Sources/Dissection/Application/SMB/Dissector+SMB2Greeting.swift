import Packets

/// How a client and a server of SMB 2 and 3 agree on a dialect and a session (MS-SMB2 §2.2.3–2.2.6).
extension Dissector {
  static func readNegotiateRequest(
    _ reader: inout FieldReader, _ start: Int
  ) throws(DecodeError) {
    let count = try reader.littleEndian("Dialect count", UInt16.self)
    try reader.littleEndianHexadecimal("Security mode", UInt16.self, meaning: SMBNames.signing)
    try reader.octets("Reserved", 2)
    try reader.littleEndianHexadecimal("Capabilities", UInt32.self, meaning: SMBNames.capabilities)
    try reader.octets("Client GUID", 16)
    let contexts = try reader.littleEndian("Negotiate context offset", UInt32.self)
    let contextCount = try reader.littleEndian("Negotiate context count", UInt16.self)
    try reader.octets("Reserved", 2)
    var offers311 = false
    for _ in 0..<count {
      let dialect = try reader.littleEndianHexadecimal(
        "Dialect", UInt16.self, meaning: SMBMessage.dialect)
      if dialect == 0x0311 { offers311 = true }
    }
    // In other dialects a time takes the place of what tells of contexts.
    if offers311 { try readNegotiateContexts(&reader, start + Int(contexts), contextCount) }
  }

  static func readNegotiateResponse(
    _ reader: inout FieldReader, _ start: Int
  ) throws(DecodeError) {
    try reader.littleEndianHexadecimal("Security mode", UInt16.self, meaning: SMBNames.signing)
    let dialect = try reader.littleEndianHexadecimal(
      "Dialect", UInt16.self, meaning: SMBMessage.dialect)
    let contextCount = try reader.littleEndian("Negotiate context count", UInt16.self)
    try reader.octets("Server GUID", 16)
    try reader.littleEndianHexadecimal("Capabilities", UInt32.self, meaning: SMBNames.capabilities)
    for field in ["Max transaction size", "Max read size", "Max write size"] {
      try reader.littleEndian(field, UInt32.self)
    }
    try reader.fileTime("Current time")
    try reader.fileTime("Boot time")
    let blob = try reader.smbPlace("Security blob", start, UInt16.self)
    let contexts = try reader.littleEndian("Negotiate context offset", UInt32.self)
    try reader.skip(max(0, min(reader.remaining, blob.start + blob.count - reader.offset)))
    try readSecurityBlob(&reader, blob)
    if dialect == 0x0311 { try readNegotiateContexts(&reader, start + Int(contexts), contextCount) }
  }

  /// What SMB 3.1.1 agrees on besides (MS-SMB2 §2.2.3.1); each begins at a multiple of eight bytes.
  private static func readNegotiateContexts(
    _ reader: inout FieldReader, _ place: Int, _ count: UInt16
  ) throws(DecodeError) {
    defer { reader.group = nil }
    try reader.skip(max(0, place - reader.offset))
    for number in 0..<Int(count) {
      let type = try reader.peek(UInt16.self).byteSwapped
      reader.group = "Negotiate context \(number + 1)"
      try reader.littleEndianHexadecimal("Context type", UInt16.self) { SMBNames.contexts[$0] }
      let length = Int(try reader.littleEndian("Data length", UInt16.self))
      try reader.octets("Reserved", 4)
      let outer = reader.narrow(to: length)
      switch type {
      case 2:
        let ciphers = try reader.littleEndian("Cipher count", UInt16.self)
        for _ in 0..<ciphers {
          try reader.littleEndian("Cipher", UInt16.self) { (nil, SMBNames.ciphers[$0]) }
        }
      case 5: try reader.utf16("Server name", reader.remaining)
      default: break
      }
      if reader.remaining > 0 { try reader.octets("Data", reader.remaining) }
      reader.widen(to: outer)
      guard number + 1 < count else { break }
      try reader.skip(min(reader.remaining, (8 - length % 8) % 8))
    }
  }

  static func readSessionSetup(
    _ reader: inout FieldReader, _ start: Int, _ isResponse: Bool
  ) throws(DecodeError) {
    if isResponse {
      try reader.littleEndianHexadecimal(
        "Session flags", UInt16.self, meaning: SMBNames.sessionFlags)
    } else {
      try reader.hexadecimal("Flags", UInt8.self) { $0 & 1 != 0 ? "binds a channel" : nil }
      try reader.hexadecimal("Security mode", UInt8.self) { SMBNames.signing(UInt16($0)) }
      try reader.littleEndianHexadecimal(
        "Capabilities", UInt32.self, meaning: SMBNames.capabilities)
      try reader.littleEndian("Channel", UInt32.self)
    }
    let blob = try reader.smbPlace("Security blob", start, UInt16.self)
    if !isResponse { try reader.littleEndianHexadecimal("Previous session ID", UInt64.self) }
    try reader.skip(reader.remaining)
    try readSecurityBlob(&reader, blob)
  }

  /// Who proves to be who: NTLM, mostly inside SPNEGO (RFC 4178), or another mechanism.
  static func readSecurityBlob(
    _ reader: inout FieldReader, _ place: (start: Int, count: Int)
  ) throws(DecodeError) {
    guard let range = try reader.part(at: place.start, place.count) else { return }
    let blob = reader.slice(range)
    let ntlm = blob.rawSpan.firstOffset(of: NTLMMessage.signature)
    reader.note(
      "Security blob", "\(range.count) bytes", meaning: ntlm == nil ? nil : "NTLM", at: range)
    if let ntlm { try readNTLM(&reader, range.lowerBound + ntlm..<range.upperBound) }
  }
}
