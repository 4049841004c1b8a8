/// The compressed bytes a decompressor is working on, read on from a source whenever they are used up.
struct PackedInput {
  /// How much compressed data is read at once.
  private static let target = 1 << 17

  private let source: (any ByteSource)?
  private var bytes: [UInt8]
  private var position = 0

  var neverWaits: Bool { source?.neverWaits ?? true }

  /// Begins with `bytes`, which were read from `source` already.
  init(source: (any ByteSource)?, bytes: [UInt8]) {
    self.source = source
    self.bytes = bytes
  }

  /// Makes sure that there is at least one byte to work on.
  mutating func fill() -> ReadResult {
    if position < bytes.count { return .some }
    guard let source else { return .end }
    bytes.removeAll(keepingCapacity: true)
    position = 0
    var result = ReadResult.end
    bytes.append(addingCapacity: Self.target) { output in
      result = source.read(into: &output)
    }
    return result
  }

  func startsWith(_ byte: UInt8) -> Bool {
    position < bytes.count && bytes[position] == byte
  }

  /// Lends the bytes not yet used to `body`, which says how many it has used.
  mutating func consume<Result>(_ body: (Span<UInt8>) -> (used: Int, result: Result)) -> Result {
    let (used, result) = body(bytes.span.extracting(position..<bytes.count))
    position += used
    return result
  }
}
