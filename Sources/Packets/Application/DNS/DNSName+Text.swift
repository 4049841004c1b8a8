extension DNSName: CustomStringConvertible {
  public var description: String { text }

  /// The name in presentation form (RFC 1035 §5.1) without a final dot: printable ASCII as it is, a dot
  /// or backslash inside a label after a backslash, any other byte as `\DDD`. The root is `.`.
  public var text: String { presentation(unicode: false) }

  /// As ``text``, but with labels that are well-formed UTF-8 in their own letters: how multicast DNS
  /// names things (RFC 6762 §16).
  public var unicodeText: String { presentation(unicode: true) }

  /// ``unicodeText`` with every ASCII capital made small: what tables are keyed by.
  public var key: String {
    plainText(inSmallLetters: true) ?? lowercased.presentation(unicode: true)
  }

  /// The text of a name that needs no escapes, as nearly all: its labels with dots for length bytes.
  private func plainText(inSmallLetters: Bool = false) -> String? {
    guard !isRoot else { return "." }
    var text = wire
    var dot = Int(text[0]) + 1
    for place in 1..<(text.count - 1) {
      let byte = text[place]
      if place == dot {
        dot += Int(byte) + 1
        text[place] = UInt8(ascii: ".")
        continue
      }
      switch byte {
      case UInt8(ascii: "."), UInt8(ascii: "\\"): return nil
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): if inSmallLetters { text[place] = byte | 0x20 }
      case 0x20...0x7e: continue
      default: return nil
      }
    }
    return String(decoding: text[1..<(text.count - 1)], as: UTF8.self)
  }

  private func presentation(unicode: Bool) -> String {
    guard !isRoot else { return "." }
    if let plain = plainText() { return plain }
    var text: [UInt8] = []
    text.reserveCapacity(wire.count)
    var left = 0
    var escapesHighBytes = true
    for (index, byte) in wire.dropLast().enumerated() {
      if left > 0 {
        text.append(labelByte: byte, escapingHigh: escapesHighBytes)
        left -= 1
      } else {
        if index > 0 { text.append(UInt8(ascii: ".")) }
        left = Int(byte)
        if unicode {
          escapesHighBytes = !wire[(index + 1)..<(index + 1 + left)].isPlainUTF8
        }
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension Array where Element == UInt8 {
  fileprivate mutating func append(labelByte byte: UInt8, escapingHigh: Bool) {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "\\"):
      append(UInt8(ascii: "\\"))
      append(byte)
    case 0x20...0x7e:
      append(byte)
    case 0x80... where !escapingHigh:
      append(byte)
    default:
      append(UInt8(ascii: "\\"))
      append(UInt8(ascii: "0") + byte / 100)
      append(UInt8(ascii: "0") + byte / 10 % 10)
      append(UInt8(ascii: "0") + byte % 10)
    }
  }
}
