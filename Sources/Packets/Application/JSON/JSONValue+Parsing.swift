extension JSONValue {
  /// Deepest nesting of arrays and objects (RFC 8259 §9 lets a reader set it).
  public static let depthBound = 32
  /// Most values in one text, counting every element and member.
  public static let countBound = 16_384

  /// Parses a JSON text, which nothing but blanks may follow (RFC 8259 §2).
  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = JSONReader(bytes)
    self = try reader.readText()
  }

  public init(parsing bytes: [UInt8]) throws(DecodeError) {
    try self.init(parsing: bytes.rawSpan)
  }

  /// Parses the JSON text that bytes begin with, and tells how many bytes it takes: for texts that follow each other.
  public static func prefix(of bytes: RawSpan) throws(DecodeError) -> (value: Self, count: Int) {
    var reader = JSONReader(bytes)
    let value = try reader.readValue(depth: 0)
    return (value, reader.offset)
  }
}
