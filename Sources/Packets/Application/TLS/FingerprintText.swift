/// Lists of numbers as text, put together byte by byte: fingerprints are made of every hello.
struct FingerprintText {
  /// ASCII.
  private(set) var bytes: [UInt8] = []
  private var isInList = false

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// Adds a character that ends a list, or stands alone.
  mutating func append(_ separator: Unicode.Scalar) {
    bytes.append(UInt8(ascii: separator))
    isInList = false
  }

  mutating func append(decimal value: UInt16) {
    var power: UInt16 = 1
    while value / power >= 10 { power *= 10 }
    while power > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(value / power % 10))
      power /= 10
    }
  }

  /// Adds the next member of a list in decimal, after a hyphen.
  mutating func append(item value: UInt16) {
    if isInList { bytes.append(UInt8(ascii: "-")) }
    isInList = true
    append(decimal: value)
  }

  /// Adds the next member of a list as four hexadecimal digits, after a comma.
  mutating func append(hexadecimalItem value: UInt16) {
    if isInList { bytes.append(UInt8(ascii: ",")) }
    isInList = true
    bytes.append(UInt8(value >> 12).asHexadecimalDigit)
    bytes.append(UInt8(value >> 8 & 15).asHexadecimalDigit)
    bytes.append(UInt8(value >> 4 & 15).asHexadecimalDigit)
    bytes.append(UInt8(value & 15).asHexadecimalDigit)
  }
}

extension UInt8 {
  /// The digit, in small letters, of a number below 16.
  public var asHexadecimalDigit: UInt8 {
    self < 10 ? UInt8(ascii: "0") + self : UInt8(ascii: "a") - 10 + self
  }
}
