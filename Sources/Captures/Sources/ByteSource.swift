/// Where the bytes of a capture come from: a file, a pipe, or what a decompressor makes of one.
protocol ByteSource: AnyObject {
  /// Whether every byte is there already, so that reading never waits for a sender.
  var neverWaits: Bool { get }

  /// Appends what has arrived, waiting only when there is nothing, or not even then; never more than `output` has
  /// room for.
  func read(into output: inout OutputSpan<UInt8>) -> ReadResult
}

/// What one read of a source gave.
enum ReadResult {
  /// At least one byte was appended.
  case some
  /// No byte was appended now; more may come.
  case nothingYet
  case end
  /// No byte was appended, and none will be.
  case failed(SourceFailure)
}

/// Why a source ended before its data did.
struct SourceFailure: Error, Hashable, Sendable {
  let kind: CaptureProblem.Kind
  /// The start of a sentence about the capture, without its full stop.
  let text: String
}
