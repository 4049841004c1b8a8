import Analysis
import Packets
import Traffic

/// An explanation for a terminal: questions at the left, answers beside them, each with its frames.
public struct ExplanationText: Sendable {
  /// Columns of the questions.
  private static let titleWidth = 24
  /// Terms that are explained at most.
  private static let termBound = 12

  private let report: Report
  private let explanation: Explanation
  private let diagram: SequenceDiagram?
  private let options: TextOptions

  /// - Parameter diagram: of one of the device's contacts.
  public init(
    _ report: Report, _ explanation: Explanation, _ diagram: SequenceDiagram?,
    _ options: TextOptions
  ) {
    self.report = report
    self.explanation = explanation
    self.diagram = diagram
    self.options = options
  }

  /// The lines, each with its newline.
  public var text: String {
    var page = Page(options)
    page.addOrigin(of: report)
    page.blank()
    page.add(page.style.apply(.bold, to: explanation.device.label.inert.cut(to: page.width)))
    page.blank()
    for answer in explanation.answers where answer.isKnown { add(answer, to: &page) }
    addUnknown(to: &page)
    if let diagram {
      page.blank()
      let drawn = DiagramText(diagram, options, severalCaptures: report.captures.count > 1)
      page.add(drawn.lines)
    }
    addGlossary(to: &page)
    page.blank()
    var commands = [["log"]]
    if let frame = explanation.citations.first?.evidence.frame, report.captures.count == 1 {
      commands.append(["show", "--frame \(frame)"])
    }
    page.addNext(commands, of: report)
    return page.text
  }

  private func add(_ answer: Answer, to page: inout Page) {
    var title = answer.question.title
    for sentence in answer.sentences {
      add(title, sentence.text, report.frames(sentence.evidence), to: &page)
      title = ""
    }
  }

  /// Adds a sentence with its frames: on its last line where there is room, else below.
  private func add(_ title: String, _ text: String, _ frames: String, to page: inout Page) {
    var lines = WordWrap.lines(
      text, width: page.width, indent: Self.titleWidth, hanging: Self.titleWidth)
    let proof = page.style.apply(.faint, to: frames)
    if !frames.isEmpty {
      let used = lines.last?.columns ?? 0
      if used + 3 + frames.columns <= page.width {
        lines[lines.count - 1] += "   " + proof
      } else {
        lines.append(String(repeating: " ", count: Self.titleWidth) + proof)
      }
    }
    let head = title.padded(to: Self.titleWidth)
    lines[0] = page.style.apply(.bold, to: head) + lines[0].dropFirst(Self.titleWidth)
    page.add(lines)
  }

  /// What the capture can't tell, questions of one reason together.
  private func addUnknown(to page: inout Page) {
    let unknown = explanation.answers.filter { !$0.isKnown }
    var reasons: [String] = []
    for answer in unknown {
      let reason = answer.sentences.first?.text ?? ""
      if !reasons.contains(reason) { reasons.append(reason) }
    }
    for reason in reasons {
      let titles = unknown.filter { $0.sentences.first?.text == reason }.map(\.question.title)
      page.blank()
      page.say("This capture doesn't tell:  " + WordWrap.facts(titles), hanging: 4)
      page.say(reason, indent: 4)
    }
  }

  private func addGlossary(to page: inout Page) {
    let terms = explanation.glossary.prefix(Self.termBound)
    guard !terms.isEmpty else { return }
    page.heading("WORDS")
    let width = terms.reduce(0) { max($0, $1.name.columns) } + 2
    for term in terms {
      page.say(
        term.name.padded(to: width).replacing(" ", with: "\u{A0}") + term.meaning, indent: 2,
        hanging: width + 2)
    }
  }
}
