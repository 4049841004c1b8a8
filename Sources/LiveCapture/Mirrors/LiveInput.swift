import Captures

/// Something that packets arrive at while one waits.
protocol LiveInput: AnyObject {
  /// What is waited for.
  var waits: [NetworkSocket.Wait] { get }
  /// Whether nothing will come any more.
  var isFinished: Bool { get }

  /// Takes what has arrived, in bounded turns; `ready` says of each of `waits` whether it is worth a look.
  func read(_ ready: [Bool], into batch: inout LiveBatch, _ description: inout CaptureDescription)

  /// Says that the capture is over: what came before is read still, and then ``isFinished``.
  func close(_ orders: LastOrders)

  /// Says how it was: what was lost, refused or damaged.
  func finish(_ description: inout CaptureDescription)
}

/// Until when an input is read on, once the capture is over.
struct LastOrders {
  /// When the capture was to end, in nanoseconds since 1970: what arrived until then is its.
  let time: Int64
  /// Until when that is read which doesn't say when it arrived, such as the bytes of a stream.
  let deadline: ContinuousClock.Instant

  /// It is over now.
  init() {
    time = WallClock.now()
    deadline = .now + .milliseconds(500)
  }

  var isOver: Bool { deadline < .now }
}
