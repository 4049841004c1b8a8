/// Reads the fields of a Protocol Buffers message, in the order they were written (protobuf.dev, "Encoding").
struct ProtobufReader: ~Escapable {
  struct Field {
    let number: UInt64
    let value: Value
  }

  enum Value {
    case varint(UInt64)
    case fixed32(UInt32)
    case fixed64(UInt64)
    /// Texts, bytes, and messages inside.
    case bytes([UInt8])
  }

  private var reader: ByteReader

  @_lifetime(copy bytes)
  init(_ bytes: RawSpan) {
    reader = ByteReader(bytes)
  }

  /// The next field; nil at the end.
  mutating func next() throws(DecodeError) -> Field? {
    guard reader.remaining > 0 else { return nil }
    let start = reader.offset
    let tag = try reader.readVarint()
    let value: Value =
      switch tag & 7 {
      case 0: .varint(try reader.readVarint())
      case 1: .fixed64(try reader.readLittleEndian())
      case 2:
        .bytes(
          [UInt8](copying: try reader.readBytes(Int(clamping: try reader.readVarint()))))
      case 5: .fixed32(try reader.readLittleEndian())
      default: throw DecodeError(.invalid(field: "wire type", value: tag & 7), at: start)
      }
    return Field(number: tag >> 3, value: value)
  }
}

extension ByteReader {
  /// Most bytes of a number in base 128.
  public static var varintBound: Int { 10 }

  /// A number in base 128, the least significant group first (protobuf.dev, "Base 128 Varints").
  public mutating func readVarint() throws(DecodeError) -> UInt64 {
    let start = offset
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: UInt64(7 * Self.varintBound), by: 7) {
      let byte: UInt8 = try read()
      value |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { return value }
    }
    throw DecodeError(.limit(field: "VarInt", bound: Self.varintBound), at: start)
  }
}
