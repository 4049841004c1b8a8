extension String {
  /// Bytes of unknown encoding as text that is safe to print: as they are when they are well-formed UTF-8
  /// without control characters, else with every byte outside printable ASCII as `\xNN`.
  ///
  /// NULs at the end, which C programs count in, are dropped.
  public init(escaping bytes: some BidirectionalCollection<UInt8>) {
    var count = bytes.count
    for byte in bytes.reversed() {
      guard byte == 0 else { break }
      count -= 1
    }
    let bytes = bytes.prefix(count)
    guard !bytes.isPlainUTF8 else {
      self = String(decoding: bytes, as: UTF8.self)
      return
    }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    for byte in bytes {
      if (0x20...0x7e).contains(byte) {
        text.append(byte)
      } else {
        let digits = Array("0123456789abcdef".utf8)
        text += [
          UInt8(ascii: "\\"), UInt8(ascii: "x"), digits[Int(byte >> 4)], digits[Int(byte & 15)],
        ]
      }
    }
    self = String(decoding: text, as: UTF8.self)
  }

  /// The same of an array: other targets need not make it anew for that.
  public init(escaping bytes: [UInt8]) {
    self.init(escaping: bytes[...])
  }
}

extension Collection where Element == UInt8 {
  /// Whether these bytes are well-formed UTF-8 without control characters (Unicode category Cc).
  var isPlainUTF8: Bool {
    var isASCII = true
    var afterC2 = false
    for byte in self {
      if byte < 0x20 || byte == 0x7f || afterC2 && byte < 0xa0 { return false }
      if byte >= 0x80 { isASCII = false }
      afterC2 = byte == 0xc2
    }
    return isASCII || String(validating: self, as: UTF8.self) != nil
  }
}
