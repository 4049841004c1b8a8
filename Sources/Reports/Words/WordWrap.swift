/// Lines of at most a width, broken between words; a word that is longer than a line is broken inside.
enum WordWrap {
  /// A space that no line is broken at; it is shown as any other.
  private static let noBreak: Character = "\u{A0}"

  /// Facts in a row: lines are broken between them rather than inside.
  static func facts(_ facts: [String]) -> String {
    facts.map { String($0.map { $0 == " " ? noBreak : $0 }) }.joined(separator: " · ")
  }

  /// - Parameters:
  ///   - indent: spaces before the first line.
  ///   - hanging: spaces before the others.
  static func lines(_ text: String, width: Int, indent: Int = 0, hanging: Int? = nil) -> [String] {
    var lines: [String] = []
    var line = String(repeating: " ", count: indent)
    var isEmpty = true
    // Of several spaces in a row, those that a line is broken at are gone.
    var isBroken = false
    func finish() {
      lines.append(line)
      line = String(repeating: " ", count: hanging ?? indent)
      isEmpty = true
      isBroken = true
    }
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if isBroken, isEmpty, word.isEmpty { continue }
      var word = String(word)
      if !isEmpty, line.columns + 1 + word.columns > width { finish() }
      while line.columns + word.columns + (isEmpty ? 0 : 1) > width {
        let room = max(1, width - line.columns)
        let head = word.prefix(columns: room)
        guard !head.isEmpty else { break }
        line += head
        word = String(word.dropFirst(head.count))
        finish()
      }
      line += isEmpty ? word : " " + word
      isEmpty = false
    }
    if !isEmpty { lines.append(line) }
    return lines.map { line in
      String(line.map { $0 == noBreak ? " " : $0 }).withoutTrailingSpaces
    }
  }
}

extension String {
  var withoutTrailingSpaces: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
