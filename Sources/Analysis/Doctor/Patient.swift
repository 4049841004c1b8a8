import Behaviour
import Traffic

/// What an examination looks at.
struct Patient {
  let report: Report
  let survey: FrameSurvey

  /// Packets of all captures.
  var packets: Range<Int> { 0..<report.captures.reduce(0) { $0 + $1.packets } }

  typealias Check = Examination.Check

  /// What is said of these kinds about the place of capture.
  func statements(_ kinds: Set<String>) -> [Vantage.Statement] {
    report.vantage.statements.filter { kinds.contains($0.kind) }
  }

  /// A check that a statement about the vantage answers, where there is one; else `otherwise`.
  func check(
    _ kind: String, _ statements: [Vantage.Statement], _ state: Check.State, _ complaint: String,
    otherwise: Check
  ) -> Check {
    guard let first = statements.first else { return otherwise }
    return Check(
      kind: kind, state: state, text: statements.map(\.text).joined(separator: " "),
      advice: first.advice, evidence: Array(statements.flatMap(\.evidence).prefix(4)),
      complaint: complaint)
  }

  func well(_ kind: String, _ text: String, _ evidence: [Evidence] = []) -> Check {
    Check(kind: kind, state: .ok, text: text, evidence: evidence)
  }

  func unknown(_ kind: String, _ text: String, _ advice: String? = nil) -> Check {
    Check(kind: kind, state: .unknown, text: text, advice: advice, evidence: [])
  }
}
