/// A file that another program writes while it is read.
final class FollowedFile: ByteSource {
  private let file: PosixFile
  /// Which file that was when it was opened.
  let identity: FileStatus.Identity?
  /// Bytes read so far.
  private(set) var length = 0
  /// Whether nothing will be added any more: its end is the end.
  var isFinal = false

  var neverWaits: Bool { true }

  init(_ path: String) throws(CaptureError) {
    file = try PosixFile(reading: path)
    identity = file.status?.identity
  }

  func read(into output: inout OutputSpan<UInt8>) -> ReadResult {
    let before = output.count
    let result = file.read(into: &output)
    length += output.count - before
    if case .end = result, !isFinal { return .nothingYet }
    return result
  }
}
