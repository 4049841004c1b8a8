/// The head of an HTTP/1.x message: its start line and its header fields (RFC 9112 §2.1).
public struct HTTPHead: Hashable, Sendable {
  public enum StartLine: Hashable, Sendable {
    case request(HTTPRequestLine)
    case response(HTTPStatusLine)
  }

  public let startLine: StartLine
  public var fields = HTTPFields()

  /// A head of which nothing but the start line is known yet; without the line's end.
  public init(startLine line: RawSpan) throws(DecodeError) {
    startLine =
      line.begins(with: "HTTP/")
      ? .response(try HTTPStatusLine(parsing: line)) : .request(try HTTPRequestLine(parsing: line))
  }

  /// A whole head, up to and with the empty line; what follows is the content.
  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    self = try HTTPHead(parsing: &reader)
  }

  /// A whole head, up to and with the empty line.
  init(parsing reader: inout ByteReader) throws(DecodeError) {
    var head = try HTTPHead(startLine: try reader.readLine())
    while true {
      let line = try reader.readLine()
      if line.isEmpty { break }
      head.fields.add(line: line)
    }
    self = head
  }

  public var request: HTTPRequestLine? {
    if case .request(let line) = startLine { line } else { nil }
  }

  public var response: HTTPStatusLine? {
    if case .response(let line) = startLine { line } else { nil }
  }

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
