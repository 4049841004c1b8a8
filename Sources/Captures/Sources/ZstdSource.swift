import CZstd

/// Unpacks Zstandard (RFC 8878) as it comes: any number of frames after one another. The only use of libzstd.
@safe final class ZstdSource: ByteSource {
  private var packed: PackedInput
  private let stream: OpaquePointer?
  private var isBetweenFrames = true
  /// How many bytes the decoder asks for: a block, in most cases.
  private var wanted = 1
  /// What the decoder may still hold after its input is used up.
  private var mayHoldMore = false

  var neverWaits: Bool { packed.neverWaits }

  init(_ packed: PackedInput) {
    self.packed = packed
    unsafe stream = ZSTD_createDStream()
  }

  deinit {
    _ = unsafe ZSTD_freeDStream(stream)
  }

  func read(into output: inout OutputSpan<UInt8>) -> ReadResult {
    while true {
      if !mayHoldMore {
        switch packed.fill() {
        case .some: break
        case .nothingYet: return .nothingYet
        case .end where isBetweenFrames: return .end
        case .end:
          let text = "The zstd data ends too early"
          return .failed(SourceFailure(kind: .cutShort, text: text))
        case .failed(let failure): return .failed(failure)
        }
      }
      let step = decompress(into: &output)
      guard ZSTD_isError(step.status) == 0 else {
        let text = "The zstd data is damaged"
        return .failed(SourceFailure(kind: .badCompression, text: text))
      }
      isBetweenFrames = step.status == 0
      wanted = max(step.status, 1)
      mayHoldMore = !isBetweenFrames && step.isFull
      if step.made > 0 { return .some }
    }
  }

  private struct Step {
    /// An error code, 0 at the end of a frame, or how many bytes are wanted next.
    let status: Int
    /// How many bytes it made.
    let made: Int
    /// Whether it filled the room it was given.
    let isFull: Bool
  }

  /// One step of libzstd.
  private func decompress(into output: inout OutputSpan<UInt8>) -> Step {
    // Safe: libzstd is told the exact lengths of both buffers and how far each is used.
    unsafe output.withUnsafeMutableBufferPointer { room, initialized in
      packed.consume { packed in
        unsafe packed.withUnsafeBufferPointer { input in
          // At damage libzstd forgets all that the same call has made, so a call is for one block.
          let size = min(input.count, wanted)
          var from = unsafe ZSTD_inBuffer(src: input.baseAddress, size: size, pos: 0)
          var to = unsafe ZSTD_outBuffer(dst: room.baseAddress, size: room.count, pos: initialized)
          let status = unsafe ZSTD_decompressStream(stream, &to, &from)
          let made = unsafe to.pos - initialized
          initialized += made
          return unsafe (from.pos, Step(status: status, made: made, isFull: to.pos == to.size))
        }
      }
    }
  }
}
