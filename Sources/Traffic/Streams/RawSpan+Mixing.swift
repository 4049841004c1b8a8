import Packets

extension RawSpan {
  /// These bytes mixed into a number, eight at a time, multiplied and folded: to tell whether bytes are the same as some
  /// before, where nothing worse than a missed repetition hangs on it.
  @inline(__always)
  func mixed(into seed: UInt64) -> UInt64 {
    var reader = ByteReader(self)
    var hash = seed
    while reader.remaining >= 8, let word = try? reader.readLittleEndian(UInt64.self) {
      hash = (hash ^ word) &* 0xff51_afd7_ed55_8ccd
      hash ^= hash >> 32
    }
    while reader.remaining > 0, let byte = try? reader.read(UInt8.self) {
      hash = (hash ^ UInt64(byte)) &* 0xff51_afd7_ed55_8ccd
      hash ^= hash >> 32
    }
    return hash
  }
}
