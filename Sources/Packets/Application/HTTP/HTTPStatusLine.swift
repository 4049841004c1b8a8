/// The first line of a response (RFC 9112 §4): `HTTP/1.1 404 Not Found`.
public struct HTTPStatusLine: Hashable, Sendable {
  /// `1.1`, `1.0`.
  public let version: String
  /// 100 to 999.
  public let code: UInt16
  /// The reason phrase, for people; often empty.
  public let reason: String

  /// - Parameter line: without its end.
  public init(parsing line: RawSpan) throws(DecodeError) {
    var reader = ByteReader(line)
    version = try reader.readHTTPVersion()
    guard try reader.read(UInt8.self) == UInt8(ascii: " ") else {
      throw DecodeError(.invalid(field: "status-line", value: 0), at: reader.offset - 1)
    }
    var code: UInt16 = 0
    for _ in 0..<3 {
      let digit: UInt8 = try reader.read()
      guard digit.isDigit, code > 0 || digit != UInt8(ascii: "0") else {
        throw DecodeError(
          .invalid(field: "status-code", value: UInt64(digit)), at: reader.offset - 1)
      }
      code = code * 10 + UInt16(digit - UInt8(ascii: "0"))
    }
    self.code = code
    if reader.remaining > 0 { try reader.skip(1) }
    reason = String(readable: reader.readRest())
  }
}
