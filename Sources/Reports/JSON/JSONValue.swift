/// A JSON text (RFC 8259) that somebody sent, read to be laid out.
enum JSONValue: Hashable, Sendable {
  case object([Member])
  case array([JSONValue])
  case string(String)
  /// As it was written.
  case number(String)
  case truth(Bool)
  case null

  struct Member: Hashable, Sendable {
    let name: String
    let value: JSONValue
  }

  /// Nil for what is no JSON text, or one of objects inside each other beyond any use.
  init?(_ text: String) {
    var reader = Reader(bytes: Array(text.utf8))
    guard let value = reader.value(depth: 0), reader.isAtEnd else { return nil }
    self = value
  }

  /// Whether it is an object or an array: what is worth laying out.
  var isStructured: Bool {
    switch self {
    case .object, .array: true
    default: false
    }
  }
}

extension JSONValue {
  private struct Reader {
    let bytes: [UInt8]
    var place = 0

    /// Objects and arrays inside each other.
    private static let depthBound = 32

    init(bytes: [UInt8]) { self.bytes = bytes }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    var isAtEnd: Bool {
      mutating get {
        skipBlanks()
        return place == bytes.count
      }
    }

    private mutating func skipBlanks() {
      while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0a || byte == 0x0d {
        place += 1
      }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
      skipBlanks()
      guard next == byte else { return false }
      place += 1
      return true
    }

    mutating func value(depth: Int) -> JSONValue? {
      guard depth < Self.depthBound else { return nil }
      skipBlanks()
      switch next {
      case UInt8(ascii: "{"): return object(depth)
      case UInt8(ascii: "["): return array(depth)
      case UInt8(ascii: "\""): return string().map { .string($0) }
      case UInt8(ascii: "t"): return word("true", .truth(true))
      case UInt8(ascii: "f"): return word("false", .truth(false))
      case UInt8(ascii: "n"): return word("null", .null)
      default: return number()
      }
    }

    private mutating func word(_ word: String, _ value: JSONValue) -> JSONValue? {
      guard bytes[place...].starts(with: word.utf8) else { return nil }
      place += word.utf8.count
      return value
    }

    private mutating func object(_ depth: Int) -> JSONValue? {
      place += 1
      var members: [Member] = []
      if take(UInt8(ascii: "}")) { return .object(members) }
      repeat {
        skipBlanks()
        guard let name = string(), take(UInt8(ascii: ":")), let value = value(depth: depth + 1)
        else { return nil }
        members.append(Member(name: name, value: value))
      } while take(UInt8(ascii: ","))
      return take(UInt8(ascii: "}")) ? .object(members) : nil
    }

    private mutating func array(_ depth: Int) -> JSONValue? {
      place += 1
      var values: [JSONValue] = []
      if take(UInt8(ascii: "]")) { return .array(values) }
      repeat {
        guard let value = value(depth: depth + 1) else { return nil }
        values.append(value)
      } while take(UInt8(ascii: ","))
      return take(UInt8(ascii: "]")) ? .array(values) : nil
    }

    private mutating func number() -> JSONValue? {
      let start = place
      while let byte = next,
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || "+-.eE".utf8.contains(byte)
      {
        place += 1
      }
      let text = String(decoding: bytes[start..<place], as: UTF8.self)
      guard let first = text.utf8.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "."),
        Double(text) != nil
      else { return nil }
      return .number(text)
    }

    private mutating func string() -> String? {
      guard next == UInt8(ascii: "\"") else { return nil }
      place += 1
      var text: [UInt8] = []
      while let byte = next {
        place += 1
        switch byte {
        case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
        case UInt8(ascii: "\\"):
          guard let scalar = escape() else { return nil }
          text += Array(String(scalar).utf8)
        case 0..<0x20: return nil
        default: text.append(byte)
        }
      }
      return nil
    }

    private mutating func escape() -> Unicode.Scalar? {
      guard let byte = next else { return nil }
      place += 1
      switch byte {
      case UInt8(ascii: "n"): return "\n"
      case UInt8(ascii: "r"): return "\r"
      case UInt8(ascii: "t"): return "\t"
      case UInt8(ascii: "b"): return "\u{8}"
      case UInt8(ascii: "f"): return "\u{c}"
      case UInt8(ascii: "u"): return unicodeEscape()
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
      default: return nil
      }
    }

    /// One escape, or the two of a surrogate pair; a surrogate alone is no character.
    private mutating func unicodeEscape() -> Unicode.Scalar? {
      guard let high = hexadecimal() else { return nil }
      guard (0xd800..<0xdc00).contains(high) else { return Unicode.Scalar(high) ?? "\u{fffd}" }
      let before = place
      if bytes[place...].starts(with: "\\u".utf8) {
        place += 2
        if let low = hexadecimal(), (0xdc00..<0xe000).contains(low) {
          return Unicode.Scalar(0x10000 + (high - 0xd800) << 10 + (low - 0xdc00))
        }
      }
      place = before
      return "\u{fffd}"
    }

    private mutating func hexadecimal() -> UInt32? {
      guard bytes.count - place >= 4 else { return nil }
      let digits = String(decoding: bytes[place..<(place + 4)], as: UTF8.self)
      guard digits.utf8.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
      place += 4
      return UInt32(digits, radix: 16)
    }
  }
}

extension JSONWriter {
  /// Writes a value that somebody sent.
  mutating func value(_ value: JSONValue) {
    switch value {
    case .object(let members):
      object { writer in
        for member in members {
          writer.key(member.name)
          writer.value(member.value)
        }
      }
    case .array(let values):
      array { writer in
        for value in values { writer.value(value) }
      }
    case .string(let text): self.value(text)
    case .number(let text): number(text)
    case .truth(let truth): self.value(truth)
    case .null: null()
    }
  }
}
