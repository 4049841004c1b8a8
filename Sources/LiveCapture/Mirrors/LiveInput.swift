import Captures

/// Something that packets arrive at while one waits.
protocol LiveInput: AnyObject {
  /// What is waited for.
  var waits: [NetworkSocket.Wait] { get }
  /// Whether nothing will come any more.
  var isFinished: Bool { get }

  /// Takes what has arrived, in bounded turns; `ready` says of each of `waits` whether it is worth a look.
  func read(_ ready: [Bool], into batch: inout LiveBatch, _ description: inout CaptureDescription)

  /// Says how it was: what was lost, refused or damaged.
  func finish(_ description: inout CaptureDescription)
}
