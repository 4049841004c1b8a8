/// Which bytes a text has, and which of them follow each other: a text that lacks a trace of a pattern is not of that pattern.
struct ByteTraces: Hashable, Sendable {
  /// One bit for each byte that occurs, some sharing one.
  private var bytes: UInt64 = 0
  /// One of 128 bits for each two bytes that follow each other, many sharing one.
  private var lowPairs: UInt64 = 0
  private var highPairs: UInt64 = 0

  init() {}

  init(_ text: ArraySlice<UInt8>) { add(text) }

  mutating func add(_ text: ArraySlice<UInt8>) {
    let text = text.span
    guard !text.isEmpty else { return }
    var last = text[0]
    bytes |= 1 << UInt64(last & 63)
    for place in 1..<text.count {
      let byte = text[place]
      bytes |= 1 << UInt64(byte & 63)
      let pair = last &* 23 &+ byte
      let bit: UInt64 = 1 << UInt64(pair & 63)
      if pair & 64 == 0 { lowPairs |= bit } else { highPairs |= bit }
      last = byte
    }
  }

  /// The pairs that are told apart.
  static let pairBits = 128

  /// Calls `body` with the number of each pair that occurs.
  @inline(__always)
  func forEachPair(_ body: (Int) -> Void) {
    var rest = lowPairs
    while rest != 0 {
      body(rest.trailingZeroBitCount)
      rest &= rest - 1
    }
    rest = highPairs
    while rest != 0 {
      body(64 + rest.trailingZeroBitCount)
      rest &= rest - 1
    }
  }

  /// Whether all of these are among a text's.
  func mayBe(in text: ByteTraces) -> Bool {
    bytes & ~text.bytes | lowPairs & ~text.lowPairs | highPairs & ~text.highPairs == 0
  }
}
