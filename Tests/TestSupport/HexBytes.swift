extension [UInt8] {
  /// The bytes that hexadecimal digits stand for; blanks and colons between them don't matter.
  public init(hex digits: String) {
    let values = digits.compactMap(\.hexDigitValue).map(UInt8.init)
    self = stride(from: 0, to: values.count - 1, by: 2).map { values[$0] << 4 | values[$0 + 1] }
  }
}
