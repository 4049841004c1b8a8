/// Whether text may use a terminal's emphasis. Emphasis underlines what the words say and says nothing itself.
public enum TextStyle: Sendable {
  case plain
  /// ECMA-48's bold and faint.
  case ansi

  func apply(_ emphasis: Emphasis, to text: String) -> String {
    guard self == .ansi, !text.isEmpty else { return text }
    return switch emphasis {
    case .none: text
    case .bold: "\u{1b}[1m\(text)\u{1b}[22m"
    case .faint: "\u{1b}[2m\(text)\u{1b}[22m"
    }
  }
}

enum Emphasis: Sendable {
  case none
  case bold
  case faint
}
