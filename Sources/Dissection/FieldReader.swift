import Packets

/// Reads a layer's fields in wire order and writes down what it reads.
struct FieldReader {
  private(set) var bytes: [UInt8]
  private(set) var offset: Int
  /// Where the layer's bytes end.
  private(set) var end: Int
  /// Where the part being read ends; never behind ``end``.
  private(set) var limit: Int
  private(set) var enclosures: [Enclosure]
  private(set) var fields: [Field] = []
  /// What is known of the stream from other frames, and from the layers before.
  var place: StreamPiece
  /// Which of several alike parts is being read.
  var group: String?
  /// Whether the layer is nothing but bytes.
  var isUnexplained = false

  init(
    _ bytes: [UInt8], from offset: Int, to end: Int, _ enclosures: [Enclosure] = [],
    _ place: StreamPiece = StreamPiece()
  ) {
    self.bytes = bytes
    self.enclosures = enclosures
    self.place = place
    self.end = min(max(0, end), bytes.count)
    self.offset = min(max(0, offset), self.end)
    limit = self.end
  }

  var remaining: Int { limit - offset }
  var rest: Range<Int> { offset..<limit }
  /// Whether a part being read ends where the layer does: what is missing then isn't in this frame.
  var isAtEnd: Bool { limit == end }

  // MARK: Reading without a field

  func peek<Value: FixedWidthInteger & BitwiseCopyable>(
    _ type: Value.Type = Value.self, at ahead: Int = 0
  ) throws(DecodeError) -> Value {
    var reader = ByteReader(bytes.rawSpan)
    try reader.seek(to: offset)
    reader.truncate(to: limit)
    try reader.skip(ahead)
    return try reader.read()
  }

  mutating func skip(_ count: Int) throws(DecodeError) {
    guard count >= 0, count <= remaining else {
      throw DecodeError(.truncated(needed: count, available: remaining), at: offset)
    }
    offset += count
  }

  /// Says that the layers from here on have `count` bytes, and what `next` is behind them.
  mutating func enclose(toNext count: Int, then next: Dissector.Part) {
    guard count >= 0, count < end - offset else { return }
    enclosures.append(Enclosure(end: end, next: next))
    end = offset + count
    limit = min(limit, end)
  }

  /// Gives up what lies more than `count` bytes ahead.
  mutating func truncate(toNext count: Int) {
    enclose(toNext: count, then: .layer(Dissector.readTrailer))
  }

  /// Reads no farther than `count` bytes from here, until widened to what this gives.
  mutating func narrow(to count: Int) -> Int {
    let outer = limit
    if count < remaining { limit = offset + max(0, count) }
    return outer
  }

  mutating func widen(to outer: Int) { limit = min(max(outer, limit), end) }

  /// Puts the plain text in the place of bytes of as many that are encrypted.
  mutating func decrypt(_ range: Range<Int>, _ plain: [UInt8]) {
    guard range.count == plain.count, range.upperBound <= bytes.count else { return }
    bytes.replaceSubrange(range, with: plain)
  }

  func slice(_ range: Range<Int>) -> [UInt8] { Array(bytes[range.clamped(to: 0..<bytes.count)]) }

  /// The bytes that are left.
  var restBytes: [UInt8] { slice(rest) }

