import Traffic

/// One question about the place a capture is made at, and its answer.
public struct PlacementCheck: Sendable {
  /// How good the place is, as far as one question tells.
  public enum Grade: String, Sendable, Comparable, CaseIterable {
    case good
    /// It can't be told from what was captured.
    case unknown
    /// Some of it is missing, or told wrongly.
    case limited
    /// What people capture for is not there.
    case bad

    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// What is asked, in kebab-case. The list is open.
  public let kind: String
  public let grade: Grade
  /// What was found, in a sentence or two.
  public let text: String
  /// What to change.
  public let advice: String?
  public let evidence: [Evidence]

  public init(
    _ kind: String, _ grade: Grade, _ text: String, advice: String? = nil,
    evidence: [Evidence] = []
  ) {
    self.kind = kind
    self.grade = grade
    self.text = text
    self.advice = advice
    self.evidence = evidence
  }
}
