#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension RawSpan {
  /// Where `byte` first occurs at or after `start`; nil where it doesn't.
  public func firstOffset(of byte: UInt8, from start: Int = 0) -> Int? {
    guard start >= 0, start < byteCount else { return nil }
    // Safe: of the span's bytes only those from `start` on are looked at, and the pointer doesn't leave the closure.
    return unsafe withUnsafeBytes { bytes in
      guard let first = bytes.baseAddress,
        let found = unsafe memchr(first + start, CInt(byte), bytes.count - start)
      else { return nil }
      return unsafe UnsafeRawPointer(found) - first
    }
  }

  /// Whether all bytes are ASCII.
  public var isASCII: Bool {
    var reader = ByteReader(self)
    do throws(DecodeError) {
      while reader.remaining >= 8 {
        if try reader.readLittleEndian(UInt64.self) & 0x8080_8080_8080_8080 != 0 { return false }
      }
      while reader.remaining > 0 {
        if try reader.read(UInt8.self) & 0x80 != 0 { return false }
      }
    } catch {
      return false
    }
    return true
  }

  /// Where the bytes of `text` first occur; nil where they don't.
  public func firstOffset(of text: String) -> Int? {
    guard let first = text.utf8.first else { return 0 }
    var from = 0
    while let offset = firstOffset(of: first, from: from) {
      if begins(with: text, at: offset) { return offset }
      from = offset + 1
    }
    return nil
  }

  /// Whether the bytes of `text` occur.
  public func contains(_ text: String) -> Bool { firstOffset(of: text) != nil }

  /// Whether the bytes of `text` are there, from `offset` on.
  @inlinable
  @inline(__always)
  public func begins(with text: String, at offset: Int = 0) -> Bool {
    let expected = text.utf8
    guard expected.startIndex < expected.endIndex else { return (0...byteCount).contains(offset) }
    // Most differ in the first byte, which costs a tenth of looking at all.
    guard offset >= 0, offset < byteCount,
      // Safe: the bounds are checked, and every bit pattern is a byte.
      unsafe unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self)
        == expected[expected.startIndex]
    else { return false }
    return continues(with: text, at: offset)
  }

  @inline(never)
  @usableFromInline
  func continues(with text: String, at offset: Int) -> Bool {
    begins(with: text.rawSpan, at: offset)
  }

  /// Whether `expected` is there, from `offset` on.
  public func begins(with expected: RawSpan, at offset: Int = 0) -> Bool {
    var here = ByteReader(self)
    var there = ByteReader(expected)
    do throws(DecodeError) {
      try here.seek(to: offset)
      guard here.remaining >= there.remaining else { return false }
      while there.remaining >= 8 {
        if try here.read(UInt64.self) != there.read(UInt64.self) { return false }
      }
      while there.remaining > 0 {
        if try here.read(UInt8.self) != there.read(UInt8.self) { return false }
      }
    } catch {
      return false
    }
    return true
  }

  /// The byte at an offset; nil where there is none.
  func byte(at offset: Int) -> UInt8? {
    var reader = ByteReader(self)
    guard (try? reader.seek(to: offset)) != nil else { return nil }
    return try? reader.read(UInt8.self)
  }
}
