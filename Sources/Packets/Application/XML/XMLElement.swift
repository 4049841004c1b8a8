/// An element of an XML document (XML 1.0 §3), as far as its start tag and the text right after it tell.
public struct XMLElement: Hashable, Sendable {
  /// Its name without prefix.
  public let name: String
  /// The text between its start tag and the next tag, without white space around it, entities resolved.
  public let text: String
  /// How many elements it is inside of; 0 is the root.
  public let depth: Int

  public init(name: String, text: String, depth: Int) {
    self.name = name
    self.text = text
    self.depth = depth
  }
}

/// The elements of an XML document, in order; read tolerantly: what follows the first mistake is left out.
///
/// No document type, no namespaces, no attributes: enough for what devices say of themselves.
public struct XMLElements: Hashable, Sendable {
  /// Most elements that are kept.
  static let bound = 512
  /// Longest text that is kept, in bytes.
  static let textBound = 1024

  public private(set) var all: [XMLElement] = []

  public init(reading bytes: RawSpan) {
    var open: [String] = []
    var position = 0
    while all.count < Self.bound, let tag = XMLTag(in: bytes, from: position) {
      position = tag.next
      switch tag.kind {
      case .start(let name, let isEmpty):
        let text = isEmpty ? "" : Self.text(in: bytes, from: tag.next)
        all.append(XMLElement(name: name, text: text, depth: open.count))
        // Deeper than any sense, it is not counted further.
        if !isEmpty, open.count < 64 { open.append(name) }
      case .end(let name):
        if let place = open.lastIndex(of: name) { open.removeSubrange(place...) }
      case .other: break
      }
    }
  }

  /// The text of the first element of a name that has any.
  public func text(of name: String) -> String? {
    all.first { $0.name == name && !$0.text.isEmpty }?.text
  }

  /// Whether an element of a name is there.
  public func contains(_ name: String) -> Bool { all.contains { $0.name == name } }

  private static func text(in bytes: RawSpan, from start: Int) -> String {
    let marker = "<![CDATA["
    var start = start
    while bytes.isWhiteSpace(at: start) { start += 1 }
    if bytes.begins(with: marker, at: start) {
      let from = start + marker.utf8.count
      var end = from
      while let bracket = bytes.firstOffset(of: UInt8(ascii: "]"), from: end) {
        end = bracket + 1
        guard bytes.begins(with: "]]>", at: bracket) else { continue }
        return String(readable: bytes.extracting(from..<min(bracket, from + textBound)))
      }
      return ""
    }
    guard let tag = bytes.firstOffset(of: UInt8(ascii: "<"), from: start) else { return "" }
    var end = min(tag, start + textBound)
    while end > start, bytes.isWhiteSpace(at: end - 1) { end -= 1 }
    return XMLEntities.resolved(String(readable: bytes.extracting(start..<end)))
  }
}

extension RawSpan {
  fileprivate func isWhiteSpace(at offset: Int) -> Bool {
    byte(at: offset)?.isXMLWhiteSpace ?? false
  }
}

extension UInt8 {
  /// Whether XML takes it for white space (XML 1.0 §2.3), which also divides the items of a list (XML Schema Part 2 §2.5.1.2).
  var isXMLWhiteSpace: Bool {
    switch self {
    case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): true
    default: false
    }
  }
}
