import Packets

/// Server Message Block over TCP: the transport's header (RFC 1002 §4.3, MS-SMB2 §2.1), and which form of SMB follows.
extension Dissector {
  /// Whether bytes on one of SMB's ports are a packet of the NetBIOS session service without a message: a session asked for,
  /// granted, refused, moved, or kept alive.
  static func isNetBIOSSession(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 4 && (0x81...0x85).contains(bytes[0]) && bytes[1] == 0
  }

  static func readSMBStream(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "NetBIOS Session Service"
    let start = reader.offset
    let type = try reader.hexadecimal("Message type", UInt8.self) { sessionTypes[$0] }
    let length = Int(try reader.peek(UInt8.self)) << 16 | Int(try reader.peek(UInt16.self, at: 1))
    try reader.skip(3)
    reader.note("Length", "\(length)", at: start + 1..<reader.offset)
    guard type == 0 else {
      let outer = reader.narrow(to: length)
      if type == 0x81 {
        let names = reader.offset
        for field in ["Called name", "Calling name"] {
          try reader.domainName(field, messageStart: names, meaning: netBIOSName)
        }
      }
      if reader.remaining > 0 { try reader.octets("Content", reader.remaining) }
      reader.widen(to: outer)
      return .stream(readSMBStream)
    }
    return length == 0 ? .stream(readSMBStream) : smb(until: reader.offset + length)
  }

  /// RFC 1002 §4.3.1
  private static let sessionTypes: [UInt8: String] = [
    0: "session message", 0x81: "session request", 0x82: "positive session response",
    0x83: "negative session response", 0x84: "session retarget response",
    0x85: "session keepalive",
  ]

  /// The message, or one of several, that ends where the transport says.
  static func smb(until end: Int) -> Part {
    .stream { (reader, name) throws(DecodeError) in
      let length = end - reader.offset
      let isHere = length <= reader.remaining
      let outer = reader.narrow(to: length)
      let start = reader.offset
      let next = try readSMBMessage(&reader, &name)
      guard isHere else {
        throw DecodeError(.truncated(needed: length, available: 0), at: start)
      }
      if let next {
        try reader.skip(max(0, start + next - reader.offset))
      } else {
        if reader.remaining > 0 { try reader.octets("Data", reader.remaining) }
      }
      reader.widen(to: outer)
      return reader.offset < end ? smb(until: end) : .stream(readSMBStream)
    }
  }

  /// Reads one message; gives where the next one of its chain begins, counted from its own beginning.
  private static func readSMBMessage(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Int? {
    name = "Server Message Block"
    let form = SMBMessage.Form(rawValue: try reader.peek(UInt8.self))
    guard SMBMessage.headerBegins(reader.restBytes.rawSpan), let form else {
      throw DecodeError(
        .invalid(field: "ProtocolId", value: UInt64(try reader.peek(UInt32.self))),
        at: reader.offset)
    }
    switch form {
    case .smb1:
      try readSMB1(&reader, &name)
      return nil
    case .smb2: return try readSMB2(&reader, &name)
    case .sealed: try readSMB2Transform(&reader, &name)
    case .compressed: try readSMB2Compression(&reader, &name)
    }
    return nil
  }

  /// What is sealed: MS-SMB2 §2.2.41.
  private static func readSMB2Transform(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) {
    name = "Server Message Block 3, encrypted"
    try reader.smbIdentifier()
    try reader.octets("Signature", 16)
    try reader.octets("Nonce", 16)
    try reader.littleEndian("Original message size", UInt32.self)
    try reader.octets("Reserved", 2)
    try reader.littleEndianHexadecimal("Flags", UInt16.self) { $0 & 1 != 0 ? "encrypted" : nil }
    try reader.littleEndianHexadecimal("Session ID", UInt64.self)
    if reader.remaining > 0 { try reader.octets("Encrypted", reader.remaining) }
  }

  /// What is squeezed: MS-SMB2 §2.2.42.
  private static func readSMB2Compression(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) {
    name = "Server Message Block 3, compressed"
    try reader.smbIdentifier()
    try reader.littleEndian("Original size", UInt32.self)
    try reader.littleEndian("Compression algorithm", UInt16.self) {
      (nil, [0: "none", 1: "LZNT1", 2: "LZ77", 3: "LZ77 with Huffman", 4: "Pattern_V1"][$0])
    }
    try reader.littleEndianHexadecimal("Flags", UInt16.self) { $0 & 1 != 0 ? "chained" : nil }
    try reader.littleEndian("Offset or length", UInt32.self)
    if reader.remaining > 0 { try reader.octets("Compressed", reader.remaining) }
  }
}

extension FieldReader {
  /// Reads the four bytes that every form begins with.
  mutating func smbIdentifier() throws(DecodeError) {
    try octets("Protocol identifier", 4) { (String(escaping: $0.dropFirst()), nil) }
  }

  /// Reads text in UTF-16.
  mutating func utf16(_ name: String, _ count: Int) throws(DecodeError) {
    try octets(name, count) { (String(utf16LittleEndian: $0), nil) }
  }

  /// Writes text in UTF-16 down that lies at a place told by an offset; nothing where there is none.
  mutating func noteUTF16(_ name: String, at start: Int, _ count: Int) throws(DecodeError) {
    guard let range = try part(at: start, count) else { return }
    note(name, String(utf16LittleEndian: slice(range)), at: range)
  }

  /// The place that an offset and a length tell of, where it lies in what was read; nil for an empty one.
  func part(at start: Int, _ count: Int) throws(DecodeError) -> Range<Int>? {
    guard count > 0 else { return nil }
    guard start >= 0, start <= offset, count <= offset - start else {
      throw DecodeError(.truncated(needed: count, available: max(0, offset - start)), at: start)
    }
    return start..<start + count
  }
}
