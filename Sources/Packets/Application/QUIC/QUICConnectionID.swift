/// What an end of a QUIC connection has its packets addressed with (RFC 9000 §5.1): up to 20 bytes.
public struct QUICConnectionID: Hashable, Sendable, CustomStringConvertible {
  /// Most bytes in the versions known (RFC 9000 §17.2).
  public static let bound = 20

  public let bytes: [UInt8]

  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  public var isEmpty: Bool { bytes.isEmpty }

  /// In hexadecimal.
  public var description: String {
    let digits = Array("0123456789abcdef".utf8)
    let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}

extension ByteReader {
  /// Reads a connection ID after its length of one byte.
  mutating func readQUICConnectionID() throws(DecodeError) -> QUICConnectionID {
    let start = offset
    let length: UInt8 = try read()
    guard length <= QUICConnectionID.bound else {
      throw DecodeError(.invalid(field: "Connection ID Length", value: UInt64(length)), at: start)
    }
    return QUICConnectionID([UInt8](copying: try readBytes(Int(length))))
  }

  /// Reads a variable-length integer (RFC 9000 §16): the first two bits tell whether it has 1, 2, 4 or 8 bytes.
  mutating func readVariableLengthInteger() throws(DecodeError) -> UInt64 {
    let first: UInt8 = try read()
    var value = UInt64(first & 0x3f)
    for _ in 1..<(1 << (first >> 6)) { value = value << 8 | UInt64(try read(UInt8.self)) }
    return value
  }

  /// Reads as many bytes as a variable-length integer before them says.
  @_lifetime(copy self)
  mutating func readVariableLengthBytes() throws(DecodeError) -> RawSpan {
    let start = offset
    let length = try readVariableLengthInteger()
    guard length <= UInt64(remaining) else {
      throw DecodeError(
        .truncated(needed: Int(clamping: length), available: remaining), at: start)
    }
    return try readBytes(Int(length))
  }
}
