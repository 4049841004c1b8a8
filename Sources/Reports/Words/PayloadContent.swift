import Packets
import Traffic

/// What a payload is, to be laid out; its secrets masked where they are to be.
enum PayloadContent {
  /// An object or an array.
  case json(JSONValue)
  case text(String)
  case binary([UInt8])

  /// - Parameter topic: may name what the whole payload is: `plug/wifi/password`.
  init(_ payload: TopicTotals.Payload, of topic: String, _ secrets: Secrets) {
    let isCut = payload.bytes.count < payload.length
    guard let text = Self.text(payload.bytes, isCut: isCut) else {
      self = .binary(payload.bytes)
      return
    }
    let shown = secrets.shown(payload: text, of: topic)
    if !isCut, let value = JSONValue(shown), value.isStructured {
      self = .json(value)
    } else {
      self = .text(shown)
    }
  }

  /// The bytes as text, if they are some: well-formed UTF-8 without control characters but tabs and line ends.
  static func text(_ bytes: [UInt8], isCut: Bool) -> String? {
    // A cut may go through a letter.
    for missing in 0...(isCut ? min(3, bytes.count) : 0) {
      guard let text = String(validating: bytes.dropLast(missing), as: UTF8.self) else { continue }
      let isPlain = text.unicodeScalars.allSatisfy { scalar in
        !scalar.isControl || scalar == "\t" || scalar == "\n" || scalar == "\r"
      }
      return isPlain ? text : nil
    }
    return nil
  }

  /// On one line.
  var line: String {
    switch self {
    case .json(let value):
      var writer = JSONWriter()
      writer.value(value)
      return writer.text
    case .text(let text):
      return text.split(whereSeparator: \.isNewline).map { String($0) }.joined(separator: " ")
    case .binary(let bytes): return bytes.hexadecimal
    }
  }

  /// Line by line, as far as `bound` lines go.
  func lines(_ bound: Int) -> [String] {
    let all: [String]
    switch self {
    case .json(let value):
      var writer = JSONWriter(.pretty)
      writer.value(value)
      all = writer.text.split(separator: "\n").map { String($0) }
    case .text(let text):
      all = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        .map { String($0) }
    case .binary(let bytes): all = Self.dump(bytes)
    }
    let rest = all.count - bound
    return rest > 0 ? all.prefix(bound) + ["… and \(Quantity.count(rest, "more line"))"] : all
  }

  /// Sixteen bytes a line: offset, digits, and what is printable.
  private static func dump(_ bytes: [UInt8]) -> [String] {
    stride(from: 0, to: bytes.count, by: 16).map { start in
      let row = bytes[start..<min(start + 16, bytes.count)]
      let digits = row.map { [$0].hexadecimal }.joined(separator: " ")
      let letters = row.map { (0x20...0x7e).contains($0) ? $0 : UInt8(ascii: ".") }
      let offset = String(start, radix: 16)
      return String(repeating: "0", count: max(0, 4 - offset.count)) + offset + "  "
        + digits.padded(to: 47) + "  " + String(decoding: letters, as: UTF8.self)
    }
  }
}

extension Unicode.Scalar {
  /// Whether it is a control character (C0, DEL, C1).
  var isControl: Bool { properties.generalCategory == .control }
}
