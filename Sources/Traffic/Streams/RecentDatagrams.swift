import Packets

/// The last few datagrams of a flow: what is announced again and again, byte for byte, need be understood once only.
struct RecentDatagrams: Sendable {
  private var hashes: InlineArray<4, UInt64> = .init(repeating: 0)
  private var place: UInt8 = 0

  /// Whether the sender said just this a few datagrams ago; if not, it is remembered.
  mutating func repeats(_ bytes: RawSpan, from sender: Sender) -> Bool {
    let hash = Self.hash(bytes, sender == .client ? 1 : 2)
    for slot in hashes.indices where hashes[slot] == hash { return true }
    hashes[Int(place)] = hash
    place = (place &+ 1) & 3
    return false
  }

  /// Eight bytes at a time, multiplied and folded; never 0.
  private static func hash(_ bytes: RawSpan, _ seed: UInt64) -> UInt64 {
    var reader = ByteReader(bytes)
    var hash = seed &* 0x9e37_79b9_7f4a_7c15 ^ UInt64(bytes.byteCount)
    while reader.remaining >= 8, let word = try? reader.read(UInt64.self) {
      hash = (hash ^ word) &* 0xff51_afd7_ed55_8ccd
      hash ^= hash >> 32
    }
    while reader.remaining > 0, let byte = try? reader.read(UInt8.self) {
      hash = (hash ^ UInt64(byte)) &* 0xff51_afd7_ed55_8ccd
      hash ^= hash >> 32
    }
    return hash | 1
  }
}
