/// The words, strings and punctuation of ISC dhcpd's files (dhcpd.leases(5), dhcpd.conf(5)).
struct DHCPDTokens {
  enum Token: Equatable {
    case word(Substring)
    case string(String)
    case open
    case close
    case semicolon
  }

  /// The line of the last token, counted from 1.
  private(set) var line = 0
  private var lines: ArraySlice<TextLine>
  private var rest: Substring.UTF8View = Substring().utf8

  init(_ lines: [TextLine]) { self.lines = lines[...] }

  /// The next token; nil at the end. Comments, commas and white space are passed over.
  mutating func next() -> Token? {
    while true {
      guard let byte = rest.first else {
        guard let line = lines.popFirst() else { return nil }
        self.line = line.number
        rest = line.text.utf8[...]
        continue
      }
      switch byte {
      case UInt8(ascii: "#"):
        rest = Substring().utf8
      case UInt8(ascii: "\""):
        rest.removeFirst()
        return .string(string())
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ";"):
        rest.removeFirst()
        return byte == UInt8(ascii: "{") ? .open : byte == UInt8(ascii: "}") ? .close : .semicolon
      default:
        guard !isSeparator(byte) else {
          rest.removeFirst()
          continue
        }
        let word = rest.prefix { !isSeparator($0) && !isPunctuation($0) }
        rest = rest.dropFirst(word.count)
        return .word(Substring(word))
      }
    }
  }

  /// What stands before the closing quote, or the end of the line where there is none; `\` and
  /// three octal digits are one byte, `\` and another character that character.
  private mutating func string() -> String {
    var bytes: [UInt8] = []
    while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
      guard byte == UInt8(ascii: "\\") else {
        bytes.append(byte)
        continue
      }
      let digits = rest.prefix(3)
      if digits.count == 3,
        let code = UInt8(Substring(digits), radix: 8), digits.first != UInt8(ascii: "+")
      {
        bytes.append(code)
        rest = rest.dropFirst(3)
      } else if let escaped = rest.popFirst() {
        bytes.append(escaped)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// White space, and the comma of lists.
private func isSeparator(_ byte: UInt8) -> Bool {
  byte <= UInt8(ascii: " ") || byte == UInt8(ascii: ",")
}

/// What ends a word.
private func isPunctuation(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: ";")
    || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "#")
}
