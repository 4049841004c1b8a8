import Captures
import Packets

/// Captures on their way through the decoder, as one, in time order.
struct Reading {
  /// Frames that were decoded together; none while a live source waits.
  struct Piece {
    /// What they lie in.
    let buffer: PooledArray<UInt8>
    let decoded: DecodedPackets
    /// Where its packets go to that are not looked at any more.
    let pool: PooledArray<DecodedPacket>.Pool
    /// Bytes of the captures that they took, about.
    let byteCount: Int
    let isEmpty: Bool
    /// Whether nobody had captured for a while before it.
    let followsPause: Bool
  }

  let readers: [any CaptureSource]
  var router: PacketRouter
  /// Moments that somebody marked, beside those that the captures tell of.
  let marks: [CaptureMark]
  private var merger: FrameMerger
  private let shouldStop: @Sendable () -> Bool

  /// Waits for the first packet of any capture.
  init(
    _ readers: [any CaptureSource], _ options: Analysis.Options, recordsEvents: Bool = false
  ) {
    self.readers = readers
    shouldStop = options.shouldStop
    merger = FrameMerger(readers)
    marks = options.marks(merger.firstTime)
    router = PacketRouter(
      filter: options.filter, window: options.window(merger.firstTime), frames: options.frames,
      recordsEvents: recordsEvents)
    router.openWiFi(with: options.wiFiKeys)
    router.learn(marks)
  }

  /// The frames that come next; nil at the end, or when whoever asked wants no more.
  mutating func next() -> Piece? {
    guard !shouldStop(), let run = merger.next() else {
      router.learn(merger.takeMarks())
      return nil
    }
    return Piece(
      buffer: run.batch.buffer, decoded: router.decode(run), pool: router.pool,
      byteCount: run.byteCount, isEmpty: run.records.isEmpty, followsPause: run.followsPause)
  }
}
