import Packets

extension DNSName {
  /// The name as logs have it: in lower case, labels as UTF-8 with U+FFFD for bytes that are none, a dot or
  /// backslash inside a label after a backslash. The root is `.`.
  ///
  /// Unlike ``text`` it can't be turned back into bytes, but other programs that log names write them the same.
  var queryText: String {
    guard !isRoot else { return "." }
    return lowercased.labels.map { label in
      let text = String(decoding: label, as: UTF8.self)
      guard label.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "\\") }) else {
        return text
      }
      return text.reduce(into: "") { escaped, character in
        if character == "." || character == "\\" { escaped.append("\\") }
        escaped.append(character)
      }
    }.joined(separator: ".")
  }
}
