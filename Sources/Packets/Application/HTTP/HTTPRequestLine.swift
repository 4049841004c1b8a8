/// The first line of a request (RFC 9112 §3): `GET /light HTTP/1.1`.
public struct HTTPRequestLine: Hashable, Sendable {
  public let method: String
  /// What is asked for, as it was sent.
  public let target: String
  /// `1.1`, `1.0`.
  public let version: String
  /// Whether the target is no more than a path.
  public let isPlain: Bool

  /// The longest method that is one (RFC 4437's has 17 letters).
  static let methodBound = 24

  /// - Parameter line: without its end.
  public init(parsing line: RawSpan) throws(DecodeError) {
    let (methodEnd, targetEnd, version) = try Self.parts(of: line)
    var reader = ByteReader(line)
    method = String(readable: try reader.readBytes(methodEnd))
    try reader.skip(1)
    let target = try reader.readBytes(targetEnd - reader.offset)
    self.target = String(readable: target)
    self.version = version
    isPlain = target.begins(with: "/") && target.firstOffset(of: UInt8(ascii: "?")) == nil
  }

  /// Whether a line is one: told without making anything of it.
  static func isOne(_ line: RawSpan) -> Bool { (try? parts(of: line)) != nil }

  /// Where the method and the target of a line end, and its version.
  private static func parts(
    of line: RawSpan
  ) throws(DecodeError) -> (methodEnd: Int, targetEnd: Int, version: String) {
    var reader = ByteReader(line)
    let space = UInt8(ascii: " ")
    guard let methodEnd = line.firstOffset(of: space) else {
      throw DecodeError(.truncated(needed: line.byteCount + 1, available: line.byteCount), at: 0)
    }
    guard (1...methodBound).contains(methodEnd) else {
      throw DecodeError(.invalid(field: "method", value: UInt64(methodEnd)), at: 0)
    }
    try checkToken(try reader.readBytes(methodEnd))
    try reader.skip(1)
    // The version is what follows the last blank: targets with blanks are wrong but met.
    let versionLength = 9
    let targetLength = line.byteCount - methodEnd - 1 - versionLength
    guard targetLength > 0 else {
      throw DecodeError(
        .truncated(needed: line.byteCount + 1 - targetLength, available: line.byteCount),
        at: methodEnd)
    }
    try reader.skip(targetLength)
    let targetEnd = reader.offset
    guard try reader.read(UInt8.self) == space else {
      throw DecodeError(.invalid(field: "HTTP-version", value: 0), at: reader.offset - 1)
    }
    return (methodEnd, targetEnd, try reader.readHTTPVersion())
  }

  /// Methods that are met are of capital letters, `-` and `_`.
  private static func checkToken(_ method: RawSpan) throws(DecodeError) {
    var reader = ByteReader(method)
    while reader.remaining > 0 {
      let letter: UInt8 = try reader.read()
      guard letter.isMethodLetter else {
        throw DecodeError(.invalid(field: "method", value: UInt64(letter)), at: reader.offset - 1)
      }
    }
  }
}

extension UInt8 {
  var isMethodLetter: Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) || self == UInt8(ascii: "-")
      || self == UInt8(ascii: "_")
  }
}

extension ByteReader {
  /// Reads `HTTP/1.1` (RFC 9112 §2.3); gives `1.1`.
  mutating func readHTTPVersion() throws(DecodeError) -> String {
    let name: UInt64 = try read()
    let digit = UInt8(truncatingIfNeeded: name)
    guard name >> 8 == 0x48_5454_502f_312e, digit.isDigit else {  // HTTP/1.
      throw DecodeError(.invalid(field: "HTTP-version", value: name), at: offset - 8)
    }
    return switch digit {
    case UInt8(ascii: "1"): "1.1"
    case UInt8(ascii: "0"): "1.0"
    default: "1.\(digit - UInt8(ascii: "0"))"
    }
  }
}
