/// A cursor over borrowed bytes that throws, never traps, when they run out.
///
/// Every decoder reads through this type, so no other decoder touches raw
/// memory. Integers are big-endian, the order of the Internet protocols
/// (RFC 1700), unless the call says otherwise.
@frozen
public struct ByteReader: ~Escapable {
  @usableFromInline var bytes: RawSpan
  /// Offset of the next byte to read, from the start of the bytes.
  public var offset: Int { _offset }
  @usableFromInline var _offset = 0

  @inlinable
  @_lifetime(copy bytes)
  public init(_ bytes: RawSpan) {
    self.bytes = bytes
  }

  /// How many bytes are left.
  @inlinable public var remaining: Int {
    // No overflow: the offset is never beyond the bytes.
    bytes.byteCount &- offset
  }

  /// Reads a big-endian integer.
  @inlinable
  public mutating func read<Integer: FixedWidthInteger & BitwiseCopyable>(
    _ type: Integer.Type = Integer.self
  ) throws(DecodeError) -> Integer {
    Integer(bigEndian: try load())
  }

  /// Reads a little-endian integer.
  @inlinable
  public mutating func readLittleEndian<Integer: FixedWidthInteger & BitwiseCopyable>(
    _ type: Integer.Type = Integer.self
  ) throws(DecodeError) -> Integer {
    Integer(littleEndian: try load())
  }

  /// Reads `count` bytes as a view of the same memory.
  @inlinable
  @_lifetime(copy self)
  public mutating func readBytes(_ count: Int) throws(DecodeError) -> RawSpan {
    let start = offset
    try skip(count)
    return bytes.extracting(start..<offset)
  }

  /// Reads everything that is left.
  @inlinable
  @_lifetime(copy self)
  public mutating func readRest() -> RawSpan {
    let start = offset
    _offset = bytes.byteCount
    return bytes.extracting(start..<offset)
  }

  /// Moves past `count` bytes.
  @inlinable
  public mutating func skip(_ count: Int) throws(DecodeError) {
    guard count >= 0, count <= remaining else {
      throw DecodeError(.truncated(needed: count, available: remaining), at: offset)
    }
    _offset &+= count
  }

  /// Gives up what lies from `end` on, counted from the start of the bytes; does nothing when they end before.
  @inlinable
  public mutating func truncate(to end: Int) {
    guard end >= offset, end < bytes.byteCount else { return }
    bytes = bytes.extracting(0..<end)
  }

  /// Where the bytes end, counted from their start.
  @inlinable public var end: Int { bytes.byteCount }

  /// Moves to `position`, counted from the start of the bytes: for formats that point into themselves.
  @inlinable
  public mutating func seek(to position: Int) throws(DecodeError) {
    guard position >= 0, position <= bytes.byteCount else {
      throw DecodeError(.truncated(needed: position, available: bytes.byteCount), at: offset)
    }
    _offset = position
  }

  @inlinable
  mutating func load<Value: FixedWidthInteger & BitwiseCopyable>() throws(DecodeError)
    -> Value
  {
    let start = offset
    try skip(MemoryLayout<Value>.size)
    // Safe: `skip` has checked the bounds, and every bit pattern is an integer.
    return unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: start, as: Value.self)
  }
}
