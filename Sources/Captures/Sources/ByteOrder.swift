import Packets

/// The order of bytes in the integers of a capture: that of the machine that wrote it.
enum ByteOrder {
  case little
  case big
}

extension ByteReader {
  /// Reads an integer in either byte order.
  @inline(__always)
  mutating func read<Integer: FixedWidthInteger & BitwiseCopyable>(
    _ type: Integer.Type = Integer.self, in order: ByteOrder
  ) throws(DecodeError) -> Integer {
    let value: Integer = try read()
    return order == .big ? value : value.byteSwapped
  }
}
