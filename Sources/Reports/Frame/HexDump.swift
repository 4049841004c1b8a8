import Packets

/// Bytes as hexadecimal digits, sixteen a line, each with the text it may be beside it.
enum HexDump {
  /// Most bytes that are shown.
  static let bound = 512

  /// - Parameter start: where in the frame the bytes begin.
  static func lines(_ bytes: some Collection<UInt8>, from start: Int) -> [String] {
    let bytes = Array(bytes)
    var lines = stride(from: 0, to: min(bytes.count, bound), by: 16).map { place in
      let row = bytes[place..<min(place + 16, bytes.count)]
      let text = row.map { (0x20...0x7e).contains($0) ? Character(Unicode.Scalar($0)) : "." }
      let digits = digits(row)
      let padding = String(repeating: " ", count: 47 - digits.count)
      return "\(offset(start + place))  \(digits)\(padding)  \(String(text))"
    }
    if bytes.count > bound { lines.append("… and \(Quantity.count(bytes.count - bound)) more") }
    return lines
  }

  static func digits(_ bytes: some Sequence<UInt8>, separator: String = " ") -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: separator)
  }

  private static func offset(_ value: Int) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
