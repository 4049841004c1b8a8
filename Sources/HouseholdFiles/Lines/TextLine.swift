/// One line of a file, without its end and the white space around it.
struct TextLine {
  /// In bytes. A judgement: real lines have some 200, Kea's with a user context some thousands.
  static let longest = 65_536

  /// Counted from 1.
  let number: Int
  let text: Substring

  /// Whether it is neither blank nor a comment.
  var hasContent: Bool { !text.isEmpty && text.utf8.first != UInt8(ascii: "#") }

  /// The parts between white space.
  var words: [Substring] { text.words }

  /// The lines of a text that ends them with LF or CR LF, with or without a byte order mark.
  static func all(in text: String) -> [TextLine] {
    var lines: [TextLine] = []
    for part in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      var line = Substring(part)
      if lines.isEmpty, line.unicodeScalars.first == "\u{feff}" {
        line.unicodeScalars.removeFirst()
      }
      lines.append(TextLine(number: lines.count + 1, text: line.trimmed))
    }
    return lines
  }
}

extension Substring {
  /// Without the spaces, tabs and carriage returns around it. By bytes: a carriage return and what
  /// follows may be one character.
  var trimmed: Substring {
    var bytes = utf8
    while let first = bytes.first, isBlank(first) { bytes.removeFirst() }
    while let last = bytes.last, isBlank(last) { bytes.removeLast() }
    return Substring(bytes)
  }

  /// The parts between spaces and tabs.
  var words: [Substring] { utf8.split(whereSeparator: isBlank).map(Substring.init) }
}

private func isBlank(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
}
