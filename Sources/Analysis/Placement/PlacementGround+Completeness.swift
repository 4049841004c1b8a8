import Behaviour
import Captures
import Traffic

/// Whether what is there is all of it, and once.
extension PlacementGround {
  var directions: PlacementCheck? {
    if let all = report.vantage.statements.first(where: {
      $0.kind == "one-direction" && $0.device == nil
    }) {
      return PlacementCheck(
        "directions", .bad, all.text, advice: all.advice, evidence: all.evidence)
    }
    if let some = check("directions", from: "one-direction", .limited) { return some }
    guard report.vantage.viewpoint != .wifi else { return nil }
    guard streams.bothSides > 0 else {
      return PlacementCheck(
        "directions", .unknown,
        isFiltered
          ? "Whether both directions are there can't be told of what a filter chose."
          : "No TCP connection was captured that would show whether both directions are there.")
    }
    return PlacementCheck(
      "directions", .good,
      "Both directions: of \(Quantity.count(streams.bothSides, "TCP connection")) both sides were captured"
        + (streams.oneSide > 0 ? ", of \(Quantity.count(streams.oneSide)) one." : "."))
  }

  var losses: PlacementCheck? {
    if let missing = report.vantage.statements.first(where: { $0.kind == "packets-missing" }) {
      return PlacementCheck(
        "losses", missing.severity == .warning ? .bad : .limited, missing.text,
        advice: missing.advice, evidence: missing.evidence)
    }
    var sentences: [String] = []
    // Over the air what was not heard is told with the directions.
    if streams.bothSides > 0, !isFiltered, report.vantage.viewpoint != .wifi {
      sentences.append("Nothing is missing: all that TCP acknowledged was captured.")
    }
    let counted = captures.flatMap(\.interfaces).filter {
      $0.droppedBySystem != nil || $0.droppedByInterface != nil
    }
    if !counted.isEmpty { sentences.append("No packet was dropped by the system or the adapter.") }
    guard !sentences.isEmpty else {
      return PlacementCheck(
        "losses", .unknown, "Whether packets are missing can't be told: nothing counts them.")
    }
    return PlacementCheck("losses", .good, sentences.joined(separator: " "))
  }

  var copies: PlacementCheck {
    if let twice = check("copies", from: "mirrored-twice", .limited) { return twice }
    let copies = report.captures.reduce(0) { $0 + $1.copies }
    guard copies > 0 else {
      return PlacementCheck("copies", .good, "No packet came twice.")
    }
    return PlacementCheck(
      "copies", .good,
      "\(Quantity.count(copies, "packet")) of \(Quantity.count(packets)) came twice, which is few.")
  }

  var lengths: PlacementCheck {
    check("lengths", from: "snap-length", .limited)
      ?? PlacementCheck("lengths", .good, "Packets are captured to their ends.")
  }

  var clock: PlacementCheck? {
    check("clock", from: "clock-jump", .limited) ?? check("clock", from: "clock-unset", .limited)
  }

  var offload: PlacementCheck? { check("offload", from: "offload", .limited) }
}
