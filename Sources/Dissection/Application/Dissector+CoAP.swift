import Packets

extension Dissector {
  /// The Constrained Application Protocol (RFC 7252 §3).
  static func readCoAP(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "Constrained Application Protocol"
    let start = reader.offset
    let first: UInt8 = try reader.peek()
    try reader.skip(1)
    let range = start..<start + 1
    reader.note("Version", "\(first >> 6)", at: range)
    reader.note(
      "Type", "\(first >> 4 & 3)",
      meaning: ["confirmable", "non-confirmable", "acknowledgment", "reset"][Int(first >> 4 & 3)],
      at: range)
    reader.note("Token length", "\(first & 15)", at: range)
    try reader.integer("Code", UInt8.self) { (nil, CoAPCode(rawValue: $0).description) }
    try reader.integer("Message ID", UInt16.self)
    if first & 15 > 0 { try reader.octets("Token", Int(first & 15)) }
    var number = 0
    while reader.remaining > 0 {
      guard try reader.peek(UInt8.self) != 0xff else {
        try reader.octets("Payload marker", 1)
        break
      }
      try readCoAPOption(&number, &reader)
    }
    guard reader.remaining > 0 else { return .data }
    try readMQTTPayload("Payload", "", &reader)
    return .data
  }

  /// An option's number is told by how much it is above the one before (RFC 7252 §3.1).
  private static func readCoAPOption(
    _ number: inout Int, _ reader: inout FieldReader
  ) throws(DecodeError) {
    let start = reader.offset
    let first: UInt8 = try reader.peek()
    try reader.skip(1)
    let delta = try extended(Int(first >> 4), &reader)
    let length = try extended(Int(first & 15), &reader)
    number += delta
    let title = coapOptions[number] ?? "Option \(number)"
    reader.group = title
    defer { reader.group = nil }
    reader.note("Option", "\(number)", meaning: "\(length) bytes", at: start..<reader.offset)
    guard length > 0 else { return }
    switch number {
    case 3, 8, 11, 15, 20, 35, 39: try reader.text(title, length)
    case 6, 7, 12, 14, 17, 23, 27, 28, 60: try reader.octets(title, length, Self.number)
    default: try reader.octets(title, length)
    }
  }

  private static func extended(
    _ nibble: Int, _ reader: inout FieldReader
  ) throws(DecodeError) -> Int {
    switch nibble {
    case 13:
      let value = Int(try reader.peek(UInt8.self))
      try reader.skip(1)
      return value + 13
    case 14:
      let value = Int(try reader.peek(UInt16.self))
      try reader.skip(2)
      return value + 269
    case 15:
      throw DecodeError(.invalid(field: "Option delta or length", value: 15), at: reader.offset)
    default: return nibble
    }
  }

  /// IANA "CoAP Option Numbers".
  private static let coapOptions: [Int: String] = [
    1: "If-Match", 3: "Uri-Host", 4: "ETag", 5: "If-None-Match", 6: "Observe", 7: "Uri-Port",
    8: "Location-Path", 9: "OSCORE", 11: "Uri-Path", 12: "Content-Format", 14: "Max-Age",
    15: "Uri-Query", 17: "Accept", 20: "Location-Query", 23: "Block2", 27: "Block1",
    28: "Size2", 35: "Proxy-Uri", 39: "Proxy-Scheme", 60: "Size1", 258: "No-Response",
  ]
}
