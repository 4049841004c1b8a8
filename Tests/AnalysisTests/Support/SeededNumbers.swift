/// Random numbers that are the same on every run (SplitMix64; Steele, Lea and Flood, 2014).
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }

  /// `bytes` with a few of them changed: one to eight.
  mutating func corrupt(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    guard !bytes.isEmpty else { return bytes }
    for _ in 0..<Int.random(in: 1...8, using: &self) {
      let place = Int.random(in: 0..<bytes.count, using: &self)
      bytes[place] =
        [0, 0xff, 0x7f, 0x80, bytes[place] ^ 1 << UInt8.random(in: 0...7, using: &self)]
        .randomElement(using: &self) ?? 0
    }
    return bytes
  }
}
