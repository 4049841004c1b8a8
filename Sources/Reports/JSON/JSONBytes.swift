import Packets

/// How JSON spells numbers and strings.
extension [UInt8] {
  /// Appends nanoseconds as seconds, without zeros that say nothing.
  mutating func append(secondsOf nanoseconds: Int64) {
    if nanoseconds < 0 { append(UInt8(ascii: "-")) }
    let (whole, fraction) = nanoseconds.magnitude.quotientAndRemainder(dividingBy: 1_000_000_000)
    append(decimal: whole)
    append(fraction: fraction, places: 9)
  }

  /// Appends a number rounded to three decimals, without zeros that say nothing; null when it is not finite.
  mutating func append(thousandths number: Double) {
    guard number.isFinite, let scaled = Int64(exactly: (number * 1000).rounded()) else {
      self += Array("null".utf8)
      return
    }
    if scaled < 0 { append(UInt8(ascii: "-")) }
    let (whole, fraction) = scaled.magnitude.quotientAndRemainder(dividingBy: 1000)
    append(decimal: whole)
    append(fraction: fraction, places: 3)
  }

  private mutating func append(fraction: UInt64, places: Int) {
    guard fraction > 0 else { return }
    append(UInt8(ascii: "."))
    var rest = fraction
    var place: UInt64 = 1
    for _ in 1..<places { place *= 10 }
    while rest > 0 {
      append(UInt8(ascii: "0") + UInt8(rest / place))
      rest %= place
      place /= 10
    }
  }

  /// Appends text as the inside of a JSON string: quotes, backslashes and every active character escaped.
  mutating func append(escapingForJSON text: String) {
    guard !text.utf8.allSatisfy(\.isPlainInJSON) else {
      append(contentsOf: text.utf8)
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": self += [UInt8(ascii: "\\"), UInt8(scalar.value)]
      case "\n": self += Array(#"\n"#.utf8)
      case "\r": self += Array(#"\r"#.utf8)
      case "\t": self += Array(#"\t"#.utf8)
      case _ where scalar.isActive: append(escapeOf: scalar)
      default: append(contentsOf: String(scalar).utf8)
      }
    }
  }

  /// Appends `\u` and four hex digits; every active character is in the Basic Multilingual Plane.
  private mutating func append(escapeOf scalar: Unicode.Scalar) {
    self += [UInt8(ascii: "\\"), UInt8(ascii: "u")]
    append(hexadecimal: UInt8(truncatingIfNeeded: scalar.value >> 8))
    append(hexadecimal: UInt8(truncatingIfNeeded: scalar.value))
  }
}

extension UInt8 {
  /// Printable ASCII that JSON takes as it is.
  fileprivate var isPlainInJSON: Bool {
    (0x20...0x7e).contains(self) && self != UInt8(ascii: "\"") && self != UInt8(ascii: "\\")
  }
}
