/// What of a domain name is a domain itself: its last label, its last two, and so on, each told by a hash, which two may share.
struct NameSuffixes {
  struct Suffix {
    /// Of its bytes from the last to the first, FNV-1a (draft-eastlake-fnv).
    let hash: UInt64
    /// In bytes.
    let length: Int
  }

  /// The shortest first; the whole name last.
  private(set) var all: [Suffix] = []

  init(_ name: String) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    var length = 0
    for byte in name.utf8.reversed() {
      if byte == UInt8(ascii: ".") { all.append(Suffix(hash: hash, length: length)) }
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
      length += 1
    }
    all.append(Suffix(hash: hash, length: length))
  }

  var whole: Suffix { all[all.count - 1] }
  /// The last two labels, or the one there is.
  var end: Suffix { all[min(1, all.count - 1)] }
}
