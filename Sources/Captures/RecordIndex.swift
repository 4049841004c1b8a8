/// Finds the packets in a capture's bytes, for one container format.
protocol RecordIndex {
  /// Uses up bytes of `input` and appends the packets in them to `records`; what it learns goes to `description`.
  mutating func index(
    _ input: inout CaptureInput, into records: inout [CaptureRecord],
    _ description: inout CaptureDescription
  ) -> IndexStep
}

/// Why indexing stopped.
enum IndexStep {
  /// That many bytes must be in memory to go on.
  case needs(Int)
  case finished
}

/// A search for bytes that prove themselves, begun at damage.
struct DamageSearch {
  /// How far it goes, in bytes: some ten thousand packets, less than a second.
  static let limit = 16 << 20

  /// What began it.
  let problem: CaptureProblem

  enum Step {
    /// Reading can go on there.
    case found
    case needs(Int)
    case gaveUp
  }

  /// Tells what happened, once the search is over; `end` is where it ended, as an offset in the capture.
  func report(_ step: Step, end: Int, to description: inout CaptureDescription) {
    guard case .found = step else {
      let text = "\(problem.text) Nothing after that could be read; what came before is whole."
      return description.add(
        CaptureProblem(
          kind: problem.kind, text: text, byteOffset: problem.byteOffset, frame: problem.frame))
    }
    description.add(problem)
    let text =
      "Bytes \(problem.byteOffset) to \(end - 1) are no packets and were skipped; reading went on with frame \(problem.frame)."
    description.add(
      CaptureProblem(
        kind: .garbage, text: text, byteOffset: problem.byteOffset, frame: problem.frame))
  }
}
