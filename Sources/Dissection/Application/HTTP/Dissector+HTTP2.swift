import Packets

/// HTTP/2 frames (RFC 9113 §4.1, §6).
extension Dissector {
  static func readHTTP2(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "HTTP/2"
    let rest = reader.restBytes
    if HTTP2Preface.begins(rest.rawSpan), rest.first == UInt8(ascii: "P") {
      name += ", connection preface"
      try reader.text("Preface", HTTP2Preface.size)
      return .stream(readHTTP2)
    }
    let start = reader.offset
    let length = Int(try reader.peek(UInt16.self)) << 8 | Int(try reader.peek(UInt8.self, at: 2))
    try reader.skip(3)
    reader.note("Length", "\(length)", at: start..<reader.offset)
    let type = try reader.integer("Type", UInt8.self) { (nil, frameTypes[$0]) }
    if let title = frameTypes[type] { name += ", \(title)" }
    let flags = try reader.hexadecimal("Flags", UInt8.self) { flagWords($0, of: type) }
    try reader.integer("Stream", UInt32.self) { ("\($0 & 0x7fff_ffff)", nil) }
    guard length <= reader.remaining || type == 0 || type == 1 else {
      throw DecodeError(.truncated(needed: length, available: reader.remaining), at: reader.offset)
    }
    let isHere = length <= reader.remaining
    let outer = reader.narrow(to: length)
    switch type {
    case 1, 5, 9: try readHeaderBlock(type, flags, length, &reader)
    case 3: try reader.integer("Error code", UInt32.self)
    case 4:
      while reader.remaining >= 6 {
        try reader.integer("Setting", UInt16.self) { (nil, settings[$0]) }
        try reader.integer("Value", UInt32.self)
      }
    case 7:
      try reader.integer("Last stream", UInt32.self)
      try reader.integer("Error code", UInt32.self)
    case 8: try reader.integer("Window size increment", UInt32.self)
    default: break
    }
    if reader.remaining > 0 { try reader.octets("Payload", reader.remaining) }
    reader.widen(to: outer)
    guard isHere else {
      throw DecodeError(.truncated(needed: length, available: 0), at: start)
    }
    return .stream(readHTTP2)
  }

  /// What a HEADERS, PUSH_PROMISE or CONTINUATION frame carries (RFC 9113 §6.2, §6.6, §6.10).
  ///
  /// - Parameter length: bytes of it, also those of later frames.
  private static func readHeaderBlock(
    _ type: UInt8, _ flags: UInt8, _ length: Int, _ reader: inout FieldReader
  ) throws(DecodeError) {
    let isCut = length > reader.remaining
    var padding = 0
    if type != 9, flags & 8 != 0 { padding = Int(try reader.integer("Pad length", UInt8.self)) }
    if type == 1, flags & 0x20 != 0 {
      try reader.integer("Stream dependency", UInt32.self) {
        ("\($0 & 0x7fff_ffff)", $0 >> 31 == 1 ? "exclusive" : nil)
      }
      try reader.integer("Weight", UInt8.self) { ("\(Int($0) + 1)", nil) }
    }
    if type == 5 {
      try reader.integer("Promised stream", UInt32.self) { ("\($0 & 0x7fff_ffff)", nil) }
    }
    // A piece from the midst of a section can't be told apart.
    if type == 9 {
      if reader.remaining > 0 { try reader.octets("Header block", reader.remaining) }
      reader.place.headerTable.lose()
      return
    }
    guard isCut || padding <= reader.remaining else {
      throw DecodeError(.invalid(field: "Pad length", value: UInt64(padding)), at: reader.offset)
    }
    let outer = reader.narrow(to: isCut ? reader.remaining : reader.remaining - padding)
    try readFieldSection(&reader, isWhole: flags & 4 != 0 && !isCut)
    reader.widen(to: outer)
    if !isCut, padding > 0 { try reader.octets("Padding", padding) }
  }

  private static let frameTypes: [UInt8: String] = [
    0: "DATA", 1: "HEADERS", 2: "PRIORITY", 3: "RST_STREAM", 4: "SETTINGS", 5: "PUSH_PROMISE",
    6: "PING", 7: "GOAWAY", 8: "WINDOW_UPDATE", 9: "CONTINUATION", 16: "PRIORITY_UPDATE",
  ]

