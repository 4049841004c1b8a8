extension STUNMessage {
  /// Whether bytes begin with a header that has the magic cookie.
  public static func recognises(_ bytes: RawSpan) -> Bool {
    var reader = ByteReader(bytes)
    guard let first = try? reader.read(UInt64.self) else { return false }
    return first >> 62 == 0 && UInt32(truncatingIfNeeded: first) == magicCookie
  }

  /// How long the message is that bytes begin with; nil where its header isn't there.
  public static func byteCount(of bytes: RawSpan) -> Int? {
    var reader = ByteReader(bytes)
    guard let first = try? reader.read(UInt64.self) else { return nil }
    return headerLength + Int(first >> 32 & 0xffff)
  }
}
