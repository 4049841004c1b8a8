/// Whether bytes are the beginning of an HTTP/1.x message.
public enum HTTPRecognition: Sendable {
  case no
  /// They may be: the start line is not whole.
  case possible
  case certain

  /// Most bytes of a start line without its end that leave it open.
  private static let undecidedBound = 512

  /// Most bytes of empty lines before a start line: two, a judgement. One at least is to be ignored (RFC 9112 §2.2).
  private static let emptyLinesBound = 4

  public init(_ bytes: RawSpan) {
    var reader = ByteReader(bytes)
    var emptyLines = 0
    while emptyLines < Self.emptyLinesBound, let byte = try? reader.read(UInt8.self),
      byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n")
    {
      emptyLines += 1
    }
    let message = bytes.extracting(emptyLines..<bytes.byteCount)
    self = message.begins(with: "H") ? Self.ofResponse(message) : .no
    if case .no = self { self = Self.ofRequest(message) }
  }

  private static func ofResponse(_ bytes: RawSpan) -> Self {
    let version = "HTTP/1."
    guard bytes.byteCount > version.utf8.count else {
      return bytes.begins(with: String(version.prefix(bytes.byteCount))) ? .possible : .no
    }
    guard bytes.begins(with: version) else { return .no }
    let digits = 12
    guard bytes.byteCount >= digits else { return .possible }
    let line = bytes.extracting(first: digits)
    return (try? HTTPStatusLine(parsing: line)) == nil ? .no : .certain
  }

  private static func ofRequest(_ bytes: RawSpan) -> Self {
    var reader = ByteReader(bytes)
    var letter: UInt8 = 0
    repeat {
      guard let next = try? reader.read(UInt8.self) else { return .possible }
      letter = next
    } while letter.isMethodLetter && reader.offset <= HTTPRequestLine.methodBound
    // Three letters at least, and a target that no other protocol with such requests has.
    guard letter == UInt8(ascii: " "), reader.offset > 3 else { return .no }
    guard let target = try? reader.read(UInt8.self) else { return .possible }
    guard let line = TextLine(in: bytes, from: 0) else {
      guard target == UInt8(ascii: "/") || target == UInt8(ascii: "h") else {
        return bytes.byteCount < undecidedBound ? .possible : .no
      }
      return bytes.byteCount < undecidedBound ? .possible : .certain
    }
    let text = bytes.extracting(first: line.end)
    return HTTPRequestLine.isOne(text) ? .certain : .no
  }
}
