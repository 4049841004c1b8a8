/// Hashes that are looked for: nearly all others are told apart by one look.
struct WantedHashes: Sendable {
  private let hashes: Set<UInt64>
  /// A bit for the low bits of each: few of all are set.
  private var bits: [UInt64]

  private static let bitCount: UInt64 = 1 << 16

  init(_ hashes: Set<UInt64>) {
    self.hashes = hashes
    bits = Array(repeating: 0, count: Int(Self.bitCount / 64))
    for hash in hashes {
      let place = hash % Self.bitCount
      bits[Int(place / 64)] |= 1 << (place % 64)
    }
  }

  /// False for nearly all that are not wanted.
  func mayHold(_ hash: UInt64) -> Bool {
    let place = hash % Self.bitCount
    return bits[Int(place / 64)] & 1 << (place % 64) != 0
  }

  func holds(_ hash: UInt64) -> Bool { mayHold(hash) && hashes.contains(hash) }
}
