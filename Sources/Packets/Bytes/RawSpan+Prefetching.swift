import CPrefetch

/// Bytes of a cache line of today's processors; where they are longer some are asked for twice.
@inlinable
public var cacheLine: Int { 64 }

/// Asking for memory ahead of its use: the processor fetches it from afar while it goes on with what is there already.
extension RawSpan {
  /// Asks for so many bytes from an offset on; does nothing where there are none.
  @inlinable
  @inline(__always)
  public func prefetch(at offset: Int, count: Int = 1) {
    // Safe: the bytes are the span's, and nothing is read from them.
    unsafe withUnsafeBytes { unsafe $0.prefetch(at: offset, count: count) }
  }
}

extension Array {
  /// Asks for an element, all of it or its first bytes; does nothing where there is none.
  @inlinable
  @inline(__always)
  public func prefetch(at place: Int, bytes: Int = MemoryLayout<Element>.size) {
    guard place >= 0, place < count else { return }
    // Safe: the bytes are the array's, and nothing is read from them.
    unsafe withUnsafeBytes {
      unsafe $0.prefetch(at: place * MemoryLayout<Element>.stride, count: bytes)
    }
  }

  /// Asks for the first element, even where there is none: how many there are is told only by what lies beside it.
  @inlinable
  @inline(__always)
  public func prefetchFirst() {
    // Safe: nothing is read, and of what isn't there nothing comes.
    unsafe withUnsafeBytes {
      unsafe $0.baseAddress?.prefetch(count: MemoryLayout<Element>.size)
    }
  }

  /// Asks for the room that an element will be written to which is appended so many after the next one: another core may have
  /// had it. Does nothing where there is no room yet.
  @inlinable
  @inline(__always)
  public func prefetchRoom(after more: Int) {
    let place = count + more
    guard more >= 0, place < capacity else { return }
    // Safe: the room is the array's, and nothing is written to it.
    unsafe withUnsafeBytes {
      guard let start = $0.baseAddress else { return }
      let element = unsafe start + place * MemoryLayout<Element>.stride
      for line in stride(from: 0, to: MemoryLayout<Element>.size, by: cacheLine) {
        unsafe prefetch_line_to_write(element + line)
      }
    }
  }
}

extension UnsafeRawBufferPointer {
  /// Asks for so many bytes; does nothing where the first is none of these.
  @inlinable
  @inline(__always)
  func prefetch(at offset: Int, count: Int) {
    guard offset >= 0, offset < self.count, let start = baseAddress else { return }
    unsafe (start + offset).prefetch(count: Swift.min(count, self.count - offset))
  }
}

extension UnsafeRawPointer {
  /// Asks for so many bytes.
  @inlinable
  @inline(__always)
  func prefetch(count: Int) {
    for line in stride(from: 0, to: count, by: cacheLine) { unsafe prefetch_line(self + line) }
  }
}
