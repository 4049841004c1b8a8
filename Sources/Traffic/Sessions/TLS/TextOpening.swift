import Packets

/// How a stream of a protocol of lines begins: compared without copying, since every unknown flow is asked.
struct TextOpening {
  /// The first bytes, left-aligned.
  private var word: UInt32 = 0
  /// How many there are, at most four.
  private var count = 0

  init(_ bytes: RawSpan) {
    var reader = ByteReader(bytes)
    while count < 4, let byte = try? reader.read(UInt8.self) {
      word |= UInt32(byte) << UInt32(24 - 8 * count)
      count += 1
    }
  }

  /// Whether the stream begins with the first `length` letters of `letters`; possible where it is too short to say.
  func compare(_ letters: UInt32, length: Int = 4) -> Recognition {
    let compared = min(length, count)
    guard compared > 0 else { return .possible }
    let shift = UInt32(32 - 8 * compared)
    guard word >> shift == letters >> shift else { return .no }
    return compared == length ? .certain : .possible
  }

  /// The best that any of some openings comes to.
  func compare(anyOf openings: [UInt32]) -> Recognition {
    var best = Recognition.no
    for letters in openings {
      switch compare(letters) {
      case .certain: return .certain
      case .possible: best = .possible
      case .no: break
      }
    }
    return best
  }

  /// Whether a word of `length` letters ends there: with a blank, or with its line.
  static func wordEnds(in bytes: RawSpan, after length: Int) -> Recognition {
    var reader = ByteReader(bytes)
    guard (try? reader.skip(length)) != nil, let next = try? reader.read(UInt8.self) else {
      return .possible
    }
    return next == 0x20 || next == 0x0d || next == 0x0a ? .certain : .no
  }

  /// Longest first line that is looked at.
  private static let lineBound = 256

  /// Whether the first line holds a word, in small letters, whatever the case; possible where the line has no end yet.
  static func firstLine(of bytes: RawSpan, holds word: String) -> Recognition {
    var line: [UInt8] = []
    var isWhole = false
    var reader = ByteReader(bytes)
    while line.count < lineBound, !isWhole, let byte = try? reader.read(UInt8.self) {
      line.append(byte)
      isWhole = byte == UInt8(ascii: "\n")
    }
    if String(decoding: line, as: UTF8.self).lowercased().contains(word) { return .certain }
    return isWhole || line.count == lineBound ? .no : .possible
  }
}
