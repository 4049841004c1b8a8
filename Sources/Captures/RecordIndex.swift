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

/// A container format whose records are looked for after damage.
protocol RecordSearch {
  /// The search that is going on; nil while records follow one another.
  var search: DamageSearch? { get set }

  /// Moves `offset`, at most to `limit`, to the next byte where records begin that prove themselves.
  func seek(in bytes: RawSpan, from offset: inout Int, isAtEnd: Bool, limit: Int)
    -> DamageSearch.Step
}

extension RecordSearch {
  /// Goes on with the search that is going on, if any: where that ends indexing or interrupts it, how; nil where
  /// records can be taken.
  mutating func goOnSearching(
    in bytes: RawSpan, of input: CaptureInput, from offset: inout Int,
    _ description: inout CaptureDescription
  ) -> IndexStep? {
    guard let search else { return nil }
    let limit = search.problem.byteOffset + DamageSearch.limit - input.base
    let step = seek(in: bytes, from: &offset, isAtEnd: input.isAtEnd, limit: limit)
    if case .needs(let count) = step { return .needs(count) }
    search.report(step, end: input.base + offset, to: &description)
    self.search = nil
    guard case .found = step else { return .finished }
    return nil
  }

  /// Begins a search behind the byte at `offset`.
  mutating func beginSearch(_ problem: CaptureProblem, at offset: inout Int) {
    search = DamageSearch(problem: problem)
    offset += 1
  }
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
