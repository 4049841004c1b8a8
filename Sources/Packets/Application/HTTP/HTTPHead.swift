/// The head of an HTTP/1.x message: its start line and its header fields (RFC 9112 §2.1).
///
/// Quickly copied: sessions keep heads until they are answered.
public struct HTTPHead: Hashable, Sendable {
  public enum StartLine: Hashable, Sendable {
    case request(HTTPRequestLine)
    case response(HTTPStatusLine)

    /// - Parameter line: without its end.
    public init(parsing line: RawSpan) throws(DecodeError) {
      self =
        line.begins(with: "HTTP/")
        ? .response(try HTTPStatusLine(parsing: line))
        : .request(try HTTPRequestLine(parsing: line))
    }
  }

  // Seen by callers in other targets, which would have to copy all of it for whatever they ask.
  @usableFromInline
  final class Contents: Sendable {
    // The start line, one of both: what is asked of it need not copy all of it.
    @usableFromInline let request: HTTPRequestLine?
    @usableFromInline let response: HTTPStatusLine?
    @usableFromInline let fields: HTTPFields

    init(_ startLine: StartLine, _ fields: HTTPFields) {
      request = if case .request(let line) = startLine { line } else { nil }
      response = if case .response(let line) = startLine { line } else { nil }
      self.fields = fields
    }
  }

  @usableFromInline let contents: Contents

  @inlinable public var fields: HTTPFields {
    _read { yield contents.fields }
  }

  public init(_ startLine: StartLine, _ fields: HTTPFields) {
    contents = Contents(startLine, fields)
  }

  /// A whole head, up to and with the empty line; what follows is the content.
  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    self = try HTTPHead(parsing: &reader)
  }

  /// A whole head, up to and with the empty line.
  init(parsing reader: inout ByteReader) throws(DecodeError) {
    let startLine = try StartLine(parsing: try reader.readLine())
    var fields = HTTPFields()
    while true {
      let line = try reader.readLine()
      if line.isEmpty { break }
      fields.add(line: line)
    }
    self.init(startLine, fields)
  }

  public static func == (left: Self, right: Self) -> Bool {
    left.request == right.request && left.response == right.response
      && left.fields == right.fields
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(request)
    hasher.combine(response)
    hasher.combine(fields)
  }

  @inlinable public var request: HTTPRequestLine? {
    _read { yield contents.request }
  }

  @inlinable public var response: HTTPStatusLine? {
    _read { yield contents.response }
  }

  // Of the start line, without a copy of all of it.

  /// Whether it is a request's.
  public var isRequest: Bool { if case .some = contents.request { true } else { false } }

  /// A request's method; nil of a response.
  public var method: String? { contents.request?.method }

  /// A response's status code; nil of a request.
  public var statusCode: UInt16? { contents.response?.code }

  /// Media type of the content, without parameters, in lower case: `text/xml`.
  public var mediaType: String? { fields.withoutParameters(.contentType) }
}

extension ByteReader {
  /// Reads a line and its end; gives the line.
  @_lifetime(copy self)
  mutating func readLine() throws(DecodeError) -> RawSpan {
    guard let line = TextLine(in: bytes, from: offset) else {
      throw DecodeError(.truncated(needed: remaining + 1, available: remaining), at: offset)
    }
    let text = try readBytes(line.end - offset)
    try skip(line.next - line.end)
    return text
  }
}
