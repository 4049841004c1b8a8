import Analysis
import Behaviour
import Packets
import Traffic

/// Does it keep still when nobody uses it?
extension Subject {
  /// Stretches of time that are needed to tell rest from use; a judgement.
  private static let least = 5
  /// How much more than its usual a stretch must have to be told as a burst of use.
  private static let burst = 5

  func idleness() -> Answer {
    guard device.bucketSeconds > 0, length > 0 else {
      return Answer(.idleness, unknown: "Nothing of it was captured.")
    }
    let stretch = Int64(device.bucketSeconds) * 1_000_000_000
    let busy = device.stretches.map { ($0.number, ($0.sent + $0.received).packets) }
      .filter { $0.1 > 0 }
    // Stretches that were captured from their beginning to their end; of the others, those that show something all the same.
    let whole = wholeStretches(of: stretch)
    let wholeCount = whole.reduce(0) { $0 + $1.count }
    let total =
      wholeCount + busy.count { number, _ in !whole.contains { $0.contains(Int64(number)) } }
    guard total >= Self.least else {
      return Answer(
        .idleness,
        unknown: "Too little time was captured to tell rest from use: \(Quantity.duration(length))."
      )
    }
    let unit = device.bucketSeconds == 60 ? "minute" : "stretch of \(Quantity.duration(stretch))"
    let quiet = total - busy.count
    // Of all of them, the silent ones too.
    let counts = (Array(repeating: 0, count: quiet) + busy.map(\.1)).sorted()
    let usual = counts[counts.count / 2]
    var sentences: [Answer.Sentence] = []
    if quiet * 2 > total {
      sentences.append(
        .init(
          "Mostly: in \(Quantity.count(quiet)) of \(Quantity.count(total)) \(Self.plural(unit)) it said and heard nothing."
        ))
    } else if quiet == 0 {
      sentences.append(
        .init(
          "Never quite: no \(unit) was without packets, \(Quantity.count(usual)) are usual."))
    } else {
      sentences.append(
        .init(
          "Not for long: \(Quantity.count(usual, "packet")) in a usual \(unit), none in \(Quantity.count(quiet)) of \(Quantity.count(total))."
        ))
    }
    let phases = device.phases.map(\.phase)
    let uses = phases.filter { $0.kind == .inUse }
    if let idle = phases.first(where: { $0.kind == .idle }), !uses.isEmpty {
      let spans = uses.prefix(3).map { phase in
        "\(time.clock(minute: phase.start))–\(time.clock(minute: phase.end)) (\(Quantity.rate(phase.packetsPerMinute)) packets a minute)"
      }
      let rest = uses.count > 3 ? " and \(uses.count - 3) more times" : ""
      sentences.append(
        .init(
          "It was busy \(spans.joined(separator: ", "))\(rest); at rest it has \(Quantity.rate(idle.packetsPerMinute)) a minute."
        ))
    } else if let most = busy.max(by: { $0.1 < $1.1 }), most.1 >= Self.burst * max(1, usual),
      most.1 > 20
    {
      let at = max(Int64(most.0) * stretch, report.start ?? 0)
      sentences.append(
        .init(
          "It was busiest at \(time.clock(at, .minutes)): \(Quantity.count(most.1, "packet")) in one \(unit)."
        ))
    }
    return Answer(.idleness, sentences)
  }

  /// The numbers of those stretches, which are counted from 1970, that lie within the times captured.
  private func wholeStretches(of length: Int64) -> [Range<Int64>] {
    (report.captured?.stretches ?? []).compactMap { captured in
      guard captured.lowerBound >= 0 else { return nil }
      let first = captured.lowerBound / length + (captured.lowerBound % length > 0 ? 1 : 0)
      return first..<max(first, captured.upperBound / length)
    }
  }

  private static func plural(_ unit: String) -> String {
    unit == "minute" ? "minutes" : unit.replacing("stretch", with: "stretches", maxReplacements: 1)
  }
}
