import Synchronization

/// Packets from another source, each recorded before it is handed on.
public final class RecordingSource: CaptureSource {
  private let source: any CaptureSource
  private let recorder: Recorder
  private let marks: PendingMarks
  private let observe: (CaptureBatch, CaptureDescription) -> Void
  private var isFinished = false

  /// - Parameters:
  ///   - marks: where marks come in meanwhile.
  ///   - observe: called with each batch, also those without packets, at least ten times a second.
  public init(
    _ source: any CaptureSource, to recorder: Recorder, marks: PendingMarks = PendingMarks(),
    observe: @escaping (CaptureBatch, CaptureDescription) -> Void = { _, _ in }
  ) {
    self.source = source
    self.recorder = recorder
    self.marks = marks
    self.observe = observe
  }

  public var description: CaptureDescription {
    var description = source.description
    if isFinished, let problem = CaptureProblem(unrecorded: description) {
      description.add(problem)
    }
    return description
  }

  public func nextBatch() -> CaptureBatch? {
    guard !isFinished else { return nil }
    guard recorder.failure == nil, let batch = source.nextBatch() else {
      for mark in marks.take() { recorder.add(mark) }
      recorder.finish(source.description)
      isFinished = true
      return nil
    }
    for mark in marks.take() { recorder.add(mark) }
    let description = source.description
    recorder.record(batch, of: description)
    observe(batch, description)
    return batch
  }
}

extension CaptureProblem {
  /// What a capture brought beside its packets beyond what is kept; nil when all was recorded.
  fileprivate init?(unrecorded description: CaptureDescription) {
    let names =
      max(0, description.hosts.count - RecordingOptions.hostBound) + description.omitted.hosts
    let comments = description.omitted.comments
    guard names + comments > 0 else { return nil }
    let counts = [(comments, "comment"), (names, "name")].filter { $0.0 > 0 }
      .map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }.joined(separator: " and ")
    self.init(
      kind: .unrecorded,
      text: "There were too many comments or names with the packets: \(counts) left out.",
      byteOffset: 0, frame: description.packets + 1)
  }
}

/// Marks on their way into a recording, from whoever makes them.
public final class PendingMarks: Sendable {
  /// Marks that wait at most: a script gone wild must not fill the memory.
  private static let bound = 1024

  private let marks = Mutex<[CaptureMark]>([])

  public init() {}

  /// False when too many wait already.
  @discardableResult public func add(_ mark: CaptureMark) -> Bool {
    marks.withLock { marks in
      guard marks.count < Self.bound else { return false }
      marks.append(mark)
      return true
    }
  }

  /// The marks that wait, in order.
  public func take() -> [CaptureMark] {
    marks.withLock { marks in
      defer { marks = [] }
      return marks
    }
  }
}
