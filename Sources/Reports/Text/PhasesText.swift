import Analysis
import Behaviour
import Packets

/// When a device was idle, and when it was in use.
extension Page {
  /// Phases that are told one by one, and destinations of each; judgements.
  private static let phaseBound = 8
  private static let placeBound = 3

  /// The lines, without a title.
  func phases(of device: DeviceReport) -> [String] {
    var lines = device.phases.prefix(Self.phaseBound).map(words)
    let rest = device.phases.count - lines.count
    if rest > 0 { lines.append("\(Quantity.count(rest, "more phase"))") }
    return lines
  }

  /// The times at which it came up, as far as they show.
  func boots(of device: DeviceReport) -> String {
    let times = device.boots.prefix(Self.phaseBound).map { options.time.clock($0, .seconds) }
    return times.isEmpty ? "" : "at " + times.joined(separator: ", ") + ": it asked for an address"
  }

  /// `in use 10:04–10:09, 138 packets/min; then with pages.reader.example`
  private func words(_ report: PhaseReport) -> String {
    let phase = report.phase
    let span =
      "\(options.time.clock(minute: phase.start))–\(options.time.clock(minute: phase.end)), "
      + "\(Quantity.rate(phase.packetsPerMinute)) packets/min"
    let regular = Self.places("regularly with", report.regular)
    let irregular = Self.places(
      report.regular.isEmpty ? "with" : "now and then with", report.irregular)
    return WordWrap.facts(
      ["\(phase.kind == .idle ? "idle" : "in use") \(span)", regular, irregular]
        .filter { !$0.isEmpty })
  }

  private static func places(_ how: String, _ names: [String]) -> String {
    guard !names.isEmpty else { return "" }
    let rest = names.count - placeBound
    return "\(how) " + names.prefix(placeBound).map(\.inert).joined(separator: ", ")
      + (rest > 0 ? " and \(rest) more" : "")
  }
}
