/// Text from the network, which may say anything: made harmless before it reaches a terminal.
///
/// What could move the cursor, change colours, start a line or turn the reading direction is shown
/// as an escape (`\x1b`, `\u{202e}`); everything else stays as it is.
extension Unicode.Scalar {
  /// Whether it does something to a terminal or a line of text, rather than being seen: control characters
  /// (C0, DEL, C1), line and paragraph separators, and the marks that set reading direction (UAX #9 §2).
  var isActive: Bool {
    switch value {
    case 0x00...0x1f, 0x7f...0x9f: true
    case 0x061c, 0x200e, 0x200f, 0x2028...0x202e, 0x2066...0x2069: true
    default: false
    }
  }
}

extension String {
  /// The text with every active character in its visible form.
  var inert: String {
    guard unicodeScalars.contains(where: \.isActive) else { return self }
    var text = ""
    for scalar in unicodeScalars {
      guard scalar.isActive else {
        text.unicodeScalars.append(scalar)
        continue
      }
      let digits = String(scalar.value, radix: 16)
      if scalar.value <= 0xff {
        text += "\\x" + (digits.count < 2 ? "0" : "") + digits
      } else {
        text += "\\u{\(digits)}"
      }
    }
    return text
  }
}
