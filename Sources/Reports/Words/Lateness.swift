import Analysis

/// What is to blame where the beginning of a connection is not known.
enum Lateness {
  /// - Parameter beginsLate: whether packets before those that are told of were left out.
  static func words(_ beginsLate: Bool) -> String {
    beginsLate ? "what is told here begins later" : "the capture joined in later"
  }

  /// When a time begins that is counted from there.
  static func joining(_ beginsLate: Bool) -> String {
    beginsLate ? "what is told here begins" : "the capture joined in"
  }
}

extension Report {
  var lateness: String { Lateness.words(beginsLate) }
}
