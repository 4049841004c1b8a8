/// A line of a user's file that was left out, why, and what would be right.
public struct HouseholdFileProblem: Hashable, Sendable {
  /// The path as the user gave it.
  public let file: String
  /// Counted from 1; nil when it is about the whole file.
  public let line: Int?
  /// What is wrong and what to do, without file and line; control characters replaced.
  public let text: String

  public init(file: String, line: Int?, text: String) {
    self.file = file
    self.line = line
    self.text = text
  }
}

extension HouseholdFileProblem: CustomStringConvertible {
  public var description: String {
    line.map { "\(quoted(file)), line \($0): \(text)" } ?? "\(quoted(file)): \(text)"
  }
}

/// Text of a file as a message may show it: in quotes, short, control characters replaced.
func quoted(_ text: some StringProtocol) -> String {
  var shown = ""
  for (index, scalar) in text.unicodeScalars.enumerated() {
    guard index < 80 else { return "'\(shown)…'" }
    let isControl = scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value)
    shown.unicodeScalars.append(isControl ? "\u{fffd}" : scalar)
  }
  return "'\(shown)'"
}
