import Captures

/// A line on a terminal that tells how much has come while results wait for the end.
final class LiveStatus {
  private let sources: [any CaptureSource]
  private let start = ContinuousClock.now
  private var lastShown: ContinuousClock.Instant?
  private var lastPackets = 0

  /// Nil where nobody would see it.
  init?(_ sources: [any CaptureSource]) {
    guard StandardError.isTerminal else { return nil }
    self.sources = sources
  }

  /// The sources, each of which has the line shown whenever it is asked for more.
  var shownSources: [any CaptureSource] { sources.map { ShownSource($0, self) } }

  /// Shows how far the captures are, once a second.
  fileprivate func show() {
    let now = ContinuousClock.now
    if let lastShown, now - lastShown < .seconds(1) { return }
    let captures = sources.map(\.description)
    let packets = captures.reduce(0) { $0 + $1.packets }
    let dropped = captures.reduce(0 as UInt64) { $0 &+ $1.dropped }
    let rate = lastShown.map { Self.perSecond(packets - lastPackets, in: now - $0) } ?? 0
    lastShown = now
    lastPackets = packets
    let loss = dropped > 0 ? " · \(dropped) dropped" : ""
    StandardError.show(
      "\((now - start).components.seconds) s · \(packets) packets · \(rate)/s\(loss) · Control-C ends it"
    )
  }

  /// Wipes the line.
  func clear() { StandardError.show("") }

  private static func perSecond(_ count: Int, in duration: Duration) -> Int {
    let (seconds, attoseconds) = duration.components
    let milliseconds = seconds * 1000 + attoseconds / 1_000_000_000_000_000
    return count * 1000 / Int(max(1, milliseconds))
  }
}

/// A source whose progress is shown whenever it is asked for more.
private final class ShownSource: CaptureSource {
  private let source: any CaptureSource
  private let status: LiveStatus

  init(_ source: any CaptureSource, _ status: LiveStatus) {
    self.source = source
    self.status = status
  }

  var description: CaptureDescription { source.description }

  func nextBatch() -> CaptureBatch? {
    status.show()
    return source.nextBatch()
  }
}
