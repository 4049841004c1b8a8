/// Where captured packets come from, batch by batch: a file, a pipe, interfaces, a mirror over the network.
public protocol CaptureSource: AnyObject {
  /// What is known of the capture so far; final once `nextBatch()` has returned `nil`.
  var description: CaptureDescription { get }

  /// The next packets, or `nil` when there will be no more.
  ///
  /// Waits for packets, but not for ever: a live source gives a batch without packets now and then, so that whoever
  /// reads can look at the clock.
  func nextBatch() -> CaptureBatch?
}

extension CaptureReader: CaptureSource {}
