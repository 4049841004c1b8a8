/// What a client begins an HTTP/2 connection with (RFC 9113 §3.4), so that a server of HTTP/1.1 refuses it.
public enum HTTP2Preface {
  private static let text = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)

  /// In bytes.
  public static var size: Int { text.count }

  /// Whether bytes begin with it, or, where there are fewer, as it does.
  public static func begins(_ bytes: RawSpan) -> Bool {
    var reader = ByteReader(bytes)
    for letter in text {
      guard let byte = try? reader.read(UInt8.self) else { return true }
      if byte != letter { return false }
    }
    return true
  }
}
