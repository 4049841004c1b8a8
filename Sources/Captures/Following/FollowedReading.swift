/// A file that is being followed, with what was read of it: it can rest while another is read.
final class FollowedReading {
  let file: FollowedFile
  let path: String
  let reader: CaptureReader
  var joined: JoinedStream
  /// The time of its first packet.
  private(set) var start: Int64?
  /// Packets handed on so far.
  private(set) var packets = 0

  init(_ path: String, _ interfaces: JoinedInterfaces) throws(CaptureError) {
    self.path = path
    file = try FollowedFile(path)
    reader = try CaptureReader(following: file, path: path)
    joined = JoinedStream(interfaces)
  }

  /// The next packets; without any where nothing was added, nil at the end.
  func nextBatch() -> CaptureBatch? {
    guard let batch = reader.nextBatch() else { return nil }
    start = start ?? batch.records.first?.time
    packets += batch.records.count
    return batch
  }

  /// Reads no more of the file; what had come of its last packet is told as cut short.
  func leave() {
    file.mode = .isLeft
    while reader.nextBatch() != nil {}
  }
}
