import Packets

/// One option of a pcapng block: a number that means something in that type of block, and its value.
struct PcapngOption: ~Escapable {
  let code: UInt16
  let value: RawSpan
  private let byteOrder: ByteOrder

  /// opt_comment, in every type of block.
  static let comment: UInt16 = 1

  @_lifetime(copy value)
  init(code: UInt16, value: RawSpan, byteOrder: ByteOrder) {
    self.code = code
    self.value = value
    self.byteOrder = byteOrder
  }

  /// The value as an integer; `nil` when it is too short to be one.
  func integer<Integer: FixedWidthInteger & BitwiseCopyable>(
    _ type: Integer.Type = Integer.self
  ) -> Integer? {
    var reader = ByteReader(value)
    return try? reader.read(in: byteOrder)
  }

  /// The value as text of at most 4,096 bytes; what is not UTF-8 is repaired.
  var text: String { String(recorded: value) }
}

/// The options at the end of a pcapng block (draft-ietf-opsawg-pcapng §3.5).
struct PcapngOptions: ~Escapable {
  private var reader: ByteReader
  private let byteOrder: ByteOrder

  @_lifetime(copy bytes)
  init(_ bytes: RawSpan, _ byteOrder: ByteOrder) {
    reader = ByteReader(bytes)
    self.byteOrder = byteOrder
  }

  /// The next option, or `nil` after the last; throws when it doesn't fit into its block.
  @_lifetime(copy self)
  mutating func next() throws(DecodeError) -> PcapngOption? {
    // Many writers leave out opt_endofopt, though it is required.
    guard reader.remaining >= 4 else { return nil }
    let code: UInt16 = try reader.read(in: byteOrder)
    let length: UInt16 = try reader.read(in: byteOrder)
    guard code != 0 else { return nil }
    let value = try reader.readBytes(Int(length))
    try reader.skip(min(-Int(length) & 3, reader.remaining))
    return PcapngOption(code: code, value: value, byteOrder: byteOrder)
  }
}

extension String {
  /// Text as a capture holds it: up to the first NUL, at most 4,096 bytes, repaired where it is not UTF-8.
  init(recorded bytes: RawSpan) {
    let text = [UInt8](copying: bytes.extracting(first: 4096)).prefix { $0 != 0 }
    self.init(decoding: text, as: UTF8.self)
  }
}
