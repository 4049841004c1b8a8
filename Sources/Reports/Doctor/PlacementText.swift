import Analysis

/// What a trial capture tells of its place: the verdict first, then question by question.
public struct PlacementText {
  private let placement: Placement
  private let report: Report
  private let options: TextOptions

  /// - Parameter report: of the same captures.
  public init(_ placement: Placement, _ report: Report, _ options: TextOptions) {
    self.placement = placement
    self.report = report
    self.options = options
  }

  /// The lines, each with its newline.
  public var text: String {
    var page = Page(options)
    page.say(placement.verdict.verdict, .bold)
    page.blank()
    for check in placement.checks {
      let frames = report.frames(check.evidence)
      page.say(
        "\(Self.mark(check.grade)) \(check.text.inert)" + (frames.isEmpty ? "" : "   \(frames)"),
        indent: 2, hanging: 4)
      if let advice = check.advice { page.say("→ \(advice.inert)", indent: 4, hanging: 6) }
    }
    return page.text
  }

  private static func mark(_ grade: PlacementCheck.Grade) -> String {
    switch grade {
    case .good: "✓"
    case .unknown: "?"
    case .limited: "▲"
    case .bad: "✗"
    }
  }
}
