import Analysis
import Behaviour
import Packets
import Traffic

/// Explanations as one JSON object: questions with their answers, and the conversation beside them.
public struct ExplanationJSON: Sendable {
  private let report: Report
  private let version: String
  private let secrets: Secrets
  private let explained: [(Explanation, SequenceDiagram?)]

  /// - Parameter explained: each device's answers, and the picture of one of its contacts.
  public init(
    _ report: Report, _ explained: [(Explanation, SequenceDiagram?)], version: String,
    _ secrets: Secrets = .masked
  ) {
    self.report = report
    self.explained = explained
    self.version = version
    self.secrets = secrets
  }

  /// Without a final newline.
  public func text(_ layout: JSONWriter.Layout = .pretty) -> String {
    var writer = JSONWriter(layout)
    writer.secrets = secrets
    writer.object { writer in
      writer.member("phonehome", version)
      writer.member("captures", strings: report.captures.map(\.path))
      writer.member("viewpoint", report.vantage.viewpoint.rawValue)
      writer.array("explanations") { writer in
        for (explanation, diagram) in explained {
          writer.object { Self.write(explanation, diagram, to: &$0) }
        }
      }
    }
    return writer.text
  }

  private static func write(
    _ explanation: Explanation, _ diagram: SequenceDiagram?, to writer: inout JSONWriter
  ) {
    writer.member("device", explanation.device.id)
    writer.member("name", explanation.device.label)
    writer.array("answers") { writer in
      for answer in explanation.answers {
        writer.object { writer in
          writer.member("question", answer.question.rawValue)
          writer.member("title", answer.question.title)
          writer.member("known", answer.isKnown)
          writer.array("sentences") { writer in
            for sentence in answer.sentences {
              writer.object { writer in
                writer.member("text", sentence.text)
                writer.member("evidence", evidence: sentence.evidence)
              }
            }
          }
        }
      }
    }
    if let diagram { writer.object("conversation") { write(diagram, to: &$0) } }
    writer.array("words") { writer in
      for term in explanation.glossary {
        writer.object { writer in
          writer.member("word", term.name)
          writer.member("meaning", term.meaning)
        }
      }
    }
  }

  private static func write(_ diagram: SequenceDiagram, to writer: inout JSONWriter) {
    writer.member("with", diagram.destination)
    writer.member("between", diagram.between)
    writer.array("steps") { writer in
      for step in diagram.steps where !step.evidence.isEmpty {
        writer.object { write(step, to: &$0) }
      }
    }
    if diagram.leftOut > 0 { writer.member("leftOut", diagram.leftOut) }
    let further = diagram.further
    guard further.count > 0 else { return }
    writer.object("further") { writer in
      writer.member("connections", further.count)
      writer.member("packets", further.tally.packets)
      writer.member("bytes", further.tally.bytes)
      writer.member("first", secondsOf: further.first)
      writer.member("last", secondsOf: further.last)
      writer.member("seconds", further.period?.seconds)
      writer.member("evidence", evidence: further.evidence)
    }
  }

  private static func write(_ step: DiagramStep, to writer: inout JSONWriter) {
    writer.member("time", secondsOf: step.time)
    writer.member("sender", (step.isFromDevice ? Side.device : .destination).rawValue)
    if step.peer == .resolver { writer.member("resolver", true) }
    writer.member("what", step.what.isEmpty ? "data" : step.what)
    writer.member("meaning", step.meaning.isEmpty ? nil : step.meaning)
    writer.member("count", step.count)
    if step.packets > 0 {
      writer.member("packets", step.packets)
      writer.member("bytes", step.bytes)
    }
    if step.count > 1 { writer.member("last", secondsOf: step.last) }
    writer.member("seconds", step.period?.seconds)
    writer.member("evidence", evidence: step.evidence)
  }
}
