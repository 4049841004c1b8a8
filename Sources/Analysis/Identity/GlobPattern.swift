import Packets

/// A pattern for short texts, as a whole and without case: `*` stands for anything, `?` for one byte, `#` for a digit,
/// `%` for a hexadecimal digit, all else for itself.
struct GlobPattern: Hashable, Sendable {
  private let tokens: [UInt8]
  /// What it can't do without.
  let traces: ByteTraces

  init(_ text: some StringProtocol) {
    let tokens = text.utf8.map(\.asciiLowercased)
    self.tokens = tokens
    traces = tokens.split { Self.wildcards.contains($0) }
      .reduce(into: ByteTraces()) { $0.add($1) }
  }

  func matches(_ text: some StringProtocol) -> Bool {
    matches(text.utf8.map(\.asciiLowercased)[...])
  }

  /// Whether it is of this text.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8 in lower case.
  ///   - textTraces: theirs.
  func matches(_ bytes: ArraySlice<UInt8>, _ textTraces: ByteTraces) -> Bool {
    traces.mayBe(in: textTraces) && matches(bytes)
  }

  /// Whether it is of this text.
  ///
  /// - Parameter bytes: UTF-8 in lower case.
  func matches(_ bytes: ArraySlice<UInt8>) -> Bool {
    let tokens = tokens.span
    let bytes = bytes.span
    var token = 0
    var byte = 0
    // Where to go on when what follows the last star did not fit: one byte later.
    var retry: (token: Int, byte: Int)?
    while byte < bytes.count {
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
    while token < tokens.count, tokens[token] == Self.star { token += 1 }
    return token == tokens.count
  }

  private static var star: UInt8 { UInt8(ascii: "*") }
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
