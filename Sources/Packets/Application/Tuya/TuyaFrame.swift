/// A frame of Tuya's local protocol. The maker publishes no specification; the layout is that of tinytuya.
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |                      Prefix 00 00 55 aa                       |
///     |                        Sequence number                        |
///     |                            Command                            |
///     |        Length of all that follows, the suffix included        |
///     |   Payload, CRC-32 (or HMAC of 32 bytes)                       |
///     |                      Suffix 00 00 aa 55                       |
///
/// Since version 3.5 it begins with 00 00 66 99, two bytes more before the sequence number, and ends with 00 00 99 66;
/// its length leaves the suffix out.
public struct TuyaFrame: Hashable, Sendable {
  public let sequence: UInt32
  /// 7 sets data points, 8 tells of them, 9 is a heartbeat, 10 asks for them, 0x13 announces the device.
  public let command: UInt32
  /// Whether it is of version 3.5 or later, in which all is sealed.
  public let isSealed: Bool
  /// The version told at the payload's beginning: `3.1`, `3.3`, `3.4`.
  public let version: String?
  /// The payload as JSON, where it is in the clear.
  public let json: JSONValue?
  /// Where in the frame its payload is, with what goes with that: a return code or a nonce before it, a checksum or a
  /// tag after it.
  public let body: Range<Int>
  /// The whole frame's bytes.
  public let byteCount: Int

  /// Whether it says anything beside its command: more than a return code and a CRC-32, or a nonce and a tag.
  public var hasPayload: Bool { body.count > (isSealed ? 28 : 8) }

  /// Longest frame that is read.
  public static let lengthBound = 1 << 16
  private static let prefix: UInt32 = 0x0000_55aa
  private static let suffix: UInt32 = 0x0000_aa55
  private static let sealedPrefix: UInt32 = 0x0000_6699
  private static let sealedSuffix: UInt32 = 0x0000_9966

  /// Parses the frame that bytes begin with.
  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    let prefix: UInt32 = try reader.read()
    isSealed = prefix == Self.sealedPrefix
    guard isSealed || prefix == Self.prefix else {
      throw DecodeError(.invalid(field: "Prefix", value: UInt64(prefix)), at: 0)
    }
    if isSealed { try reader.skip(2) }
    sequence = try reader.read()
    command = try reader.read()
    let length: UInt32 = try reader.read()
    guard ((isSealed ? 28 : 8)...UInt32(Self.lengthBound)).contains(length) else {
      throw DecodeError(.invalid(field: "Length", value: UInt64(length)), at: reader.offset - 4)
    }
    let start = reader.offset
    let body = try reader.readBytes(Int(length) - (isSealed ? 0 : 4))
    self.body = start..<reader.offset
    let suffix: UInt32 = try reader.read()
    guard suffix == (isSealed ? Self.sealedSuffix : Self.suffix) else {
      throw DecodeError(.invalid(field: "Suffix", value: UInt64(suffix)), at: reader.offset - 4)
    }
    byteCount = reader.offset
    version = isSealed ? nil : Self.version(in: body)
    json = isSealed ? nil : Self.json(in: body)
  }

  /// Whether bytes begin with a frame's prefix and a length it may have.
  public static func begins(_ bytes: RawSpan) -> Bool? {
    var reader = ByteReader(bytes)
    guard let prefix = try? reader.read(UInt32.self) else { return nil }
    guard prefix == Self.prefix || prefix == Self.sealedPrefix else { return false }
    guard (try? reader.skip(prefix == Self.prefix ? 4 : 6)) != nil,
      let command = try? reader.read(UInt32.self), let length = try? reader.read(UInt32.self)
    else { return nil }
    return command <= 0xff && (8...UInt32(lengthBound)).contains(length)
  }

  /// `3.1` and so on: three letters, after the return code in answers.
  private static func version(in body: RawSpan) -> String? {
    for skipped in [0, 4] {
      var reader = ByteReader(body)
      guard (try? reader.skip(skipped)) != nil, let bytes = try? reader.readBytes(3) else {
        return nil
      }
      let text = [UInt8](copying: bytes)
      if text[0] == UInt8(ascii: "3"), text[1] == UInt8(ascii: "."),
        (UInt8(ascii: "1")...UInt8(ascii: "5")).contains(text[2])
      {
        return String(validating: bytes)
      }
    }
    return nil
  }

  /// JSON after the return code of answers, or at once.
  private static func json(in body: RawSpan) -> JSONValue? {
    for skipped in [0, 4] {
      var reader = ByteReader(body)
      guard (try? reader.skip(skipped)) != nil else { return nil }
      let rest = reader.readRest()
      if rest.begins(with: "{") { return try? JSONValue.prefix(of: rest).value }
    }
    return nil
  }
}
