import CPrefetch

/// Asking for memory ahead of its use: the processor fetches it from afar while it goes on with what is there already.
extension RawSpan {
  /// Asks for the bytes at an offset; does nothing where there are none.
  @inlinable
  @inline(__always)
  public func prefetch(at offset: Int) {
    guard offset >= 0, offset < byteCount else { return }
    // Safe: the address is one of the span's, and nothing is read from it.
    unsafe withUnsafeBytes { bytes in
      if let start = bytes.baseAddress { unsafe prefetch_line(start + offset) }
    }
  }
}

extension Array {
  /// Asks for all of an element; does nothing where there is none.
  @inlinable
  @inline(__always)
  public func prefetch(at place: Int) {
    guard place >= 0, place < count else { return }
    // Safe: the addresses are of the element's bytes, and nothing is read from them.
    unsafe withUnsafeBufferPointer { elements in
      guard let start = elements.baseAddress else { return }
      let element = unsafe UnsafeRawPointer(start + place)
      var offset = 0
      while offset < MemoryLayout<Element>.size {
        unsafe prefetch_line(element + offset)
        // A cache line of today's processors; where they are longer some are asked for twice.
        offset += 64
      }
    }
  }
}
