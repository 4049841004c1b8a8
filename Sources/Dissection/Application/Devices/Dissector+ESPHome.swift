import Packets

/// ESPHome's native API (esphome.io, "Native API"; api.proto).
extension Dissector {
  /// A frame in the clear, or sealed with Noise.
  static func readESPHome(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "ESPHome native API"
    let start = reader.offset
    let frame = try ESPHomeFrame(parsing: reader.restBytes.rawSpan)
    try reader.integer("Indicator", UInt8.self) { (nil, $0 == 0 ? "in the clear" : "Noise") }
    if frame.isSealed {
      name += ", encrypted"
      try reader.integer("Length", UInt16.self)
    } else {
      try reader.varint("Length")
      try reader.varint("Type") { ESPHomeNames.types[$0] }
    }
    if let title = frame.type.flatMap({ ESPHomeNames.types[$0] }) { name += ", \(title)" }
    let isHere = frame.length <= reader.remaining
    if frame.isSealed || !isHere {
      let here = min(frame.length, reader.remaining)
      if here > 0 { try reader.octets(frame.isSealed ? "Encrypted" : "Message", here) }
    } else if let type = frame.type {
      let outer = reader.narrow(to: frame.length)
      while reader.remaining > 0 { try readProtobufField(of: type, &reader) }
      reader.widen(to: outer)
    }
    guard isHere else {
      throw DecodeError(.truncated(needed: frame.length, available: 0), at: start)
    }
    return .stream(readESPHome)
  }

  /// A field of a message (protobuf.dev, "Encoding").
  private static func readProtobufField(
    of type: UInt64, _ reader: inout FieldReader
  ) throws(DecodeError) {
    let start = reader.offset
    let tag = try reader.readVarint()
    let number = tag >> 3
    let title = ESPHomeNames.fields[type]?[number] ?? "Field \(number)"
    let isSecret = ESPHomeNames.secrets[type] == number
    switch tag & 7 {
    case 0:
      let value = try reader.readVarint()
      reader.note(title, "\(value)", at: start..<reader.offset, isSecret: isSecret)
    case 1: try reader.octets(title, 8, isSecret: isSecret)
    case 5:
      try reader.octets(title, 4, isSecret: isSecret) { bytes in
        let value = bytes.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return (FieldReader.hexadecimal(value), nil)
      }
    case 2:
      let count = Int(clamping: try reader.readVarint())
      guard count > 0 else {
        reader.note(title, "", at: start..<reader.offset)
        return
      }
      try reader.skip(count)
      let value = reader.slice(reader.offset - count..<reader.offset)
      reader.note(
        title, value.isText ? String(escaping: value) : FieldReader.pairs(value),
        at: reader.offset - count..<reader.offset, subject: title, isSecret: isSecret)
    default: throw DecodeError(.invalid(field: "wire type", value: tag & 7), at: start)
    }
  }
}

extension FieldReader {
  /// Reads a number in base 128 without writing it down.
  fileprivate mutating func readVarint() throws(DecodeError) -> UInt64 {
    let ahead = slice(offset..<min(offset + ByteReader.varintBound, limit))
    var bytes = ByteReader(ahead.rawSpan)
    let value = try bytes.readVarint()
    try skip(bytes.offset)
    return value
  }

  fileprivate mutating func varint(
    _ name: String, meaning: (UInt64) -> String? = { _ in nil }
  ) throws(DecodeError) {
    let start = offset
    let value = try readVarint()
    note(name, "\(value)", meaning: meaning(value), at: start..<offset)
  }
}
