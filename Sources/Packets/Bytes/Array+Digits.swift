extension [UInt8] {
  /// Adds a number in decimal digits, as few as it takes, after a hyphen where it is negative.
  @inlinable
  public mutating func append(decimal number: some BinaryInteger) {
    if number < 0 { append(UInt8(ascii: "-")) }
    append(digitsOf: UInt64(truncatingIfNeeded: number.magnitude))
  }

  @usableFromInline
  mutating func append(digitsOf number: UInt64) {
    if number > 9 { append(digitsOf: number / 10) }
    append(UInt8(ascii: "0") + UInt8(number % 10))
  }

  /// Adds a byte as two hexadecimal digits, in small letters.
  public mutating func append(hexadecimal byte: UInt8) {
    append((byte >> 4).asHexadecimalDigit)
    append((byte & 15).asHexadecimalDigit)
  }
}

extension UInt8 {
  /// The digit, in small letters, of a number below 16.
  fileprivate var asHexadecimalDigit: UInt8 {
    self < 10 ? UInt8(ascii: "0") + self : UInt8(ascii: "a") - 10 + self
  }
}
