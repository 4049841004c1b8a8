/// Reads values in the Basic Encoding Rules as SNMP uses them (ITU-T X.690 §8, RFC 3417 §8): definite lengths, one-byte tags.
struct BERReader: ~Escapable {
  private var reader: ByteReader

  @_lifetime(copy bytes)
  init(_ bytes: RawSpan) {
    reader = ByteReader(bytes)
  }

  var offset: Int { reader.offset }
  var isAtEnd: Bool { reader.remaining == 0 }

  /// The next value's tag and contents.
  @_lifetime(copy self)
  mutating func readValue(_ tag: inout UInt8) throws(DecodeError) -> RawSpan {
    tag = try reader.read()
    return try reader.readBytes(try readLength())
  }

  /// The contents of a value that must have this tag.
  @_lifetime(copy self)
  mutating func readValue(tagged wanted: UInt8, _ field: String) throws(DecodeError) -> RawSpan {
    let start = offset
    let tag: UInt8 = try reader.read()
    guard tag == wanted else {
      throw DecodeError(.invalid(field: field, value: UInt64(tag)), at: start)
    }
    return try reader.readBytes(try readLength())
  }

  /// An INTEGER that fits in eight bytes.
  mutating func readInteger(_ field: String) throws(DecodeError) -> Int64 {
    var contents = ByteReader(try readValue(tagged: 2, field))
    guard (1...8).contains(contents.remaining) else {
      throw DecodeError(.invalid(field: field, value: UInt64(contents.remaining)), at: offset)
    }
    var value: Int64 = try contents.read(Int8.self) < 0 ? -1 : 0
    try contents.seek(to: 0)
    while contents.remaining > 0 { value = value << 8 | Int64(try contents.read(UInt8.self)) }
    return value
  }

  private mutating func readLength() throws(DecodeError) -> Int {
    let first: UInt8 = try reader.read()
    guard first >= 0x80 else { return Int(first) }
    let count = first & 0x7f
    guard (1...4).contains(count) else {
      throw DecodeError(.invalid(field: "length", value: UInt64(first)), at: reader.offset - 1)
    }
    var length = 0
    for _ in 0..<count { length = length << 8 | Int(try reader.read(UInt8.self)) }
    return length
  }
}
