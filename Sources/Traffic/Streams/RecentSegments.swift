import Packets

/// The last few segments of one direction, to tell when a repetition brings other bytes.
///
/// Only the first bytes of each are compared, through a hash: whoever injects bytes into a stream changes what it says,
/// and that shows at its beginning.
struct RecentSegments: Sendable {
  private static let count = 4
  /// Bytes of a segment that are compared.
  static let comparedBytes = 64

  private var sequences: InlineArray<4, UInt32> = .init(repeating: 0)
  private var hashes: InlineArray<4, UInt32> = .init(repeating: 0)
  /// How many of their bytes are compared; 0 where there is none.
  private var lengths: InlineArray<4, UInt8> = .init(repeating: 0)
  private var place: UInt8 = 0

  @inline(__always)
  mutating func insert(_ bytes: RawSpan, at sequence: UInt32) {
    let slot = Int(place)
    sequences[slot] = sequence
    lengths[slot] = UInt8(min(bytes.byteCount, Self.comparedBytes))
    hashes[slot] = Self.hash(bytes)
    place = (place &+ 1) & 3
  }

  /// Whether a segment begins where one of these began, is at least as long, and has other bytes.
  func contradict(_ bytes: RawSpan, at sequence: UInt32) -> Bool {
    for slot in 0..<Self.count where lengths[slot] > 0 && sequences[slot] == sequence {
      let compared = Int(lengths[slot])
      guard compared <= bytes.byteCount else { continue }
      if hashes[slot] != Self.hash(bytes.extracting(0..<compared)) { return true }
    }
    return false
  }

  @inline(__always)
  private static func hash(_ bytes: RawSpan) -> UInt32 {
    let compared = bytes.extracting(first: comparedBytes)
    return UInt32(truncatingIfNeeded: compared.mixed(into: 0x9e37_79b9_7f4a_7c15))
  }
}
