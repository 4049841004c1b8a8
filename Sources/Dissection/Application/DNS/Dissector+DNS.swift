import Packets

/// DNS (RFC 1035 §4.1), multicast DNS (RFC 6762 §18), LLMNR (RFC 4795 §2.1) and NetBIOS names (RFC 1002 §4.2).
extension Dissector {
  /// Over TCP each message has its length before it (RFC 1035 §4.2.2).
  static func readDNSStream(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    let length = Int(try reader.integer("Length", UInt16.self))
    let outer = reader.narrow(to: length)
    _ = try readDNS(&reader, &name)
    if reader.remaining > 0 { try reader.octets("More", reader.remaining) }
    reader.widen(to: outer)
    return .stream(readDNSStream)
  }

  static func readDNS(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Domain Name System"
    let start = reader.offset
    try reader.hexadecimal("Transaction ID", UInt16.self)
    let place = reader.offset
    let flags: UInt16 = try reader.peek()
    try reader.skip(2)
    readFlags(flags, &reader, at: place..<reader.offset)
    name += flags & 0x8000 != 0 ? ", response" : ", query"
    var counts: [Int] = []
    for section in sections { counts.append(Int(try reader.integer(section.plural, UInt16.self))) }
    for number in 0..<counts[0] {
      reader.group = "Question \(number + 1)"
      defer { reader.group = nil }
      try readName(&reader, start)
      _ = try readType(&reader)
      try readClass(&reader, "prefers a unicast answer")
    }
    for (section, count) in zip(sections.dropFirst(), counts.dropFirst()) {
      for number in 0..<count {
        reader.group = "\(section.singular) \(number + 1)"
        defer { reader.group = nil }
        try readRecord(&reader, start)
      }
    }
    return .data
  }

  private static let sections: [(plural: String, singular: String)] = [
    ("Questions", "Question"), ("Answer records", "Answer"), ("Authority records", "Authority"),
    ("Additional records", "Additional"),
  ]

  private static func readFlags(_ flags: UInt16, _ reader: inout FieldReader, at range: Range<Int>)
  {
    let names: [(UInt16, String)] = [
      (0x0400, "authoritative"), (0x0200, "truncated"), (0x0100, "recursion desired"),
      (0x0080, "recursion available"), (0x0020, "authentic data"), (0x0010, "checking disabled"),
    ]
    let said =
      [flags & 0x8000 != 0 ? "response" : "query"]
      + names.filter { flags & $0.0 != 0 }.map(\.1)
    reader.note(
      "Flags", FieldReader.hexadecimal(flags), meaning: said.joined(separator: ", "), at: range)
    let opcode = UInt8(flags >> 11 & 15)
    reader.note(
      "Operation", "\(opcode)", meaning: DNSMessage.Opcode(rawValue: opcode).description,
      at: range.lowerBound..<range.lowerBound + 1)
    guard flags & 0x8000 != 0 else { return }
    reader.note(
      "Response code", "\(flags & 15)", meaning: ResponseCode(rawValue: flags & 15).description,
      at: range.lowerBound + 1..<range.upperBound)
  }

  static func readName(_ reader: inout FieldReader, _ start: Int) throws(DecodeError) {
    try reader.domainName("Name", messageStart: start) { netBIOSName($0) }
  }

  /// What 32 letters of A to P stand for (RFC 1001 §14.1).
  static func netBIOSName(_ text: String) -> String? {
    let letters = Array((text.split(separator: ".").first ?? "").utf8)
    guard letters.count == 32, letters.allSatisfy({ (0x41...0x50).contains($0) }) else {
      return nil
    }
    let bytes = stride(from: 0, to: 32, by: 2).map {
      (letters[$0] - 0x41) << 4 | (letters[$0 + 1] - 0x41)
    }
    let title = bytes.prefix(15).reversed().drop { $0 == 0x20 || $0 == 0 }.reversed()
    return String(escaping: Array(title)) + " <\(FieldReader.hexadecimal(bytes[15]).dropFirst(2))>"
  }

  private static func readType(_ reader: inout FieldReader) throws(DecodeError) -> RecordType {
    RecordType(
      rawValue: try reader.integer("Type", UInt16.self) {
        (nil, RecordType(rawValue: $0).description)
      })
  }

  /// The highest bit has a meaning of its own in multicast DNS (RFC 6762 §5.4, §10.2).
  private static func readClass(_ reader: inout FieldReader, _ bit: String) throws(DecodeError) {
    try reader.hexadecimal("Class", UInt16.self) {
      RecordClass(rawValue: $0 & 0x7fff).description + ($0 & 0x8000 != 0 ? ", \(bit)" : "")
    }
  }

  private static func readRecord(_ reader: inout FieldReader, _ start: Int) throws(DecodeError) {
    try readName(&reader, start)
    let type = try readType(&reader)
    if type == .opt {
      try reader.integer("UDP payload size", UInt16.self)
      try reader.integer("Extended response code", UInt8.self)
      try reader.integer("EDNS version", UInt8.self)
      try reader.hexadecimal("EDNS flags", UInt16.self) {
        $0 & 0x8000 != 0 ? "wants DNSSEC records" : nil
      }
    } else {
      try readClass(&reader, "replaces what was known")
      try reader.integer("Time to live", UInt32.self) { (nil, $0 == 1 ? "second" : "seconds") }
    }
    let length = Int(try reader.integer("Data length", UInt16.self))
    guard length <= reader.remaining else {
      throw DecodeError(.truncated(needed: length, available: reader.remaining), at: reader.offset)
    }
    let outer = reader.narrow(to: length)
    try readRecordData(type, &reader, start)
    if reader.remaining > 0 { try reader.octets("Data", reader.remaining) }
    reader.widen(to: outer)
  }
}
