import Analysis

/// An examination as one JSON object.
public struct ExaminationJSON: Sendable {
  private let examination: Examination
  private let version: String

  public init(_ examination: Examination, version: String) {
    self.examination = examination
    self.version = version
  }

  /// Without a final newline.
  public func text(_ layout: JSONWriter.Layout = .pretty) -> String {
    var writer = JSONWriter(layout)
    writer.object { writer in
      writer.member("phonehome", version)
      writer.member("verdict", examination.verdict.rawValue)
      writer.member("text", examination.text)
      writer.array("checks") { writer in
        for check in examination.checks {
          writer.object { writer in
            writer.member("kind", check.kind)
            writer.member("state", check.state.rawValue)
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
