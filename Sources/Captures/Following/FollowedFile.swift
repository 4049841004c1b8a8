/// A file that another program writes while it is read.
final class FollowedFile: ByteSource {
  private let file: PosixFile
  /// Which file that was when it was opened.
  let identity: FileStatus.Identity?
  /// Bytes read so far.
  private(set) var length = 0
  /// What its end is to whoever reads.
  var mode = Mode.grows

  enum Mode {
    /// More may come.
    case grows
    /// Nothing will be added any more: its end is the end.
    case isFinal
    /// No more is wanted of it.
    case isLeft
  }

  var neverWaits: Bool { true }
  /// What the system says of it now.
  var status: FileStatus? { file.status }

  init(_ path: String) throws(CaptureError) {
    file = try PosixFile(reading: path)
    identity = file.status?.identity
  }

  func read(into output: inout OutputSpan<UInt8>) -> ReadResult {
    if mode == .isLeft { return .end }
    let before = output.count
    let result = file.read(into: &output)
    length += output.count - before
    if case .end = result, mode == .grows { return .nothingYet }
    return result
  }
}
