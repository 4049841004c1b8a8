import Analysis

/// An examination in words: the verdict first, then each check with its reason and what to change.
public struct ExaminationText: Sendable {
  private let examination: Examination
  private let report: Report
  private let options: TextOptions

  public init(_ examination: Examination, of report: Report, _ options: TextOptions) {
    self.examination = examination
    self.report = report
    self.options = options
  }

  /// The lines, each with its newline.
  public var text: String {
    var page = Page(options)
    page.say(examination.text.inert, .bold)
    page.blank()
    for check in examination.checks {
      let frames = report.frames(check.evidence.prefix(2))
      let proof = frames.isEmpty ? "" : "   " + frames
      page.say("\(check.state.word)  \(check.text.inert)\(proof)", indent: 2, hanging: 8)
      if let advice = check.advice { page.say("→ " + advice.inert, indent: 8, hanging: 10) }
    }
    return page.text
  }
}

extension Examination.Check.State {
  /// As wide as the others.
  fileprivate var word: String {
    switch self {
    case .ok: "ok  "
    case .warning: "warn"
    case .bad: "bad "
    case .unknown: "?   "
    }
  }
}
