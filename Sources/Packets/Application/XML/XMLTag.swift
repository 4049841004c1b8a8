/// The next markup of an XML document.
struct XMLTag {
  enum Kind {
    case start(name: String, isEmpty: Bool)
    case end(name: String)
    /// A declaration, comment, instruction or CDATA section.
    case other
  }

  let kind: Kind
  /// Where it ends.
  let next: Int

  /// Longest name of an element, in bytes.
  private static let nameBound = 128

  /// The first markup at or after `start`; nil where none begins, or it is not whole.
  init?(in bytes: RawSpan, from start: Int) {
    guard let open = bytes.firstOffset(of: UInt8(ascii: "<"), from: start) else { return nil }
    let second = bytes.byte(at: open + 1)
    if second == UInt8(ascii: "!") || second == UInt8(ascii: "?") {
      for (beginning, end) in [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">")]
      where bytes.begins(with: beginning, at: open) {
        guard let next = Self.end(end, in: bytes, from: open + beginning.utf8.count) else {
          return nil
        }
        kind = .other
        self.next = next
        return
      }
    }
    guard let next = Self.endOfTag(in: bytes, from: open + 1) else { return nil }
    self.next = next
    let isEnd = second == UInt8(ascii: "/")
    let name = Self.name(in: bytes, from: open + (isEnd ? 2 : 1), to: next - 1)
    if isEnd {
      kind = .end(name: name)
    } else {
      kind = .start(name: name, isEmpty: bytes.byte(at: next - 2) == UInt8(ascii: "/"))
    }
  }

  private static func end(_ text: String, in bytes: RawSpan, from start: Int) -> Int? {
    guard let first = text.utf8.first else { return nil }
    var from = start
    while let offset = bytes.firstOffset(of: first, from: from) {
      if bytes.begins(with: text, at: offset) { return offset + text.utf8.count }
      from = offset + 1
    }
    return nil
  }

  /// The end of a tag: a `>` outside the quotes around attribute values.
  private static func endOfTag(in bytes: RawSpan, from start: Int) -> Int? {
    var reader = ByteReader(bytes)
    guard (try? reader.seek(to: start)) != nil else { return nil }
    var quote: UInt8?
    while let byte = try? reader.read(UInt8.self) {
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: ">") {
        return reader.offset
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
    }
    return nil
  }

  private static func name(in bytes: RawSpan, from start: Int, to end: Int) -> String {
    var first = start
    var place = start
    while place < end, place - first < nameBound, let byte = bytes.byte(at: place),
      byte > UInt8(ascii: " "), byte != UInt8(ascii: "/")
    {
      place += 1
      // What stands before a colon is a prefix.
      if byte == UInt8(ascii: ":") { first = place }
    }
    return String(escaping: [UInt8](copying: bytes.extracting(first..<place)))
  }
}

/// The references that XML itself knows (XML 1.0 §4.1, §4.6).
enum XMLEntities {
  private static let predefined = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'",
  ]

  static func resolved(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result = ""
    var rest = Substring(text)
    while let mark = rest.utf8.firstIndex(of: UInt8(ascii: "&")) {
      result += rest[..<mark]
      rest = rest[rest.utf8.index(after: mark)...]
      let end = rest.utf8.prefix(10).firstIndex(of: UInt8(ascii: ";"))
      if let end, let character = character(rest[..<end]) {
        result += character
        rest = rest[rest.utf8.index(after: end)...]
      } else {
        result += "&"
      }
    }
    return result + rest
  }

  private static func character(_ name: Substring) -> String? {
    if let character = predefined[String(name)] { return character }
    guard name.first == "#" else { return nil }
    let digits = name.dropFirst()
    let number =
      digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
    return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
  }
}
