import Packets

extension JSONWriter {
  /// Writes a value that somebody sent.
  mutating func value(_ value: JSONValue) {
    switch value {
    case .object(let members):
      object { writer in
        for member in members {
          writer.key(member.name)
          writer.value(member.value)
        }
      }
    case .array(let values):
      array { writer in
        for value in values { writer.value(value) }
      }
    case .string(let text): self.value(text)
    case .number(let text): number(text)
    case .boolean(let truth): self.value(truth)
    case .null: null()
    }
  }
}

extension JSONValue {
  /// A whole JSON text; nil for what is none, or goes beyond the reader's bounds.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let value = try? JSONValue(parsing: bytes.rawSpan) else { return nil }
    self = value
  }

  /// Whether it is an object or an array: what is worth laying out.
  var isStructured: Bool {
    switch self {
    case .object, .array: true
    default: false
    }
  }
}
