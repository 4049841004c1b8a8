/// How a mark stands in a pcapng comment: for people who read it in Wireshark, and exact to the nanosecond.
extension CaptureMark {
  /// `mark 2026-11-21T14:40:03.123456789Z: lamp on`, or without colon and text where there is none.
  public var comment: String {
    let (seconds, nanoseconds) = Self.floorDivide(Int(time), 1_000_000_000)
    let (day, second) = Self.floorDivide(seconds, 86_400)
    let clock = [second / 3600, second / 60 % 60, second % 60]
      .map { Self.padded($0, 2) }.joined(separator: ":")
    let moment = "\(CivilDate(daysSince1970: day))T\(clock).\(Self.padded(nanoseconds, 9))Z"
    return "mark \(moment)" + (text.isEmpty ? "" : ": \(text)")
  }

  /// The mark that a comment written by `comment` tells of; `nil` for any other comment.
  public init?(comment: String) {
    let prefix = "mark "
    let bytes = Array(comment.utf8.prefix(Self.momentLength + prefix.utf8.count))
    guard comment.hasPrefix(prefix), bytes.count == Self.momentLength + prefix.utf8.count,
      let time = Self.time(of: bytes[prefix.utf8.count...])
    else { return nil }
    let rest = comment.utf8.dropFirst(bytes.count)
    guard rest.isEmpty || rest.starts(with: ": ".utf8) else { return nil }
    self.init(time: time, text: String(Substring(rest.dropFirst(2))))
  }

  /// Letters of `2026-11-21T14:40:03.123456789Z`.
  private static let momentLength = 30

  private static func time(of bytes: ArraySlice<UInt8>) -> Int64? {
    let pattern = Array("dddd-dd-ddTdd:dd:dd.dddddddddZ".utf8)
    var numbers: [Int] = [0]
    for (byte, expected) in zip(bytes, pattern) {
      if expected == UInt8(ascii: "d") {
        guard byte.isDigit else { return nil }
        numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + Int(byte & 0x0f)
      } else {
        guard byte == expected else { return nil }
        numbers.append(0)
      }
    }
    guard numbers.count == 8, numbers[3] < 24, numbers[4] < 60, numbers[5] < 60,
      let day = CivilDate.daysSince1970(year: numbers[0], month: numbers[1], day: numbers[2])
    else { return nil }
    let seconds = Int128(day * 86_400 + numbers[3] * 3600 + numbers[4] * 60 + numbers[5])
    return Int64(exactly: seconds * 1_000_000_000 + Int128(numbers[6]))
  }

  private static func floorDivide(_ value: Int, _ divisor: Int) -> (quotient: Int, rest: Int) {
    let (quotient, rest) = value.quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
