/// A seeded generator of random numbers (Steele, Lea and Flood, 2014): the same sequence on every run.
public struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }

  /// `bytes` with one to eight of them changed, and sometimes cut.
  public mutating func corrupt(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    guard !bytes.isEmpty else { return bytes }
    for _ in 0..<Int.random(in: 1...8, using: &self) {
      let index = Int.random(in: 0..<bytes.count, using: &self)
      // Extremes break more than chance does.
      bytes[index] = [0, 0xff, 0xc0, UInt8.random(in: 0...255, using: &self)]
        .randomElement(using: &self)!
    }
    if Bool.random(using: &self) { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &self)) }
    return bytes
  }
}
