import Analysis

/// The same for programs; docs/output.md describes it.
public struct PlacementJSON {
  private let placement: Placement
  private let version: String

  public init(_ placement: Placement, version: String) {
    self.placement = placement
    self.version = version
  }

  public var text: String {
    var writer = JSONWriter(.pretty)
    writer.object { writer in
      writer.member("phonehome", version)
      writer.member("verdict", placement.verdict.grade.rawValue)
      writer.member("because", placement.verdict.kind)
      writer.member("text", placement.verdict.verdict)
      writer.array("checks") { writer in
        for check in placement.checks {
          writer.object { writer in
            writer.member("kind", check.kind)
            writer.member("grade", check.grade.rawValue)
            writer.member("text", check.text)
            writer.member("advice", check.advice)
            writer.member("evidence", evidence: check.evidence)
          }
        }
      }
    }
    return writer.text
  }
}
