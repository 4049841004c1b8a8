/// What of a domain name is a domain itself: its last label, its last two, and so on, each told by a hash, which two may share.
enum NameSuffixes {
  struct Suffix {
    let hash: UInt64
    /// In bytes.
    let length: Int
  }

  /// All of a name, the shortest first; the whole name last.
  static func all(of name: String) -> [Suffix] {
    let bytes = name.utf8.span
    var suffixes: [Suffix] = []
    suffixes.reserveCapacity(4)
    var hash = offsetBasis
    for length in 0..<bytes.count {
      let byte = bytes[bytes.count - 1 - length]
      if byte == dot { suffixes.append(Suffix(hash: hash, length: length)) }
      hash = mix(hash, byte)
    }
    suffixes.append(Suffix(hash: hash, length: bytes.count))
    return suffixes
  }

  /// The hash of the last so many labels, or of all where there are fewer.
  static func hash(ofLast labels: Int, of name: String) -> UInt64 {
    let bytes = name.utf8.span
    var hash = offsetBasis
    var dots = 0
    for length in 0..<bytes.count {
      let byte = bytes[bytes.count - 1 - length]
      if byte == dot {
        dots += 1
        if dots == labels { break }
      }
      hash = mix(hash, byte)
    }
    return hash
  }

  private static var dot: UInt8 { UInt8(ascii: ".") }
  private static var offsetBasis: UInt64 { 0xcbf2_9ce4_8422_2325 }

  /// FNV-1a (draft-eastlake-fnv), from the last byte to the first.
  private static func mix(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }
}
