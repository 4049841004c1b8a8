extension [UInt8] {
  /// The bytes that Base64 stands for (RFC 4648 §4); nil for what is none. Padding may be missing.
  init?(base64 digits: some Sequence<UInt8>) {
    self = []
    var bits: UInt32 = 0
    var count = 0
    for digit in digits {
      guard digit != UInt8(ascii: "=") else { break }
      guard let value = digit.base64Value else { return nil }
      bits = bits << 6 | UInt32(value)
      count += 1
      if count % 4 != 1 {
        append(UInt8(truncatingIfNeeded: bits >> (6 - UInt32(count - 1) % 4 * 2)))
      }
    }
    if count % 4 == 1 { return nil }
  }
}

extension UInt8 {
  fileprivate var base64Value: UInt8? {
    switch self {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): self - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): self - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
