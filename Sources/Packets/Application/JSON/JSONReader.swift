/// Reads JSON values from bytes in order.
struct JSONReader: ~Escapable {
  private var reader: ByteReader
  /// Values that may still be read.
  private var left = JSONValue.countBound

  @_lifetime(copy bytes)
  init(_ bytes: RawSpan) {
    reader = ByteReader(bytes)
  }

  var offset: Int { reader.offset }

  mutating func readText() throws(DecodeError) -> JSONValue {
    let value = try readValue(depth: 0)
    skipBlanks()
    if let byte = peek() { throw invalid("text", byte) }
    return value
  }

  mutating func readValue(depth: Int) throws(DecodeError) -> JSONValue {
    guard depth < JSONValue.depthBound else {
      throw DecodeError(.limit(field: "nesting", bound: JSONValue.depthBound), at: reader.offset)
    }
    guard left > 0 else {
      throw DecodeError(.limit(field: "values", bound: JSONValue.countBound), at: reader.offset)
    }
    left -= 1
    skipBlanks()
    switch peek() {
    case UInt8(ascii: "{"): return try readObject(depth: depth)
    case UInt8(ascii: "["): return try readArray(depth: depth)
    case UInt8(ascii: "\""): return .string(try readString())
    case UInt8(ascii: "t"): return try readLiteral("true", .boolean(true))
    case UInt8(ascii: "f"): return try readLiteral("false", .boolean(false))
    case UInt8(ascii: "n"): return try readLiteral("null", .null)
    default: return .number(try readNumber())
    }
  }

  // MARK: Structures

  private mutating func readObject(depth: Int) throws(DecodeError) -> JSONValue {
    try expect(UInt8(ascii: "{"), "object")
    var members: [JSONMember] = []
    if skip(UInt8(ascii: "}")) { return .object(members) }
    repeat {
      skipBlanks()
      let name = try readString()
      try expect(UInt8(ascii: ":"), "name separator")
      members.append(JSONMember(name: name, value: try readValue(depth: depth + 1)))
    } while skip(UInt8(ascii: ","))
    try expect(UInt8(ascii: "}"), "object")
    return .object(members)
  }

  private mutating func readArray(depth: Int) throws(DecodeError) -> JSONValue {
    try expect(UInt8(ascii: "["), "array")
    var elements: [JSONValue] = []
    if skip(UInt8(ascii: "]")) { return .array(elements) }
    repeat {
      elements.append(try readValue(depth: depth + 1))
    } while skip(UInt8(ascii: ","))
    try expect(UInt8(ascii: "]"), "array")
    return .array(elements)
  }

  private mutating func readLiteral(
    _ literal: StaticString, _ value: JSONValue
  ) throws(DecodeError) -> JSONValue {
    for wanted in "\(literal)".utf8 {
      let byte: UInt8 = try reader.read()
      guard byte == wanted else { throw invalid("literal", byte) }
    }
    return value
  }

  // MARK: Numbers

  /// `-0.5e+3`: RFC 8259 §6.
  private mutating func readNumber() throws(DecodeError) -> String {
    let start = reader
    let first = reader.offset
    _ = take(UInt8(ascii: "-"))
    if !take(UInt8(ascii: "0")) { try readDigits() }
    if take(UInt8(ascii: ".")) { try readDigits() }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      try readDigits()
    }
    var copy = start
    return String(validating: try copy.readBytes(reader.offset - first)) ?? ""
  }

  private mutating func readDigits() throws(DecodeError) {
    let first: UInt8 = try reader.read()
    guard (0x30...0x39).contains(first) else { throw invalid("number", first) }
    while let byte = peek(), (0x30...0x39).contains(byte) { try reader.skip(1) }
  }

  // MARK: Strings

  private mutating func readString() throws(DecodeError) -> String {
    let quote: UInt8 = try reader.read()
    guard quote == UInt8(ascii: "\"") else { throw invalid("string", quote) }
    let start = reader
    let first = reader.offset
    while true {
      let byte: UInt8 = try reader.read()
      switch byte {
      case UInt8(ascii: "\""):
        var copy = start
        let inside = try copy.readBytes(reader.offset - 1 - first)
        guard let text = String(validating: inside) else { throw invalid("UTF-8", byte) }
        return text
      case UInt8(ascii: "\\"):
        reader = start
        return try readEscapedString()
      case 0..<0x20: throw invalid("control character", byte)
      default: break
      }
    }
  }

  /// Reads the rest of a string that has escapes (RFC 8259 §7).
  private mutating func readEscapedString() throws(DecodeError) -> String {
    var utf8: [UInt8] = []
    while true {
      let byte: UInt8 = try reader.read()
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: utf8.rawSpan) else { throw invalid("UTF-8", byte) }
        return text
      case UInt8(ascii: "\\"): try readEscape(into: &utf8)
      case 0..<0x20: throw invalid("control character", byte)
      default: utf8.append(byte)
      }
    }
  }

  private mutating func readEscape(into utf8: inout [UInt8]) throws(DecodeError) {
    let byte: UInt8 = try reader.read()
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): utf8.append(byte)
    case UInt8(ascii: "b"): utf8.append(0x08)
    case UInt8(ascii: "f"): utf8.append(0x0c)
    case UInt8(ascii: "n"): utf8.append(0x0a)
    case UInt8(ascii: "r"): utf8.append(0x0d)
    case UInt8(ascii: "t"): utf8.append(0x09)
    case UInt8(ascii: "u"): utf8.append(contentsOf: String(try readScalar()).utf8)
    default: throw invalid("escape", byte)
    }
  }

  /// The scalar of `\uXXXX`, or of two that are a surrogate pair; a surrogate alone stands for nothing: U+FFFD.
  private mutating func readScalar() throws(DecodeError) -> Character {
    let unit = try readHexadecimal()
    if unit & 0xfc00 == 0xd800 {
      let here = reader
      if take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
        let low = try readHexadecimal()
        if low & 0xfc00 == 0xdc00,
          let scalar = Unicode.Scalar(0x10000 + (unit & 0x3ff) << 10 + low & 0x3ff)
        {
          return Character(scalar)
        }
      }
      reader = here
    }
    return Character(Unicode.Scalar(unit) ?? "\u{fffd}")
  }

  private mutating func readHexadecimal() throws(DecodeError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      let byte: UInt8 = try reader.read()
      guard let digit = byte.hexadecimalDigit else { throw invalid("escape", byte) }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  // MARK: Bytes

  private func peek() -> UInt8? {
    var copy = reader
    return try? copy.read()
  }

  /// Moves past this byte, if it is next.
  private mutating func take(_ wanted: UInt8) -> Bool {
    guard peek() == wanted else { return false }
    try? reader.skip(1)
    return true
  }

  /// Moves past blanks and this byte, if it is next after them.
  private mutating func skip(_ wanted: UInt8) -> Bool {
    skipBlanks()
    return take(wanted)
  }

  private mutating func expect(_ wanted: UInt8, _ field: String) throws(DecodeError) {
    skipBlanks()
    let byte: UInt8 = try reader.read()
    guard byte == wanted else { throw invalid(field, byte) }
  }

  private mutating func skipBlanks() {
    while let byte = peek(), byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 {
      try? reader.skip(1)
    }
  }

  /// An error at the byte just read, or about to be.
  private func invalid(_ field: String, _ byte: UInt8) -> DecodeError {
    DecodeError(.invalid(field: field, value: UInt64(byte)), at: max(0, reader.offset - 1))
  }
}

extension UInt8 {
  /// What an ASCII hexadecimal digit stands for.
  var hexadecimalDigit: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
