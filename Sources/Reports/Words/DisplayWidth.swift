/// How many columns text takes on a terminal.
extension String {
  /// Columns: none for marks that combine, two for East Asian wide letters and emoji, else one (after UAX #11).
  var columns: Int {
    if utf8.allSatisfy({ $0 < 0x80 }) { return utf8.count }
    return unicodeScalars.reduce(0) { $0 + $1.columns }
  }

  /// The text cut to at most so many columns, with an ellipsis where something is missing.
  func cut(to width: Int) -> String {
    guard columns > width else { return self }
    guard width > 1 else { return width == 1 ? "…" : "" }
    return prefix(columns: width - 1) + "…"
  }

  /// The same, cut before its last word: `netb… 137`.
  func cutBeforeLastWord(to width: Int) -> String {
    guard columns > width, let space = lastIndex(of: " ") else { return cut(to: width) }
    let room = width - self[space...].count
    return room > 1 ? String(self[..<space]).cut(to: room) + self[space...] : cut(to: width)
  }

  /// As many of the first characters as fit.
  func prefix(columns width: Int) -> String {
    var text = ""
    var taken = 0
    for character in self {
      let more = String(character).columns
      guard taken + more <= width else { break }
      text.append(character)
      taken += more
    }
    return text
  }

  /// The text with spaces after it up to so many columns.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - columns))
  }

  /// The text with spaces before it up to so many columns.
  func indented(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - columns)) + self
  }
}

extension Unicode.Scalar {
  fileprivate var columns: Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: 0
    default: isWide ? 2 : 1
    }
  }

  /// The blocks whose letters are Wide or Fullwidth in EastAsianWidth.txt, and emoji.
  private var isWide: Bool {
    switch value {
    case 0x1100...0x115f, 0x2e80...0x303e, 0x3041...0xa4cf, 0xac00...0xd7a3, 0xf900...0xfaff,
      0xfe30...0xfe6f, 0xff00...0xff60, 0xffe0...0xffe6, 0x1f300...0x1f64f, 0x1f680...0x1f6ff,
      0x1f900...0x1f9ff, 0x20000...0x3fffd:
      true
    default: false
    }
  }
}
