import Foundation

/// A word that stands where a capture may, is no file, and is the name of a command, or looks like one.
struct MisspeltCommand {
  private let word: String
  private let command: String

  /// Nil where it is a file, or looks like no command.
  init?(_ word: String) {
    let names = PhoneHome.configuration.subcommands.compactMap { $0.configuration.commandName }
    let near = names.map { (name: $0, distance: Self.distance(Array(word), Array($0))) }
      .filter { $0.distance <= min(2, $0.name.count / 2) }
      .min { $0.distance < $1.distance }
    guard let near, !FileManager.default.fileExists(atPath: word) else {
      return nil
    }
    self.word = word
    command = near.name
  }

  var text: String {
    word == command
      ? "The command comes before its options: 'phonehome \(command) …'."
      : "There is no command and no file '\(word)'. Did you mean 'phonehome \(command)'?"
  }

  /// Letters to be added, left out, changed or swapped with their neighbours (Damerau 1964; the optimal string alignment).
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var rows = [Array(0...right.count)]
    for (row, letter) in left.enumerated() {
      var next = [row + 1]
      for (column, other) in right.enumerated() {
        var least = min(
          next[column] + 1, rows[row][column + 1] + 1, rows[row][column] + (letter == other ? 0 : 1)
        )
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          least = min(least, rows[row - 1][column - 1] + 1)
        }
        next.append(least)
      }
      rows.append(next)
    }
    return rows[left.count][right.count]
  }
}
