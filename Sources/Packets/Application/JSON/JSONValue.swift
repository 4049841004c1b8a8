/// A value of JSON (RFC 8259 §3).
public enum JSONValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  /// As it was written: what kind of number a reader makes of it is the reader's choice (RFC 8259 §6).
  case number(String)
  case string(String)
  case array([JSONValue])
  /// In the order they were written; a name may come more than once.
  case object([JSONMember])
}

/// A name with its value, in an object (RFC 8259 §4).
public struct JSONMember: Hashable, Sendable {
  public let name: String
  public let value: JSONValue

  public init(name: String, value: JSONValue) {
    self.name = name
    self.value = value
  }
}

extension JSONValue {
  /// The value of an object's member; of several with this name the last, as most readers have it.
  public subscript(name: String) -> JSONValue? {
    members.last { $0.name == name }?.value
  }

  /// The members of an object, else none.
  public var members: [JSONMember] {
    if case .object(let members) = self { return members }
    return []
  }

  /// The elements of an array, else none.
  public var elements: [JSONValue] {
    if case .array(let elements) = self { return elements }
    return []
  }

  public var string: String? {
    if case .string(let text) = self { return text }
    return nil
  }

  public var boolean: Bool? {
    if case .boolean(let truth) = self { return truth }
    return nil
  }

  /// A number that is whole and fits; `1.0` and `1e3` are not written as whole ones.
  public var integer: Int? {
    if case .number(let text) = self { return Int(text) }
    return nil
  }

  /// A number as floating point; nil where it has no finite one.
  public var number: Double? {
    guard case .number(let text) = self, let number = Double(text), number.isFinite else {
      return nil
    }
    return number
  }

  /// A string, number or truth in words; nil for what has parts, and for null.
  public var text: String? {
    switch self {
    case .string(let text), .number(let text): text
    case .boolean(let truth): truth ? "true" : "false"
    case .null, .array, .object: nil
    }
  }
}