  /// Reads bytes up to a NUL, and passes that over; where there is none, up to the end of the part.
  mutating func readToNUL() throws(DecodeError) -> [UInt8] {
    let bytes = restBytes.upToNUL
    try skip(min(bytes.count + 1, remaining))
    return bytes
  }

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
    note(name, shown ?? "\(value)", meaning: meaning, at: start..<offset)
    return value
  }

  /// Reads a little-endian integer, shown as `text` says.
  @discardableResult
  mutating func littleEndian<Value: FixedWidthInteger & BitwiseCopyable>(
    _ name: String, _ type: Value.Type = Value.self,
    _ text: (Value) -> (value: String?, meaning: String?) = { _ in (nil, nil) }
  ) throws(DecodeError) -> Value {
    let start = offset
    let value: Value = try peek(type).byteSwapped
    try skip(MemoryLayout<Value>.size)
    let (shown, meaning) = text(value)
    note(name, shown ?? "\(value)", meaning: meaning, at: start..<offset)
    return value
  }

  /// Reads an integer shown as hexadecimal digits.
  @discardableResult
  mutating func hexadecimal<Value: FixedWidthInteger & BitwiseCopyable>(
    _ name: String, _ type: Value.Type = Value.self, meaning: (Value) -> String? = { _ in nil }
  ) throws(DecodeError) -> Value {
    try integer(name, type) { value in (Self.hexadecimal(value), meaning(value)) }
  }

  /// Reads a little-endian integer shown as hexadecimal digits.
  @discardableResult
  mutating func littleEndianHexadecimal<Value: FixedWidthInteger & BitwiseCopyable>(
    _ name: String, _ type: Value.Type = Value.self, meaning: (Value) -> String? = { _ in nil }
  ) throws(DecodeError) -> Value {
    try littleEndian(name, type) { value in (Self.hexadecimal(value), meaning(value)) }
  }

  static func hexadecimal<Value: FixedWidthInteger>(_ value: Value) -> String {
    let digits = String(value, radix: 16)
    return "0x" + String(repeating: "0", count: max(0, Value.bitWidth / 4 - digits.count)) + digits
  }

  /// What the bits that are set stand for; nil where none of these is.
  static func words<Flags: FixedWidthInteger>(
    of flags: Flags, _ names: [(bit: Flags, word: String)]
  ) -> String? {
    let words = names.filter { flags & $0.bit != 0 }.map(\.word)
    return words.isEmpty ? nil : words.joined(separator: ", ")
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
    note(
      name, shown ?? Self.pairs(value), meaning: meaning, at: start..<offset, isSecret: isSecret)
    return value
  }

  /// Reads bytes that are text.
  @discardableResult
  mutating func text(
    _ name: String, _ count: Int, subject: String? = nil, isSecret: Bool = false,
    meaning: (String) -> String? = { _ in nil }
  ) throws(DecodeError) -> String {
    let start = offset
    try skip(count)
    let value = String(escaping: slice(start..<offset))
    note(
      name, value, meaning: meaning(value), at: start..<offset, subject: subject,
      isSecret: isSecret)
    return value
  }

  /// Reads text of `count` bytes that NULs fill up.
  mutating func paddedText(
    _ name: String, _ count: Int, isSecret: Bool = false
  ) throws(DecodeError) {
    try octets(name, count, isSecret: isSecret) { (String(escaping: $0.upToNUL), nil) }
  }

  /// Reads text up to a NUL, or to the end of the part where there is none.
  @discardableResult
  mutating func textToNUL(_ name: String) throws(DecodeError) -> String {
    let start = offset
    let value = String(escaping: try readToNUL())
    note(name, value, at: start..<offset)
    return value
  }

  /// Hex pairs of at most 24 bytes, and how many more there are.
  static func pairs(_ bytes: [UInt8]) -> String {
    let shown = bytes.prefix(24).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
      .joined(separator: " ")
    return bytes.count > 24 ? shown + " … (\(bytes.count) bytes)" : shown
  }

  @discardableResult
  mutating func macAddress(_ name: String) throws(DecodeError) -> MACAddress {
    let start = offset
    let high: UInt16 = try peek()
    let low: UInt32 = try peek(at: 2)
    try skip(6)
    let address = MACAddress(rawValue: UInt64(high) << 32 | UInt64(low))
    note(
      name, address.description,
      meaning: address == .broadcast
        ? "to all stations" : address.isGroup ? "to a group of stations" : nil,
      at: start..<offset)
    return address
  }

  /// Reads an address of either version.
  @discardableResult
  mutating func address(_ name: String, isV6: Bool) throws(DecodeError) -> IPAddress {
    isV6 ? try ipv6Address(name) : try ipv4Address(name)
  }

  @discardableResult
  mutating func ipv4Address(_ name: String) throws(DecodeError) -> IPAddress {
    let start = offset
    let address = IPAddress(v4: try peek(UInt32.self))
    try skip(4)
    note(name, address.description, at: start..<offset)
    return address
  }

  @discardableResult
  mutating func ipv6Address(_ name: String) throws(DecodeError) -> IPAddress {
    let start = offset
    let address = IPAddress(high: try peek(UInt64.self), low: try peek(UInt64.self, at: 8))
    try skip(16)
    note(name, address.description, at: start..<offset)
    return address
  }

  /// Writes down a field made of bits that were read already.
  mutating func note(
    _ name: String, _ value: String, meaning: String? = nil, at range: Range<Int>,
    subject: String? = nil, time: Int64? = nil, isSecret: Bool = false
  ) {
    fields.append(
      Field(
        name, value, meaning: meaning, range: range, group: group, subject: subject, time: time,
        isSecret: isSecret))
  }
}
