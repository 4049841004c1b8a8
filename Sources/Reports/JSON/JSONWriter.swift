/// Writes JSON (RFC 8259) piece by piece, in the order it is told.
///
/// A member without a value is left out. Commas, colons and indentation are the writer's own business.
public struct JSONWriter: Sendable {
  public enum Layout: Sendable {
    /// No space that needn't be there: one line.
    case compact
    /// A line for each value, two spaces for each level.
    case pretty
  }

  private let layout: Layout
  private(set) var bytes: [UInt8] = []
  private var level = 0
  /// Whether the next value is the first of its object or array.
  private var isFirst = true
  /// Whether a key has just been written, so that its value stays beside it.
  private var isAfterKey = false
  /// Whether everything stays on the line.
  private var isInline = false
  /// What is done with secrets in texts; nil where there can be none.
  var secrets: Secrets?
  /// The key that was written last, where it matters for secrets.
  private var name = ""

  public init(_ layout: Layout = .compact) {
    self.layout = layout
  }

  /// What has been written so far.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  // MARK: Structure

  /// Writes an object whose members `body` writes.
  public mutating func object(_ body: (inout JSONWriter) -> Void) {
    nest(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
  }

  /// Writes an array whose values `body` writes.
  public mutating func array(_ body: (inout JSONWriter) -> Void) {
    nest(UInt8(ascii: "["), UInt8(ascii: "]"), body)
  }

  /// Writes an array of numbers, on one line in either layout.
  public mutating func array(of numbers: some Sequence<Int>) {
    array { writer in
      writer.isInline = true
      for number in numbers { writer.value(number) }
    }
    isInline = false
  }

  /// Writes the key of the value that comes next.
  public mutating func key(_ name: String) {
    separate()
    appendQuoted(name)
    bytes.append(UInt8(ascii: ":"))
    if layout == .pretty { bytes.append(UInt8(ascii: " ")) }
    isAfterKey = true
    if secrets != nil { self.name = name }
  }

  private mutating func nest(
    _ opening: UInt8, _ closing: UInt8, _ body: (inout JSONWriter) -> Void
  ) {
    separate()
    bytes.append(opening)
    level += 1
    isFirst = true
    body(&self)
    level -= 1
    if !isFirst { breakLine() }
    isFirst = false
    bytes.append(closing)
  }

  private mutating func separate() {
    if isAfterKey {
      isAfterKey = false
      return
    }
    if !isFirst {
      bytes.append(UInt8(ascii: ","))
      if isInline, layout == .pretty { bytes.append(UInt8(ascii: " ")) }
    }
    isFirst = false
    if level > 0 { breakLine() }
  }

  private mutating func breakLine() {
    guard layout == .pretty, !isInline else { return }
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<level { bytes += [UInt8(ascii: " "), UInt8(ascii: " ")] }
  }

  // MARK: Values

  public mutating func value(_ text: String) {
    separate()
    appendQuoted(secrets?.shown(text, of: name) ?? text)
  }

  public mutating func value(_ number: some BinaryInteger) {
    separate()
    bytes.append(decimal: number)
  }

  public mutating func value(_ truth: Bool) {
    separate()
    bytes += truth ? Array("true".utf8) : Array("false".utf8)
  }

  /// Writes a number with at most three decimals; what is not finite as null.
  public mutating func value(_ number: Double) {
    separate()
    bytes.append(thousandths: number)
  }

  /// Writes nanoseconds as seconds, exactly: 1700000000.123456.
  public mutating func seconds(_ nanoseconds: Int64) {
    separate()
    bytes.append(secondsOf: nanoseconds)
  }

  /// Writes a number as somebody else wrote it in JSON.
  mutating func number(_ text: String) {
    separate()
    bytes += Array(text.utf8)
  }

  mutating func null() {
    separate()
    bytes += Array("null".utf8)
  }

  /// Writes bytes that are a JSON string's inside already: plain ASCII without quotes or backslashes.
  mutating func plain(_ body: (inout [UInt8]) -> Void) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    body(&bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func appendQuoted(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    bytes.append(escapingForJSON: text)
    bytes.append(UInt8(ascii: "\""))
  }
}
