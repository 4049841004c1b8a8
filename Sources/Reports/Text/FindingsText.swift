import Analysis
import Destinations
import Packets

/// What is worth knowing, and the data that a report rests on.
extension Page {
  /// Adds what was found of these devices and of the home itself, the gravest first; `bound` at most.
  mutating func addFindings(of report: Report, about devices: Set<String>, bound: Int) {
    let wanted = report.findings(about: devices)
    guard !wanted.isEmpty, bound > 0 else { return }
    heading("WORTH KNOWING")
    let choice = FindingChoice(wanted, bound: bound)
    for finding in choice.shown {
      add(finding, of: report, frameBound: 2)
    }
    if choice.rest > 0 {
      let count = Quantity.count(choice.rest)
      addMore("\(count) more", ["report", "--findings"], of: report, indent: 2)
    }
  }

  /// Adds a finding, and so many of the frames that prove it.
  mutating func add(_ finding: Finding, of report: Report, frameBound: Int) {
    let mark = finding.severity >= .warning ? "▲" : "·"
    let frames = report.frames(finding.evidence.prefix(frameBound))
    let proof = frames.isEmpty ? "" : "   " + frames
    say("\(mark) \(finding.text.inert)\(proof)", indent: 2, hanging: 4)
  }

  /// Names the data beside the captures that was used, and how old it is.
  mutating func addSources(of report: Report) {
    guard !report.sources.isEmpty else { return }
    blank()
    let sources = report.sources.map { source in
      let date = source.date.map { " of \(options.time.date($0))" } ?? ""
      return source.name.inert + date
    }
    say("Places and trackers by " + sources.joined(separator: ", ") + ".", hanging: 4, .faint)
  }
}
