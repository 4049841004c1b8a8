import Behaviour
import Captures
import Packets
import Traffic

/// Whether a place is a good one to capture at: questions about a trial capture, and one verdict.
public struct Placement: Sendable {
  /// In the order in which they matter.
  public let checks: [PlacementCheck]

  /// The worst of what the questions found.
  ///
  /// Of a question that can't be answered only the first two decide: whether anything came, and whether it was others'.
  public var verdict: PlacementCheck {
    let deciding = checks.prefix(2).filter { $0.grade == .unknown }
    let faults = checks.filter { $0.grade >= .limited }
    let worst = faults.map(\.grade).max()
    return faults.first { $0.grade == worst } ?? deciding.first ?? checks[0]
  }

  /// - Parameters:
  ///   - censuses: what the frames of each capture tell, in their order.
  ///   - isFiltered: whether a filter chose packets.
  public init(
    _ report: Report, _ streams: StreamTotals, _ captures: [CaptureDescription],
    _ censuses: [PlacementCensus], isFiltered: Bool
  ) {
    let ground = PlacementGround(
      report: report, streams: streams, captures: captures, censuses: censuses,
      isFiltered: isFiltered)
    guard let traffic = ground.traffic else {
      checks = [ground.silence]
      return
    }
    checks = [
      traffic, ground.others, ground.place, ground.directions, ground.losses, ground.copies,
      ground.lengths, ground.checksums, ground.tags, ground.offload, ground.clock, ground.air,
    ].compactMap(\.self)
  }
}

/// What the questions are answered from.
struct PlacementGround {
  let report: Report
  let streams: StreamTotals
  let captures: [CaptureDescription]
  let censuses: [PlacementCensus]
  let isFiltered: Bool

  var packets: Int { captures.reduce(0) { $0 + $1.packets } }

  var isLive: Bool { captures.contains { $0.format == .live } }
  /// Whether packets were to come from mirrors over the network, whose addresses are URLs.
  var isOfMirrors: Bool { isLive && captures.contains { $0.path.contains("://") } }

  /// What the judgement of the vantage says of one thing, as the answer to a question.
  func check(_ kind: String, from statement: String, _ grade: PlacementCheck.Grade)
    -> PlacementCheck?
  {
    let found = report.vantage.statements.filter { $0.kind == statement }
    guard let worst = found.first else { return nil }
    return PlacementCheck(
      kind, worst.severity == .warning ? grade : .limited, worst.text, advice: worst.advice,
      evidence: worst.evidence)
  }

  /// What to call devices, the first of them by name.
  func names(of ids: Set<String>) -> String {
    report.devices.filter { ids.contains($0.id) }.map(\.label).listed()
  }
}
