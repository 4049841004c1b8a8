/// A text whose lines are sorted by their bytes, searched without being taken apart.
struct SortedLines: Sendable {
  private let text: String

  init(_ text: String) {
    self.text = text
  }

  /// Whether one of its lines is exactly this.
  func contains(_ line: Substring) -> Bool {
    let bytes = text.utf8.span
    var low = 0
    var high = bytes.count
    while low < high {
      let start = Self.startOfLine(around: low + (high - low) / 2, in: bytes)
      let (order, end) = Self.compare(line, with: start, in: bytes)
      switch order {
      case 0: return true
      case ..<0: high = start
      default: low = end + 1
      }
    }
    return false
  }

  private static func startOfLine(around position: Int, in bytes: Span<UInt8>) -> Int {
    var start = position
    while start > 0, bytes[start - 1] != newline { start -= 1 }
    return start
  }

  /// Whether `wanted` comes before (negative), is, or comes after the line at `start`, and where that line ends.
  private static func compare(
    _ wanted: Substring, with start: Int, in bytes: Span<UInt8>
  ) -> (order: Int, end: Int) {
    var order = 0
    var index = start
    for byte in wanted.utf8 {
      guard index < bytes.count, bytes[index] != newline else {
        return (order == 0 ? 1 : order, index)
      }
      if order == 0 { order = Int(byte) - Int(bytes[index]) }
      index += 1
    }
    if order == 0, index < bytes.count, bytes[index] != newline { order = -1 }
    while index < bytes.count, bytes[index] != newline { index += 1 }
    return (order, index)
  }
}

private let newline = UInt8(ascii: "\n")
