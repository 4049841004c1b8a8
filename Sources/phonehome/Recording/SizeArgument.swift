import ArgumentParser

/// A size as users write it: `100M`, `1.5G`, `500k`, or bytes without a unit; units are decimal.
struct SizeArgument: Hashable {
  let bytes: Int

  /// Reads an option's value.
  ///
  /// - Throws: when it is no size, or none between 10 kB and 1 TB.
  init(_ text: String) throws {
    guard let bytes = Self.parse(text) else {
      throw ValidationError("Write 500k, 100M or 2G: 10k at least.")
    }
    self.bytes = bytes
  }

  private static func parse(_ text: String) -> Int? {
    var number = text[...]
    if number.last == "B" || number.last == "b" { number.removeLast() }
    let units: [Character: Double] = [
      "k": 1e3, "K": 1e3, "M": 1e6, "m": 1e6, "G": 1e9, "g": 1e9, "T": 1e12,
    ]
    let factor = number.last.flatMap { units[$0] }
    if factor != nil { number.removeLast() }
    guard number.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }),
      let value = Double(number)
    else { return nil }
    let bytes = value * (factor ?? 1)
    return bytes >= 10_000 && bytes <= 1e12 ? Int(bytes) : nil
  }
}
