/// TKIP's own MIC, which covers a frame from above as a whole (IEEE 802.11-2020 §12.5.2.3).
enum Michael {
  static let length = 8

  /// Eight bytes; nil unless the key has eight.
  static func mic(of message: [UInt8], key: ArraySlice<UInt8>) -> [UInt8]? {
    guard key.count == 8 else { return nil }
    let words = Array(key)
    var left = word(words, at: 0)
    var right = word(words, at: 4)
    var padded = message + [0x5a, 0, 0, 0, 0]
    while padded.count % 4 != 0 { padded.append(0) }
    for offset in stride(from: 0, to: padded.count, by: 4) {
      left ^= word(padded, at: offset)
      mix(&left, &right)
    }
    return [left, right].flatMap { value in
      (0..<4).map { UInt8(truncatingIfNeeded: value >> UInt32($0 * 8)) }
    }
  }

  private static func mix(_ left: inout UInt32, _ right: inout UInt32) {
    right ^= left << 17 | left >> 15
    left &+= right
    right ^= (left & 0xff00_ff00) >> 8 | (left & 0x00ff_00ff) << 8
    left &+= right
    right ^= left << 3 | left >> 29
    left &+= right
    right ^= left >> 2 | left << 30
    left &+= right
  }

  private static func word(_ bytes: [UInt8], at offset: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(bytes[offset + $1]) << UInt32($1 * 8) }
  }
}
