import Analysis
import Traffic

/// Marks, and what followed each.
extension Page {
  /// Marks told at most, and bursts of one.
  private static let markBound = 8
  private static let burstBound = 6
  /// Texts marked several times that are told; of the same kind.
  private static let repeatedBound = 4

  /// - Parameters:
  ///   - devices: those asked about; nil for all.
  ///   - room: lines at most, about; one mark is told in any case.
  mutating func addMarks(
    of report: Report, about devices: Set<String>? = nil, room: Int = .max
  ) {
    let marks = report.captures.flatMap(\.marks).sorted { ($0.time, $0.text) < ($1.time, $1.text) }
    guard !marks.isEmpty else { return }
    var repeated = Page(options)
    for mark in report.repeatedMarks.prefix(Self.repeatedBound) {
      repeated.add(mark, in: report, about: devices)
    }
    let others = report.repeatedMarks.count - Self.repeatedBound
    if others > 0 {
      repeated.addMore(
        "\(Quantity.count(others)) more were marked several times", ["report", "--format json"],
        of: report, indent: 2)
    }
    // The heading, and how many more there are.
    let left = room - repeated.lines.count - 2
    let told = told(marks.prefix(Self.markBound), in: report, about: devices, room: left)
    heading("MARKS")
    for mark in told { add(mark) }
    if told.count < marks.count {
      let rest = Quantity.count(marks.count - told.count)
      addMore("\(rest) more", ["log"], of: report, indent: 2)
    }
    add(repeated.lines)
  }

  /// The lines of each mark that has room: rather all marks with less of what followed, than some with all of it.
  private func told(
    _ marks: some Collection<MarkReport>, in report: Report, about devices: Set<String>?, room: Int
  ) -> [[String]] {
    var told: [[String]] = []
    for bound in (1...Self.burstBound).reversed() {
      told = marks.map { mark in
        var page = Page(options)
        page.add(mark, in: report, about: devices, bound: bound)
        return page.lines
      }
      if told.reduce(0, { $0 + $1.count }) <= room { return told }
    }
    var used = 0
    let shown = told.prefix { mark in
      used += mark.count
      return used <= room
    }
    return shown.isEmpty ? Array(told.prefix(1)) : Array(shown)
  }

  private mutating func add(
    _ mark: MarkReport, in report: Report, about devices: Set<String>?, bound: Int
  ) {
    let bursts = mark.bursts.filter { $0.concerns(devices) }
    let told = bursts.filter { !$0.isUsual }
    let words = mark.text.isEmpty ? "" : "  \"\(mark.text.inert)\""
    let when =
      mark.span < MarkBursts.span
      ? "before the next mark, \(Quantity.duration(mark.span)) later" : "in the next 5 s"
    guard report.covers(mark) else {
      say(
        "\(options.time.clock(mark.time, .milliseconds))\(words): outside of what was captured",
        indent: 2, hanging: 4)
      return
    }
    let what = devices == nil ? "nothing" : "nothing of it"
    let nothing =
      told.isEmpty
      ? (bursts.isEmpty
        ? ": \(what) was captured \(when)" : ": \(what) out of the ordinary \(when)")
      : ""
    say("\(options.time.clock(mark.time, .milliseconds))\(words)\(nothing)", indent: 2, hanging: 4)
    for burst in told.prefix(bound) {
      let label = report.device(burst.device)?.label ?? burst.device
      let verb = burst.isBegunByDevice ? "spoke to" : "heard from"
      say(
        "after \(Quantity.duration(burst.delay)) \(label.inert) \(verb) \(burst.peer.label.inert) "
          + "(\(Quantity.count(burst.packets, "packet")), \(Quantity.bytes(burst.bytes)))   "
          + report.frames([burst.evidence]), indent: 4, hanging: 6)
    }
    var rest: [String] = []
    if told.count > bound { rest.append("\(told.count - bound) more") }
    let usual = bursts.count - told.count
    if usual > 0, !told.isEmpty { rest.append("\(Quantity.count(usual)) as always") }
    if !rest.isEmpty { say("and \(rest.joined(separator: ", "))", indent: 4, hanging: 6, .faint) }
  }

  private mutating func add(
    _ repeated: RepeatedMark, in report: Report, about devices: Set<String>?
  ) {
    let reactions = repeated.reactions.filter { reaction in
      devices.map {
        $0.contains(reaction.device) || reaction.peer.device.map($0.contains) ?? false
      } ?? true
    }
    let head = "\"\(repeated.text.inert)\", marked \(repeated.count) times: "
    guard !reactions.isEmpty else {
      say(head + "nothing followed every one", indent: 2, hanging: 4)
      return
    }
    say(head + "after every one", indent: 2, hanging: 4)
    for reaction in reactions.prefix(Self.burstBound) {
      let label = report.device(reaction.device)?.label ?? reaction.device
      let verb = reaction.isBegunByDevice ? "spoke to" : "heard from"
      say(
        "\(label.inert) \(verb) \(reaction.peer.label.inert), typically after "
          + "\(Quantity.duration(reaction.delay))   \(report.frames(reaction.evidence.prefix(2)))",
        indent: 4, hanging: 6)
    }
  }
}

extension Report {
  /// Whether a mark, or what may follow it, is within what was captured.
  fileprivate func covers(_ mark: MarkReport) -> Bool {
    guard let start, let end else { return false }
    let (last, overflow) = mark.time.addingReportingOverflow(mark.span)
    return mark.time <= end && (overflow || last >= start)
  }
}

extension MarkReport.Burst {
  fileprivate func concerns(_ devices: Set<String>?) -> Bool {
    guard let devices else { return true }
    return devices.contains(device) || peer.device.map(devices.contains) ?? false
  }
}
