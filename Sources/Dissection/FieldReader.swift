import Packets

/// Reads a layer's fields in wire order and writes down what it reads.
struct FieldReader {
  let bytes: [UInt8]
  private(set) var offset: Int
  /// Where the layer's bytes end.
  private(set) var end: Int
  private(set) var fields: [Field] = []

  init(_ bytes: [UInt8], from offset: Int, to end: Int) {
    self.bytes = bytes
    self.end = min(max(0, end), bytes.count)
    self.offset = min(max(0, offset), self.end)
  }

  var remaining: Int { end - offset }
  var rest: Range<Int> { offset..<end }

  // MARK: Reading without a field

  func peek<Value: FixedWidthInteger & BitwiseCopyable>(
    _ type: Value.Type = Value.self, at ahead: Int = 0
  ) throws(DecodeError) -> Value {
    var reader = ByteReader(bytes.rawSpan)
    reader.truncate(to: end)
    try reader.seek(to: offset)
    try reader.skip(ahead)
    return try reader.read()
  }

  mutating func skip(_ count: Int) throws(DecodeError) {
    guard count >= 0, count <= remaining else {
      throw DecodeError(.truncated(needed: count, available: remaining), at: offset)
    }
    offset += count
  }

  /// Gives up what lies more than `count` bytes ahead.
  mutating func truncate(toNext count: Int) {
    if count >= 0, count < remaining { end = offset + count }
  }

  func slice(_ range: Range<Int>) -> [UInt8] { Array(bytes[range.clamped(to: 0..<bytes.count)]) }

  // MARK: Fields

  /// Reads an integer, shown as `text` says, in decimal where it says nothing.
  @discardableResult
  mutating func integer<Value: FixedWidthInteger & BitwiseCopyable>(
    _ name: String, _ type: Value.Type = Value.self,
    _ text: (Value) -> (value: String?, meaning: String?) = { _ in (nil, nil) }
  ) throws(DecodeError) -> Value {
    let start = offset
    let value = try peek(type)
    try skip(MemoryLayout<Value>.size)
    let (shown, meaning) = text(value)
    fields.append(
      Field(name, shown ?? "\(value)", meaning: meaning, range: start..<offset))
    return value
  }

  /// Reads an integer shown as hexadecimal digits.
  @discardableResult
  mutating func hexadecimal<Value: FixedWidthInteger & BitwiseCopyable>(
    _ name: String, _ type: Value.Type = Value.self, meaning: (Value) -> String? = { _ in nil }
  ) throws(DecodeError) -> Value {
    try integer(name, type) { value in (Self.hexadecimal(value), meaning(value)) }
  }

  static func hexadecimal<Value: FixedWidthInteger>(_ value: Value) -> String {
    let digits = String(value, radix: 16)
    return "0x" + String(repeating: "0", count: max(0, Value.bitWidth / 4 - digits.count)) + digits
  }

  /// Reads bytes shown as `text` says.
  @discardableResult
  mutating func octets(
    _ name: String, _ count: Int, isSecret: Bool = false,
    _ text: ([UInt8]) -> (value: String?, meaning: String?) = { _ in (nil, nil) }
  ) throws(DecodeError) -> [UInt8] {
    let start = offset
    try skip(count)
    let value = slice(start..<offset)
    let (shown, meaning) = text(value)
    fields.append(
      Field(
        name, shown ?? Self.pairs(value), meaning: meaning, range: start..<offset,
        isSecret: isSecret))
    return value
  }

  /// Hex pairs of at most 24 bytes, and how many more there are.
  static func pairs(_ bytes: [UInt8]) -> String {
    let shown = bytes.prefix(24).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
      .joined(separator: " ")
    return bytes.count > 24 ? shown + " … (\(bytes.count) bytes)" : shown
  }

  mutating func macAddress(_ name: String) throws(DecodeError) -> MACAddress {
    let start = offset
    let high: UInt16 = try peek()
    let low: UInt32 = try peek(at: 2)
    try skip(6)
    let address = MACAddress(rawValue: UInt64(high) << 32 | UInt64(low))
    fields.append(
      Field(
        name, address.description,
        meaning: address == .broadcast
          ? "to all stations" : address.isGroup ? "to a group of stations" : nil,
        range: start..<offset))
    return address
  }

  @discardableResult
  mutating func ipv4Address(_ name: String) throws(DecodeError) -> IPAddress {
    let start = offset
    let address = IPAddress(v4: try peek(UInt32.self))
    try skip(4)
    fields.append(Field(name, address.description, range: start..<offset))
    return address
  }

  @discardableResult
  mutating func ipv6Address(_ name: String) throws(DecodeError) -> IPAddress {
    let start = offset
    let address = IPAddress(high: try peek(UInt64.self), low: try peek(UInt64.self, at: 8))
    try skip(16)
    fields.append(Field(name, address.description, range: start..<offset))
    return address
  }

  /// Writes down a field made of bits that were read already.
  mutating func note(
    _ name: String, _ value: String, meaning: String? = nil, at range: Range<Int>,
    isSecret: Bool = false
  ) {
    fields.append(Field(name, value, meaning: meaning, range: range, isSecret: isSecret))
  }
}
