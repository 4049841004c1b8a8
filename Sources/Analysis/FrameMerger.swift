import Behaviour
import Captures
import Packets

/// Reads several captures as one, in time order.
///
/// Within a capture the order is the file's, whatever its times say.
struct FrameMerger {
  /// The next frame of one capture.
  private struct Cursor {
    let reader: any CaptureSource
    let capture: UInt16
    var batch: CaptureBatch?
    var index = 0
    /// Whether a frame of it was given.
    var hasBegun = false
    /// Marks that the capture told of and nobody has taken.
    var marks: [CaptureMark] = []
    private var knownMarks = 0

    init(_ reader: any CaptureSource, capture: UInt16) {
      self.reader = reader
      self.capture = capture
      advance()
    }

    /// Whether the batch has been used up. The next is read only when it is asked for: a pipe may be in no hurry.
    var isSpent: Bool { batch.map { index >= $0.records.count } ?? false }

    /// The time of the next frame; nil when there is none now.
    var time: Int64? { isSpent ? nil : batch?.records[index].time }

    /// Moves to the next batch; `batch` is nil at the end, and without records when a live source waits for some.
    mutating func advance() {
      index = 0
      batch = reader.nextBatch()
      let all = reader.description.marks
      guard all.count > knownMarks else { return }
      marks += all[knownMarks...]
      knownMarks = all.count
    }
  }

  /// A run of frames of one capture, all before those of any other; empty while a live source waits.
  struct Run {
    let batch: CaptureBatch
    let records: Range<Int>
    let capture: UInt16
    /// Whether it is the first of its capture, and nobody had captured for a while before it.
    var followsPause = false
    /// Marks that came to be known since the last run: those of its own batch, which may lie in the future, are.
    var marks: [CaptureMark] = []

    /// Bytes of the capture that the run takes, about.
    var byteCount: Int {
      guard let first = records.first, let last = records.last else { return 0 }
      return batch.records[last].offset + batch.records[last].capturedLength
        - batch.records[first].offset
    }
  }

  /// Frames of a run, at most: runs are handed on as a whole, and of short frames a batch holds many.
  private static let longestRun = 4096

  private var cursors: [Cursor]
  /// The latest time of the last frames of runs.
  private var reached = Int64.min

  /// Waits for the first packet of any capture.
  init(_ readers: [any CaptureSource]) {
    cursors = readers.enumerated().map { Cursor($1, capture: UInt16(clamping: $0)) }
    while cursors.contains(where: \.isSpent), !cursors.contains(where: { $0.time != nil }) {
      for index in cursors.indices where cursors[index].isSpent { cursors[index].advance() }
    }
  }

  /// The time of the first packet; 0 when there is none.
  var firstTime: Int64 { cursors.compactMap(\.time).min() ?? 0 }

  /// The next run; nil when every capture has ended. A live source that has nothing yet keeps none of the others
  /// waiting.
  mutating func next() -> Run? {
    var waiting: Run?
    for index in cursors.indices where cursors[index].isSpent {
      cursors[index].advance()
      guard cursors[index].isSpent, let batch = cursors[index].batch else { continue }
      waiting = Run(batch: batch, records: 0..<0, capture: cursors[index].capture)
    }
    var first: (cursor: Int, time: Int64)?
    var rival = Int64.max
    for (index, cursor) in cursors.enumerated() {
      guard let time = cursor.time else { continue }
      if let known = first, known.time <= time {
        rival = min(rival, time)
      } else {
        rival = min(rival, first?.time ?? .max)
        first = (index, time)
      }
    }
    guard let first, let batch = cursors[first.cursor].batch else {
      waiting?.marks = takeMarks()
      return waiting
    }
    let start = cursors[first.cursor].index
    var end = start + 1
    let records = batch.records
    let bound = min(records.count, start + Self.longestRun)
    if rival == .max {
      end = bound
    } else {
      while end < bound, records[end].time <= rival { end += 1 }
    }
    let run = Run(
      batch: batch, records: start..<end, capture: cursors[first.cursor].capture,
      followsPause: isPause(before: first.time, of: first.cursor), marks: takeMarks())
    cursors[first.cursor].index = end
    cursors[first.cursor].hasBegun = true
    reached = max(reached, records[end - 1].time)
    return run
  }

  /// Whether a capture begins here a while after all that had begun before it ended.
  private func isPause(before time: Int64, of cursor: Int) -> Bool {
    // Times are such that no difference overflows; before the first frame there is none.
    guard !cursors[cursor].hasBegun, reached > .min, time - reached >= CapturedTime.leastPause
    else { return false }
    let begun = cursors.filter(\.hasBegun)
    return !begun.isEmpty && begun.allSatisfy { $0.batch == nil }
  }

  /// The marks that came to be known since the last call.
  mutating func takeMarks() -> [CaptureMark] {
    var marks: [CaptureMark] = []
    for index in cursors.indices where !cursors[index].marks.isEmpty {
      marks += cursors[index].marks
      cursors[index].marks = []
    }
    return marks
  }
}
