/// The header fields of a message that are kept, in order. Bounded.
public struct HTTPFields: Hashable, Sendable {
  /// Most fields of one message.
  static let bound = 64

  public private(set) var all: [HTTPField] = []
  /// Lines that are no field.
  public private(set) var malformedCount = 0
  /// Whether the line before was a field that is kept: a line that begins with a blank goes on with it.
  private var isContinuable = false

  public init() {}

  /// The value of the first field of a name.
  public subscript(name: HTTPField.Name) -> String? {
    for field in all where field.name == name { return field.value }
    return nil
  }

  /// The members of all fields of a name that is a list (RFC 9110 §5.6.1), in lower case.
  public func list(_ name: HTTPField.Name) -> [String] {
    all.filter { $0.name == name }.flatMap { field in
      field.value.split(separator: ",").map { String($0.trimmingBlanks).lowercased() }
    }
  }

  /// Adds what a line says; without the line's end.
  public mutating func add(line: RawSpan) {
    if line.begins(with: " ") || line.begins(with: "\t") {
      goOn(with: line)
      return
    }
    isContinuable = false
    do throws(DecodeError) {
      guard let field = try HTTPField(parsing: line), all.count < Self.bound else { return }
      all.append(field)
      isContinuable = true
    } catch {
      malformedCount += 1
    }
  }

  /// Adds a folded line to the value before (RFC 9112 §5.2).
  private mutating func goOn(with line: RawSpan) {
    guard isContinuable, let last = all.indices.last,
      all[last].value.utf8.count < HTTPField.valueBound
    else { return }
    all[last].value += " " + HTTPField.trimmed(line, from: 0)
  }
}

extension Substring {
  /// Without the blanks around it.
  var trimmingBlanks: Substring {
    var text = self
    while let first = text.utf8.first, first.isBlank { text = text.dropFirst() }
    while let last = text.utf8.last, last.isBlank { text = text.dropLast() }
    return text
  }
}
