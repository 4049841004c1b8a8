/// How the end of a message's content is found (RFC 9112 §6.3).
public enum HTTPBody: Hashable, Sendable {
  case none
  /// A number of bytes that is told.
  case length(Int)
  case chunked
  /// All until the connection is closed.
  case untilClose
  /// No content: what follows is another protocol (RFC 9110 §7.8, §9.3.6).
  case switched
}

extension HTTPHead {
  /// How the end of the content is found.
  /// - Parameter method: of the request that a response answers, where it is known.
  public func body(answering method: String? = nil) -> HTTPBody {
    if let code = statusCode {
      if code == 101 || method == "CONNECT" && (200..<300).contains(code) {
        return .switched
      }
      if code < 200 || code == 204 || code == 304 || method == "HEAD" {
        return .none
      }
    }
    if fields.contains(.transferEncoding) {
      if fields.list(.transferEncoding).last == "chunked" { return .chunked }
      return isRequest ? .none : .untilClose
    }
    if let length = fields.number(.contentLength), length >= 0 {
      return length == 0 ? .none : .length(length)
    }
    return isRequest ? .none : .untilClose
  }
}

/// The line before a chunk of content (RFC 9112 §7.1).
public struct HTTPChunkHeader: Hashable, Sendable {
  /// Bytes of the chunk; 0 of the last.
  public let size: Int

  /// - Parameter line: without its end.
  public init(parsing line: RawSpan) throws(DecodeError) {
    var reader = ByteReader(line)
    var size = 0
    var digits = 0
    while let byte = try? reader.read(UInt8.self), let digit = byte.hexDigit {
      // More than 15 digits would overflow, and are no size.
      guard digits < 15 else { throw DecodeError(.limit(field: "chunk-size", bound: 15), at: 15) }
      size = size << 4 | Int(digit)
      digits += 1
    }
    guard digits > 0 else { throw DecodeError(.invalid(field: "chunk-size", value: 0), at: 0) }
    self.size = size
  }
}

extension UInt8 {
  /// The value of a hexadecimal digit.
  var hexDigit: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
