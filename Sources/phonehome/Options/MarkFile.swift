import Captures
import Foundation

/// A list of moments that somebody wrote down: a line each, time and text, with a space, a tab or a comma between.
struct MarkFile: Sendable {
  /// Bytes of a file, far above any that people write.
  static let largest = 4 << 20
  /// Lines told of at most that make no sense.
  private static let problemBound = 20

  private struct Entry: Sendable {
    let time: TimeArgument
    let text: String
  }

  private var entries: [Entry] = []
  /// What was left out and why, a sentence each.
  private(set) var problems: [String] = []

  /// - Parameter zone: of times that don't say theirs.
  init(_ text: String, path: String, zone: TimeZone) {
    var bad: [Int] = []
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, bytes) in lines.enumerated() {
      let line = String(Substring(bytes)).trimmingCharacters(in: Self.blanks)
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      guard let entry = Self.entry(line, zone) else {
        bad.append(index + 1)
        continue
      }
      entries.append(entry)
    }
    problems = bad.prefix(Self.problemBound).map {
      "'\(path)', line \($0): this line begins with no time, so it was left out. Write '10:00:03.5 lamp on' or '+12.5 lamp on'."
    }
    if bad.count > Self.problemBound {
      problems.append("'\(path)': \(bad.count - Self.problemBound) more lines were left out.")
    }
  }

  /// Whether there were lines, and none of them made sense.
  var isUnusable: Bool { entries.isEmpty && !problems.isEmpty }

  /// The marks, for captures whose first packet has this time.
  func marks(firstPacket: Int64) -> [CaptureMark] {
    entries.map { CaptureMark(time: $0.time.nanoseconds(firstPacket: firstPacket), text: $0.text) }
  }

  private static let blanks = CharacterSet(charactersIn: " \t\r\u{feff}")
  private static let separators = CharacterSet(charactersIn: " \t,;")

  private static func entry(_ line: String, _ zone: TimeZone) -> Entry? {
    let (first, rest) = split(line)
    let (second, last) = split(rest)
    // A date alone is no moment.
    if second.contains(":"), let time = TimeArgument("\(first) \(second)", zone: zone) {
      return Entry(time: time, text: unquoted(last))
    }
    let isDate = first.contains("-") && !first.contains(":")
    guard !isDate, let time = TimeArgument(first, zone: zone) else { return nil }
    return Entry(time: time, text: unquoted(rest))
  }

  /// The first word, and what follows it.
  private static func split(_ line: String) -> (String, String) {
    let end = line.rangeOfCharacter(from: separators)?.lowerBound ?? line.endIndex
    return (String(line[..<end]), line[end...].trimmingCharacters(in: separators))
  }

  private static func unquoted(_ text: String) -> String {
    guard text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
    return String(text.dropFirst().dropLast())
  }
}
