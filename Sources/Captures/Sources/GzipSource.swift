import CZlib

/// Unpacks gzip (RFC 1952) as it comes: any number of members after one another. The only use of zlib.
@safe final class GzipSource: ByteSource {
  private var packed: PackedInput
  private let stream: UnsafeMutablePointer<z_stream>
  private var isBetweenMembers = true
  private var isFirstMember = true

  var neverWaits: Bool { packed.neverWaits }

  init(_ packed: PackedInput) {
    self.packed = packed
    // zlib keeps a pointer back to its stream, so the stream must not move.
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // 15: the largest window; 16: the gzip wrapper.
    unsafe inflateInit2_(stream, 15 + 16, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size))
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  func read(into output: inout OutputSpan<UInt8>) -> ReadResult {
    while true {
      switch packed.fill() {
      case .some: break
      case .nothingYet: return .nothingYet
      case .end where isBetweenMembers: return .end
      case .end:
        let text = "The gzip data ends too early"
        return .failed(SourceFailure(kind: .cutShort, text: text))
      case .failed(let failure): return .failed(failure)
      }
      if isBetweenMembers {
        // Padding and other remains after the last member are left alone, as gzip(1) does.
        guard isFirstMember || packed.startsWith(0x1f) else { return .end }
        unsafe inflateReset(stream)
        isBetweenMembers = false
        isFirstMember = false
      }
      let (status, made) = inflate(into: &output)
      if status == Z_STREAM_END { isBetweenMembers = true }
      guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
        if made { return .some }
        let text = "The gzip data is damaged"
        return .failed(SourceFailure(kind: .badCompression, text: text))
      }
      if made { return .some }
    }
  }

  /// One step of zlib; tells whether it made any bytes.
  private func inflate(into output: inout OutputSpan<UInt8>) -> (status: CInt, made: Bool) {
    // Safe: zlib is told the exact lengths of both buffers and counts down from them.
    unsafe output.withUnsafeMutableBufferPointer { room, initialized in
      packed.consume { packed in
        unsafe packed.withUnsafeBufferPointer { input in
          unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
          unsafe stream.pointee.avail_in = UInt32(clamping: input.count)
          unsafe stream.pointee.next_out = room.baseAddress.map { unsafe $0 + initialized }
          let free = UInt32(clamping: room.count - initialized)
          unsafe stream.pointee.avail_out = free
          let status = unsafe CZlib.inflate(stream, Z_NO_FLUSH)
          let made = unsafe Int(free - stream.pointee.avail_out)
          initialized += made
          let used = unsafe input.count - Int(stream.pointee.avail_in)
          return (used, (status, made > 0))
        }
      }
    }
  }
}
