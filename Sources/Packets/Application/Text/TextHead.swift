/// The head of a message written as HTTP's are: a start line, fields, an empty line (RFC 2326 §15, RFC 3261 §7).
public struct TextHead: Hashable, Sendable {
  public struct Field: Hashable, Sendable {
    /// In lower case; SIP's short forms are written out.
    public let name: String
    public let value: String
  }

  public let startLine: String
  public let fields: [Field]
  /// Bytes of the head, its empty line included.
  public let byteCount: Int

  /// Longest head, in bytes.
  public static let lengthBound = 1 << 16
  private static let fieldBound = 256

  /// Parses the head that bytes begin with. A line without a colon is passed over, a folded one belongs to the one before.
  ///
  /// - Parameter isDatagram: whether bytes are a whole datagram: where it ends the head ends too, for not every device writes the
  ///   empty line.
  public init(parsing bytes: RawSpan, isDatagram: Bool = false) throws(DecodeError) {
    var lines = TextLineReader(bytes.extracting(first: Self.lengthBound))
    startLine = try lines.next()
    var fields: [Field] = []
    while true {
      if isDatagram, lines.isAtEnd { break }
      let line = try lines.next()
      if line.isEmpty { break }
      guard fields.count < Self.fieldBound else {
        throw DecodeError(.limit(field: "fields", bound: Self.fieldBound), at: lines.offset)
      }
      if line.utf8.first == 0x20 || line.utf8.first == 0x09, let last = fields.popLast() {
        fields.append(Field(name: last.name, value: last.value + " " + line.trimmed))
      } else if let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) {
        let name = line[..<colon].trimmed.lowercased()
        fields.append(
          Field(
            name: Self.shortForms[name] ?? name,
            value: line[line.utf8.index(after: colon)...].trimmed))
      }
    }
    self.fields = fields
    byteCount = lines.offset
  }

  /// The first field of this name.
  public subscript(name: String) -> String? {
    fields.first { $0.name == name }?.value
  }

  /// Bytes that follow the head; 0 where none are told.
  public var contentLength: Int {
    guard let text = self["content-length"], let count = Int(text), count > 0 else { return 0 }
    return min(count, 1 << 30)
  }

  /// SIP's (RFC 3261 §7.3.3).
  private static let shortForms: [String: String] = [
    "c": "content-type", "f": "from", "i": "call-id", "l": "content-length", "m": "contact",
    "s": "subject", "t": "to", "v": "via",
  ]
}

extension StringProtocol {
  /// Without blanks at either end.
  var trimmed: String {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    let text = Substring(self)
    guard let first = text.utf8.firstIndex(where: { !isBlank($0) }),
      let last = text.utf8.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(text[first...last])
  }
}
