/// Reads lines that end with CR LF, or LF alone.
public struct TextLineReader: ~Escapable {
  private var reader: ByteReader

  @_lifetime(copy bytes)
  public init(_ bytes: RawSpan) {
    reader = ByteReader(bytes)
  }

  /// Bytes read so far.
  public var offset: Int { reader.offset }

  /// Whether nothing is left.
  public var isAtEnd: Bool { reader.remaining == 0 }

  /// The next line without its end; throws where it doesn't end here.
  public mutating func next() throws(DecodeError) -> String {
    var copy = reader
    let rest = copy.readRest()
    guard let end = rest.firstOffset(of: 0x0a) else {
      throw DecodeError(
        .truncated(needed: rest.byteCount + 1, available: rest.byteCount), at: offset)
    }
    var line = [UInt8](copying: try reader.readBytes(end))
    try reader.skip(1)
    if line.last == 0x0d { line.removeLast() }
    return String(escaping: line)
  }
}
