import Packets

/// Reads a capture, batch by batch: pcap or pcapng, as it is or compressed with gzip or zstd, from a file or a pipe.
///
/// Damage is not an error: what was good is delivered, and `description` says what was lost.
public final class CaptureReader {
  /// What is known of the capture so far; final once `nextBatch()` has returned `nil`.
  public private(set) var description: CaptureDescription
  private var input: CaptureInput
  private var index: any RecordIndex
  private var needed = 0
  private var isFinished = false
  /// How many packets the last batch held: what the next one will probably hold.
  private var expectedCount = 64
  private let pool = PooledArray<CaptureRecord>.Pool()

  /// Opens the capture at `path`; `-` is standard input. Waits until its first bytes are there.
  public convenience init(path: String) throws(CaptureError) {
    try self.init(CaptureInput(source: PosixFile(reading: path)), path: path)
  }

  /// Opens the file at `path` for a capture that is known as `name`: what came from a pipe and was kept.
  public convenience init(path: String, name: String) throws(CaptureError) {
    try self.init(CaptureInput(source: PosixFile(reading: path)), path: name)
  }

  /// Reads a capture that is in memory; `name` stands for its path.
  public convenience init(bytes: [UInt8], name: String) throws(CaptureError) {
    try self.init(CaptureInput(bytes: bytes), path: name)
  }

  /// Opens a file that still grows: where nothing has been added, batches are without packets.
  convenience init(following file: FollowedFile, path: String) throws(CaptureError) {
    try self.init(CaptureInput(source: file), path: path)
  }

  private init(_ raw: consuming CaptureInput, path: String) throws(CaptureError) {
    let (input, compression) = CaptureSignature.unpack(raw)
    self.input = input
    self.input.refill(atLeast: PcapHeader.length)
    (description, index) = try CaptureSignature.open(&self.input, path: path, compression)
  }

  /// The next packets, or `nil` at the end of the capture.
  ///
  /// A batch holds about half a MiB of a file, and of a pipe what has arrived.
  public func nextBatch() -> CaptureBatch? {
    while !isFinished {
      if needed > 0 {
        input.refill(atLeast: needed)
        if input.isWaiting, input.bytes.count - input.position < needed {
          return CaptureBatch(bytes: [], records: [])
        }
      }
      var records = pool.take(capacity: expectedCount)
      switch index.index(&input, into: &records, &description) {
      case .needs(let count): needed = count
      case .finished: finish()
      }
      if !records.isEmpty {
        expectedCount = records.count + records.count / 8
        return CaptureBatch(input.buffer, PooledArray(records, of: pool))
      }
    }
    input = CaptureInput(bytes: [])
    return nil
  }

  private func finish() {
    isFinished = true
    guard let failure = input.failure else { return }
    let offset = input.base + input.bytes.count
    let frame = description.packets + 1
    let text = "\(failure.text), in frame \(frame) at byte \(offset). What came before is whole."
    description.add(
      CaptureProblem(kind: failure.kind, text: text, byteOffset: offset, frame: frame))
  }
}
