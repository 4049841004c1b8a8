/// The sum that checksums of IP, TCP and UDP are the complement of: of 16-bit words, in ones' complement (RFC 1071 §1).
struct InternetChecksum {
  private var total: UInt64 = 0

  /// The words' sum; 0xffff where a checksum among them is right.
  var sum: UInt16 {
    let folded = total % 0xffff
    // Ones' complement has two zeros; only a sum of nothing is the positive one.
    return folded == 0 && total > 0 ? 0xffff : UInt16(folded)
  }

  mutating func add(_ word: UInt64) { total &+= (word >> 32) &+ (word & 0xffff_ffff) }

  /// Adds bytes that begin at an even offset; an odd last one is the high half of a word.
  mutating func add(_ bytes: RawSpan) {
    var reader = ByteReader(bytes)
    while let word = try? reader.read(UInt16.self) { total &+= UInt64(word) }
    if let last = try? reader.read(UInt8.self) { total &+= UInt64(last) << 8 }
  }
}
