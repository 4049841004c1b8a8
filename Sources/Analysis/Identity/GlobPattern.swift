import Packets

/// A pattern for short texts, as a whole and without case: `*` stands for anything, `?` for one byte, `#` for a digit,
/// `%` for a hexadecimal digit, all else for itself.
struct GlobPattern: Hashable, Sendable {
  private let tokens: [UInt8]
  /// The letters that it can't do without, as ``letters(of:)`` has them.
  let letters: UInt64

  init(_ text: some StringProtocol) {
    tokens = text.utf8.map(\.asciiLowercased)
    letters = Self.letters(of: tokens.filter { !Self.wildcards.contains($0) }[...])
  }

  /// One bit for each byte that occurs, some sharing one: a text that lacks one of a pattern's is not of that pattern.
  static func letters(of bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(0) { $0 | 1 << UInt64($1 & 63) }
  }

  /// Its first byte, where that stands for itself.
  var firstByte: UInt8? {
    guard let first = tokens.first, !Self.wildcards.contains(first) else { return nil }
    return first
  }

  func matches(_ text: some StringProtocol) -> Bool {
    matches(text.utf8.map(\.asciiLowercased)[...])
  }

  /// Whether it is of this text.
  ///
  /// - Parameter bytes: UTF-8 in lower case.
  func matches(_ bytes: ArraySlice<UInt8>) -> Bool {
    var token = 0
    var byte = bytes.startIndex
    // Where to go on when what follows the last star did not fit: one byte later.
    var retry: (token: Int, byte: Int)?
    while byte < bytes.endIndex {
      if token < tokens.count, tokens[token] == Self.star {
        token += 1
        retry = (token, byte)
      } else if token < tokens.count, Self.fits(tokens[token], bytes[byte]) {
        token += 1
        byte += 1
      } else if let last = retry {
        retry = (last.token, last.byte + 1)
        token = last.token
        byte = last.byte + 1
      } else {
        return false
      }
    }
    return tokens[token...].allSatisfy { $0 == Self.star }
  }

  private static let star = UInt8(ascii: "*")
  private static let wildcards = Array("*?#%".utf8)

  private static func fits(_ token: UInt8, _ byte: UInt8) -> Bool {
    switch token {
    case UInt8(ascii: "?"): true
    case UInt8(ascii: "#"): byte.isDigit
    case UInt8(ascii: "%"): byte.isHexDigit
    default: token == byte
    }
  }
}