  private static let settings: [UInt16: String] = [
    1: "header table size", 2: "enable push", 3: "maximum concurrent streams",
    4: "initial window size", 5: "maximum frame size", 6: "maximum header list size",
    8: "enable CONNECT protocol",
  ]

  private static func flagWords(_ flags: UInt8, of type: UInt8) -> String? {
    let isAnswerable = type == 4 || type == 6
    let words = [
      flags & 1 != 0 ? (isAnswerable ? "acknowledgment" : "end of stream") : nil,
      flags & 4 != 0 ? "end of headers" : nil, flags & 8 != 0 ? "padded" : nil,
      flags & 0x20 != 0 ? "priority" : nil,
    ].compactMap { $0 }
    return words.isEmpty ? nil : words.joined(separator: ", ")
  }

  /// A WebSocket frame (RFC 6455 §5.2); a masked payload is shown unmasked.
  static func readWebSocket(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "WebSocket"
    let first = try reader.hexadecimal("Flags and opcode", UInt8.self) {
      (opcodes[$0 & 15] ?? "opcode \($0 & 15)") + ($0 & 0x80 != 0 ? ", final" : "")
    }
    let start = reader.offset
    let second: UInt8 = try reader.peek()
    try reader.skip(1)
    reader.note("Masked", second & 0x80 != 0 ? "yes" : "no", at: start..<start + 1)
    var length = UInt64(second & 0x7f)
    if length < 126 { reader.note("Payload length", "\(length)", at: start..<start + 1) }
    if length == 126 {
      length = UInt64(try reader.integer("Payload length", UInt16.self))
    } else if length == 127 {
      length = try reader.integer("Payload length", UInt64.self)
    }
    var key: [UInt8] = []
    if second & 0x80 != 0 { key = try reader.octets("Masking key", 4) }
    let count = Int(clamping: length)
    let here = min(count, reader.remaining)
    if !key.isEmpty {
      let masked = reader.slice(reader.offset..<reader.offset + here)
      let plain = masked.enumerated().map { $0.element ^ key[$0.offset & 3] }
      reader.decrypt(reader.offset..<reader.offset + here, plain)
    }
    let isCompressed = first & 0x40 != 0
    if first & 15 == 2, !isCompressed, here == count,
      holdsMQTT(reader.slice(reader.offset..<reader.offset + here))
    {
      return mqtt(until: reader.offset + here)
    }
    if here > 0 {
      if first & 15 == 1, !isCompressed {
        try reader.text("Payload", here)
      } else if first & 15 == 8, here >= 2 {
        try reader.integer("Status code", UInt16.self)
        if here > 2 { try reader.text("Reason", here - 2) }
      } else {
        try reader.octets(isCompressed ? "Compressed payload" : "Payload", here)
      }
    }
    guard here == count else {
      throw DecodeError(.truncated(needed: count, available: here), at: start)
    }
    return .stream(readWebSocket)
  }

  /// Whether a message's bytes are packets of MQTT, and nothing else (MQTT 5 §6).
  private static func holdsMQTT(_ payload: [UInt8]) -> Bool {
    var rest = payload[...]
    while !rest.isEmpty {
      let bytes = Array(rest)
      guard MQTTPacket.likelihood(bytes.rawSpan) != .no,
        let header = try? MQTTFixedHeader(parsing: bytes.rawSpan),
        header.packetLength <= rest.count
      else { return false }
      rest = rest.dropFirst(header.packetLength)
    }
    return !payload.isEmpty
  }

  /// MQTT up to where the frame that carries it ends.
  private static func mqtt(until end: Int) -> Part {
    .layer { (reader, name) throws(DecodeError) in
      _ = try readMQTT(&reader, &name)
      return reader.offset < end ? mqtt(until: end) : .stream(readWebSocket)
    }
  }

  private static let opcodes: [UInt8: String] = [
    0: "continuation", 1: "text", 2: "binary", 8: "close", 9: "ping", 10: "pong",
  ]
}
