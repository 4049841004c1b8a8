/// Goes through the lines of a list for rules about domains: all, or those whose hash is wanted.
///
/// Understood are `||domain^`, also with `$third-party` or as an exception (`@@`); an address and a name, as in
/// hosts(5); and a domain alone. Everything else is about parts of web pages.
struct TrackerLines: ~Escapable {
  struct Rule {
    let domain: String
    /// Whether it stands for all names below the domain too.
    let holdsBelow: Bool
    let isException: Bool
  }

  private let bytes: Span<UInt8>
  private let wanted: WantedHashes?
  /// By byte: itself in lower case where domains have it, else 0.
  private let letters: [UInt8]
  private var offset = 0

  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>, wanted: Set<UInt64>? = nil) {
    self.bytes = bytes
    self.wanted = wanted.map(WantedHashes.init)
    letters = (0...UInt8.max).map { Self.lowercased($0) ?? 0 }
  }

  /// FNV-1a (draft-eastlake-fnv), 64 bits.
  static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(offsetBasis) { mix($0, $1) }
  }

  private static let offsetBasis: UInt64 = 0xcbf2_9ce4_8422_2325

  private static func mix(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  /// The next rule whose domain's hash is wanted; it may still be another domain's.
  mutating func next() -> Rule? {
    while offset < bytes.count {
      let start = offset
      let passedOver = skipDomain(start)
      var end = passedOver ?? start
      while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
      offset = end + 1
      guard passedOver == nil else { continue }
      if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
      if let rule = rule(start, end) { return rule }
    }
    return nil
  }

  /// Looks at a line no further than its domain: how far it was read where nobody wants that; nil where it is to be looked
  /// at more closely.
  private func skipDomain(_ start: Int) -> Int? {
    var index = start
    switch bytes[start] {
    case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "/"), UInt8(ascii: "\n"): return start
    case UInt8(ascii: "|"), UInt8(ascii: "@"):
      while index < bytes.count, index < start + 4,
        bytes[index] == UInt8(ascii: "|") || bytes[index] == UInt8(ascii: "@")
      {
        index += 1
      }
    // The line of a hosts file begins with an address.
    case UInt8(ascii: "0"), UInt8(ascii: "1"), UInt8(ascii: ":"): return nil
    default: break
    }
    var hash = Self.offsetBasis
    while index < bytes.count {
      let letter = letters[Int(bytes[index])]
      guard letter != 0 else { break }
      hash = Self.mix(hash, letter)
      index += 1
    }
    return wanted.map { $0.mayHold(hash) } ?? true ? nil : index
  }

  private func rule(_ start: Int, _ end: Int) -> Rule? {
    guard start < end else { return nil }
    switch bytes[start] {
    case UInt8(ascii: "!"), UInt8(ascii: "#"): return nil
    case UInt8(ascii: "|"): return adblock(start, end, isException: false)
    case UInt8(ascii: "@"):
      guard end - start > 2, bytes[start + 1] == UInt8(ascii: "@") else { return nil }
      return adblock(start + 2, end, isException: true)
    default: return plain(start, end)
    }
  }

  private func adblock(_ start: Int, _ end: Int, isException: Bool) -> Rule? {
    guard end - start > 3, bytes[start] == UInt8(ascii: "|"), bytes[start + 1] == UInt8(ascii: "|")
    else { return nil }
    guard let (domain, rest) = domain(start + 2, end), rest < end, bytes[rest] == UInt8(ascii: "^"),
      rest + 1 == end || (!isException && isThirdParty(rest + 1, end))
    else { return nil }
    return Rule(domain: domain, holdsBelow: true, isException: isException)
  }

  private func isThirdParty(_ start: Int, _ end: Int) -> Bool {
    let option = Array("$third-party".utf8)
    guard end - start == option.count else { return false }
    return option.indices.allSatisfy { bytes[start + $0] == option[$0] }
  }

  /// `0.0.0.0 domain` or `domain`, perhaps with a comment after it.
  private func plain(_ start: Int, _ end: Int) -> Rule? {
    var first = start
    var isHosts = false
    if bytes[start] == UInt8(ascii: "0") || bytes[start] == UInt8(ascii: "1")
      || bytes[start] == UInt8(ascii: ":")
    {
      var index = start
      while index < end, !isBlank(bytes[index]) { index += 1 }
      while index < end, isBlank(bytes[index]) { index += 1 }
      if index < end, bytes[index] != UInt8(ascii: "#") {
        first = index
        isHosts = true
      }
    }
    guard let (domain, rest) = domain(first, end), rest == end || isBlank(bytes[rest]) else {
      return nil
    }
    return Rule(domain: domain, holdsBelow: !isHosts, isException: false)
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == 9 }

  /// A name of letters, digits, hyphens, underscores and dots whose hash is wanted, and where it ends.
  private func domain(_ start: Int, _ end: Int) -> (String, Int)? {
    var hash = Self.offsetBasis
    var index = start
    while index < end, let byte = Self.lowercased(bytes[index]) {
      hash = Self.mix(hash, byte)
      index += 1
    }
    guard index > start, wanted.map({ $0.holds(hash) }) ?? true else { return nil }
    var text: [UInt8] = []
    for place in start..<index { text.append(Self.lowercased(bytes[place]) ?? 0) }
    return (String(decoding: text, as: UTF8.self), index)
  }

  private static func lowercased(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
      byte
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
    default: nil
    }
  }
}
