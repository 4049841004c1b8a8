/// The Huffman code of HPACK (RFC 7541 Appendix B).
///
/// Codes of one length follow each other in the order of their symbols, and those of each length those of the one before:
/// so their lengths say all.
enum HPACKHuffman {
  /// Bits of each byte's code, then of the end of a string.
  private static let lengths: [UInt8] = [
    13, 23, 28, 28, 28, 28, 28, 28, 28, 24, 30, 28, 28, 30, 28, 28,
    28, 28, 28, 28, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 28,
    6, 10, 10, 12, 13, 6, 8, 11, 10, 10, 8, 11, 8, 6, 6, 6,
    5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 7, 8, 15, 6, 12, 10,
    13, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7,
    7, 7, 7, 7, 7, 7, 7, 7, 8, 7, 8, 13, 19, 13, 14, 6,
    15, 5, 6, 5, 6, 5, 6, 6, 6, 5, 7, 7, 6, 6, 6, 5,
    6, 7, 6, 5, 5, 6, 7, 7, 7, 7, 7, 15, 11, 14, 13, 28,
    20, 22, 20, 20, 22, 22, 22, 23, 22, 23, 23, 23, 23, 23, 24, 23,
    24, 24, 22, 23, 24, 23, 23, 23, 23, 21, 22, 23, 22, 23, 23, 24,
    22, 21, 20, 22, 22, 23, 23, 21, 23, 22, 22, 24, 21, 22, 23, 23,
    21, 21, 22, 21, 23, 22, 23, 23, 20, 22, 22, 22, 23, 22, 22, 23,
    26, 26, 20, 19, 22, 23, 22, 25, 26, 26, 26, 27, 27, 26, 24, 25,
    19, 21, 26, 27, 27, 26, 27, 24, 21, 21, 26, 26, 28, 27, 27, 27,
    20, 24, 20, 21, 22, 21, 21, 23, 22, 22, 25, 25, 24, 24, 26, 23,
    26, 27, 26, 26, 27, 27, 27, 27, 27, 28, 27, 27, 27, 27, 27, 26,
    30,
  ]
  private static let endOfString = 256
  private static let longest = 30

  /// Of the codes of one length: the first, how many there are, and the place of the first one's symbol in ``symbols``.
  private struct Row: Sendable {
    var firstCode = 0
    var count = 0
    var firstPlace = 0
  }

  private static let symbols: [Int] = lengths.indices.sorted {
    (lengths[$0], $0) < (lengths[$1], $1)
  }

  private static let rows: [Row] = {
    var rows = [Row](repeating: Row(), count: longest + 1)
    var code = 0
    var place = 0
    for length in 1...longest {
      code <<= 1
      let count = lengths.count { $0 == length }
      rows[length] = Row(firstCode: code, count: count, firstPlace: place)
      code += count
      place += count
    }
    return rows
  }()

  /// The text that was encoded; it ends with less than a byte of ones.
  static func decode(_ bytes: RawSpan) throws(DecodeError) -> [UInt8] {
    var reader = ByteReader(bytes)
    var text: [UInt8] = []
    var code = 0
    var length = 0
    while reader.remaining > 0 {
      let byte: UInt8 = try reader.read()
      for shift in stride(from: 7, through: 0, by: -1) {
        code = code << 1 | Int(byte >> UInt8(shift) & 1)
        length += 1
        guard length <= longest else {
          throw DecodeError(.invalid(field: "Huffman code", value: 0), at: reader.offset - 1)
        }
        let row = rows[length]
        guard code - row.firstCode < row.count else { continue }
        let symbol = symbols[row.firstPlace + code - row.firstCode]
        guard symbol != endOfString else {
          throw DecodeError(
            .invalid(field: "Huffman code", value: UInt64(symbol)), at: reader.offset - 1)
        }
        text.append(UInt8(symbol))
        (code, length) = (0, 0)
      }
    }
    guard length < 8, code == 1 << length - 1 else {
      throw DecodeError(.invalid(field: "padding", value: UInt64(code)), at: reader.offset)
    }
    return text
  }
}
