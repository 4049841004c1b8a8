import Analysis
import Behaviour
import Captures
import Packets
import Traffic

/// Where the answer comes from: the captures, what is wrong with them, and what can't be seen from there.
extension Page {
  /// Captures that are told one by one; a judgement.
  private static let captureBound = 4
  private static let problemBound = 4
  private static let statementBound = 6

  /// - Parameter statementBound: most statements on what can't be seen from there.
  mutating func addOrigin(of report: Report, statementBound: Int = statementBound) {
    let several = report.captures.count > 1
    for (index, capture) in report.captures.prefix(Self.captureBound).enumerated() {
      let number = several ? "\(index + 1)  " : ""
      say(number + describe(capture), hanging: 4)
    }
    let rest = report.captures.count - Self.captureBound
    if rest > 0 { say("\(Quantity.count(rest, "more capture"))") }
    addPart(of: report)
    addProblems(of: report)
    addVantage(of: report, bound: statementBound)
  }

  private mutating func addPart(of report: Report) {
    guard report.isPartial else { return }
    guard let start = report.start, let end = report.end else {
      return say("Nothing of it was captured in the time asked for.")
    }
    say("Only \(span(start, end)) of it is told here.")
  }

  private func describe(_ capture: CaptureReport) -> String {
    var parts = ["\(capture.format), \(Quantity.count(capture.interfaces, "interface"))"]
    if let start = capture.start, let end = capture.end { parts.append(span(start, end)) }
    parts.append(Quantity.count(capture.packets, "packet"))
    parts.append(Quantity.bytes(capture.bytes))
    return "\(capture.path.inert)   " + WordWrap.facts(parts)
  }

  /// `2026-03-01 10:00–10:42 (42 min)`; with seconds where minutes say too little.
  func span(_ start: Int64, _ end: Int64) -> String {
    let time = options.time
    let length = end - start
    guard length > 0 else { return "\(time.date(start)) \(time.clock(start, .seconds))" }
    let precision = length < 120_000_000_000 ? LocalTime.Precision.seconds : .minutes
    let (from, to) = (time.date(start), time.date(end))
    let until = (from == to ? "" : to + " ") + time.clock(end, precision)
    return "\(from) \(time.clock(start, precision))–\(until) (\(Quantity.duration(length)))"
  }

  private mutating func addProblems(of report: Report) {
    for capture in report.captures {
      for problem in capture.problems.prefix(Self.problemBound) {
        let isWhole = capture.isLive || problem.kind == CaptureProblem.Kind.interfaceDown.rawValue
        let what = isWhole ? "" : "\(capture.path.inert) is damaged: "
        say("! \(what)\(problem.text.inert)", hanging: 2, .bold)
      }
      let rest = capture.problems.count - Self.problemBound
      if rest > 0 { say("! \(Quantity.count(rest, "more problem")) in \(capture.path.inert)") }
      if !capture.isComplete, capture.problems.isEmpty {
        say("! \(capture.path.inert) was cut short.", hanging: 2, .bold)
      }
    }
    addLimits(of: report)
  }

  private mutating func addLimits(of report: Report) {
    for limit in report.limits where limit.losesNothing {
      say(
        "\(Quantity.count(limit.reached, "quiet connection")) \(limit.reached == 1 ? "was" : "were") closed "
          + "early to make room (at most \(Quantity.count(limit.cap)) are held at a time); "
          + "\(limit.reached == 1 ? "its" : "their") packets are counted.", hanging: 2)
    }
    let losses = report.limits.filter { !$0.losesNothing }.map { limit in
      "\(limit.what.inert) (at most \(Quantity.count(limit.cap)), "
        + "\(Quantity.count(limit.reached)) left out)"
    }
    guard !losses.isEmpty else { return }
    say("! Not everything could be kept: \(losses.joined(separator: ", ")).", hanging: 2, .bold)
  }

  private mutating func addVantage(of report: Report, bound: Int) {
    guard report.captures.contains(where: { $0.packets > 0 }) else { return addSilence(of: report) }
    let tellsPlace = report.vantage.statements.contains {
      ["one-host-only", "outside-nat"].contains($0.kind)
    }
    if !tellsPlace { say(sentence(on: report)) }
    // Warnings come first.
    for statement in report.vantage.statements.prefix(bound) {
      let isWarning = statement.severity == .warning
      let frames = report.frames(statement.evidence.prefix(2))
      say(
        (isWarning ? "! " : "") + statement.text.inert + (frames.isEmpty ? "" : "   " + frames),
        hanging: 2, isWarning ? .bold : .none)
      if isWarning, let advice = statement.advice { say(advice.inert, indent: 2) }
    }
    let rest = report.vantage.statements.count - bound
    if rest > 0 {
      addMore("\(rest) more of this kind", ["report", "--findings"], of: report)
    }
  }

  /// That nothing was captured, and where to look.
  private mutating func addSilence(of report: Report) {
    guard report.captures.contains(where: { $0.format == "live" }) else {
      return say("There is no packet in it.")
    }
    say("No packet came.", .bold)
    say(
      "Is it the right interface ('phonehome interfaces'), and the cable in? Is the mirror switched on and pointed here, and its sender allowed (--allow)?",
      indent: 2)
  }

  /// What the viewpoint means for the reader.
  private func sentence(on report: Report) -> String {
    switch report.vantage.viewpoint {
    case .inside:
      "Seen from inside the home: its devices under their own addresses."
        + (report.vantage.isWhole
          ? " Both directions; nothing is missing, as far as TCP tells." : "")
    case .outside: "Seen from outside the home: one address stands for all of it."
    case .host:
      if let host = report.vantage.host.flatMap(report.device) {
        "Seen from \(host.label.inert)\(host.mainAddress.map { host.label == $0 ? "" : " (\($0))" } ?? ""): "
          + "its own traffic, and what everybody hears."
      } else {
        "Seen from one machine: its own traffic, and what everybody hears."
      }
    case .wifi: "Heard over the air."
    case .unknown: "Where in the home this was captured can't be told from it."
    }
  }
}

extension Limit {
  /// Whether what leaves early is counted all the same.
  fileprivate var losesNothing: Bool { what == "flows" }
}
