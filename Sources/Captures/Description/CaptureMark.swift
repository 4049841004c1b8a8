/// A moment that somebody marked in a capture, such as "lamp on" when a lamp was switched on.
public struct CaptureMark: Hashable, Sendable {
  /// When it was asked for, in nanoseconds since 1970-01-01 UTC.
  public let time: Int64
  /// What was marked, in one line of at most 256 bytes without control characters; empty when nothing was said.
  public let text: String

  /// Bytes of a text at most.
  public static let textBound = 256

  /// - Parameter text: whatever was typed; line ends and other control characters become spaces, and what is
  ///   longer than the bound is cut off.
  public init(time: Int64, text: String) {
    self.time = time
    self.text = Self.line(text)
  }

  private static func line(_ text: String) -> String {
    var line = ""
    var bytes = 0
    for character in text {
      let isControl = character.unicodeScalars.contains { scalar in
        scalar.properties.generalCategory == .control || scalar.value == 0x2028
          || scalar.value == 0x2029
      }
      let shown: Character = isControl ? " " : character
      if bytes == 0, shown.isWhitespace { continue }
      guard bytes + shown.utf8.count <= textBound else { break }
      line.append(shown)
      bytes += shown.utf8.count
    }
    while line.last?.isWhitespace == true { line.removeLast() }
    return line
  }
}

extension CaptureMark: Comparable {
  /// By time, then by text.
  public static func < (left: CaptureMark, right: CaptureMark) -> Bool {
    (left.time, left.text) < (right.time, right.text)
  }
}
