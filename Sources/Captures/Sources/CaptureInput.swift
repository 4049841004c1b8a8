import Packets

/// The part of a capture that lies in memory: what has been read ahead, and where it is in the whole.
struct CaptureInput {
  /// How much is read at once: large enough that system calls cost nothing beside the copy, small enough to stay near the core.
  static let target = 1 << 19

  private var source: (any ByteSource)?
  /// What is in memory; handed to batches without a copy.
  private(set) var buffer: PooledArray<UInt8>
  private let pool = PooledArray<UInt8>.Pool()
  /// Index in `bytes` of the first byte not yet used; beyond the end while a long block is being skipped.
  var position = 0
  /// Offset of `bytes[0]` from the start of the capture, after decompression.
  private(set) var base = 0
  /// Why the source gave up, if it did.
  private(set) var failure: SourceFailure?

  /// Whether the last refill ended because the source, which may give more later, had nothing.
  private(set) var isWaiting = false

  var bytes: [UInt8] { buffer.elements }

  /// Whether `bytes` reaches to the end of the capture.
  var isAtEnd: Bool { source == nil }

  init(source: any ByteSource) {
    self.source = source
    buffer = PooledArray([])
  }

  init(bytes: [UInt8]) {
    buffer = PooledArray(bytes)
  }

  /// Starts anew in a buffer that nobody looks at with the bytes not yet used, and reads until `needed` of them are there or the
  /// capture ends, or until its source has nothing yet. More is taken when it has arrived, never waited for.
  mutating func refill(atLeast needed: Int) {
    isWaiting = false
    while bytes.count - position < needed && !isAtEnd && !isWaiting { readOn(atLeast: needed) }
  }

  private mutating func readOn(atLeast needed: Int) {
    let start = min(position, bytes.count)
    var fresh = pool.take(capacity: max(Self.target, needed))
    fresh.append(contentsOf: bytes[start...])
    position -= start
    base += start
    let wanted = source?.neverWaits == true ? max(Self.target, needed) : needed
    while let source, fresh.count < wanted, !isWaiting {
      var result = ReadResult.end
      fresh.append(addingCapacity: max(Self.target, needed) - fresh.count) { output in
        result = source.read(into: &output)
      }
      switch result {
      case .some: break
      case .nothingYet: isWaiting = true
      case .end: self.source = nil
      case .failed(let failure):
        self.failure = failure
        self.source = nil
      }
    }
    buffer = PooledArray(fresh, of: pool)
  }

  /// The source and what has been read of it, to be read through a decompressor instead.
  func unread() -> (source: (any ByteSource)?, bytes: [UInt8]) {
    (source, bytes)
  }
}
