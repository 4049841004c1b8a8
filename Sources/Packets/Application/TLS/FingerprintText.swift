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
    bytes.append(decimal: value)
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
    bytes.append(hexadecimal: UInt8(value >> 8))
    bytes.append(hexadecimal: UInt8(value & 255))
  }
}
