import Packets

extension Dissector {
  /// The Real-time Transport Protocol (RFC 3550 §5.1).
  static func readRTP(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Real-time Transport Protocol"
    let header = try? RTPHeader(parsing: reader.restBytes.rawSpan)
    let start = reader.offset
    let word: UInt16 = try reader.peek()
    try reader.skip(2)
    reader.note("Version", "\(word >> 14)", at: start..<start + 1)
    reader.note("Padding", word & 0x2000 != 0 ? "yes" : "no", at: start..<start + 1)
    reader.note("Contributing sources", "\(word >> 8 & 15)", at: start..<start + 1)
    reader.note("Marker", word & 0x80 != 0 ? "yes" : "no", at: start + 1..<start + 2)
    reader.note(
      "Payload type", "\(word & 0x7f)", meaning: header?.codec, at: start + 1..<start + 2)
    try reader.integer("Sequence number", UInt16.self)
    try reader.integer("Timestamp", UInt32.self)
    try reader.hexadecimal("Synchronisation source", UInt32.self)
    for _ in 0..<(word >> 8 & 15) { try reader.hexadecimal("Contributing source", UInt32.self) }
    if word & 0x1000 != 0 {
      try reader.hexadecimal("Extension profile", UInt16.self)
      let words = Int(try reader.integer("Extension length", UInt16.self))
      if words > 0 { try reader.octets("Extension", words * 4) }
    }
    if reader.remaining > 0 { try reader.octets("Payload", reader.remaining) }
    return .data
  }

  /// The Simple Network Management Protocol (RFC 1157 §4, RFC 3416 §3), its values one by one as BER has them.
  static func readSNMP(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Simple Network Management Protocol"
    var count = 0
    while reader.remaining > 0 {
      let isCommunity = count == 1
      if try readBERValue(
        &reader, isCommunity ? "Community" : count == 0 ? "Version" : "Value", isCommunity)
      {
        count += 1
      }
    }
    return .data
  }

  /// Whether it was a value: else what holds values.
  private static func readBERValue(
    _ reader: inout FieldReader, _ name: String, _ isSecret: Bool
  ) throws(DecodeError) -> Bool {
    let start = reader.offset
    let tag: UInt8 = try reader.peek()
    let first: UInt8 = try reader.peek(at: 1)
    var length = Int(first)
    var header = 2
    if first & 0x80 != 0 {
      length = 0
      for index in 0..<Int(min(first & 0x7f, 4)) {
        length = length << 8 | Int(try reader.peek(UInt8.self, at: 2 + index))
        header += 1
      }
    }
    guard tag & 0x20 == 0 else {
      try reader.octets("Header", header) { _ in
        ("\(length) bytes", tag == 0x30 ? "sequence" : pduNames[tag] ?? "constructed")
      }
      return false
    }
    try reader.skip(header)
    let bytes = reader.slice(reader.offset..<reader.offset + min(length, reader.remaining))
    try reader.skip(length)
    let isText = tag == 4 && bytes.isText
    let shown =
      switch tag {
      case 2, 0x41, 0x42, 0x43: number(bytes).value ?? ""
      case 6: objectIdentifier(bytes)
      case 5: "null"
      default: isText ? String(escaping: bytes) : FieldReader.pairs(bytes)
      }
    reader.note(name, shown, meaning: berNames[tag], at: start..<reader.offset, isSecret: isSecret)
    return true
  }

  /// Its arcs with dots (ITU-T X.690 §8.19).
  private static func objectIdentifier(_ bytes: [UInt8]) -> String {
    var arcs: [UInt64] = []
    var value: UInt64 = 0
    for byte in bytes {
      value = (value & 0x00ff_ffff_ffff_ffff) << 7 | UInt64(byte & 0x7f)
      guard byte & 0x80 == 0 else { continue }
      if arcs.isEmpty {
        let top = min(value / 40, 2)
        arcs = [top, value - top * 40]
      } else {
        arcs.append(value)
      }
      value = 0
    }
    return arcs.map { "\($0)" }.joined(separator: ".")
  }

  private static let pduNames: [UInt8: String] = [
    0xa0: "get request", 0xa1: "get-next request", 0xa2: "response", 0xa3: "set request",
    0xa4: "trap", 0xa5: "get-bulk request", 0xa6: "inform request", 0xa7: "trap", 0xa8: "report",
  ]

  private static let berNames: [UInt8: String] = [
    2: "integer", 4: "octet string", 6: "object identifier", 0x40: "address", 0x41: "counter",
    0x42: "gauge", 0x43: "hundredths of a second", 0x80: "no such object",
    0x81: "no such instance", 0x82: "end of view",
  ]
}
