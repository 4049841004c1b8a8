/// A message of STUN (RFC 8489 §5) or TURN (RFC 8656).
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |0 0|     STUN Message Type     |         Message Length        |
///     |                         Magic Cookie                          |
///     |                     Transaction ID (96 bits)                  |
///     |                         Attributes …                          |
public struct STUNMessage: Hashable, Sendable {
  public enum Class: UInt8, Sendable {
    case request
    case indication
    case success
    case error
  }

  public let `class`: Class
  /// 1 is Binding, 3 Allocate, 4 Refresh, 6 Send, 7 Data, 8 CreatePermission, 9 ChannelBind
  /// (IANA STUN Methods registry).
  public let method: UInt16
  /// Its own, the 12 bytes in hexadecimal.
  public let transactionID: [UInt8]
  /// The client's address as the server sees it: (XOR-)MAPPED-ADDRESS.
  public private(set) var mappedAddress: IPAddress?
  public private(set) var mappedPort: UInt16?
  /// The address that TURN relays for it: XOR-RELAYED-ADDRESS.
  public private(set) var relayedAddress: IPAddress?
  public private(set) var relayedPort: UInt16?
  public private(set) var software: String?
  public private(set) var userName: String?
  public private(set) var realm: String?
  /// 300 to 699.
  public private(set) var errorCode: Int?

  /// STUN's port over UDP and TCP (§18.6).
  public static let port: UInt16 = 3478
  static let headerLength = 20
  public static let magicCookie: UInt32 = 0x2112_a442
  /// Most attributes of a message.
  private static let attributeBound = 64

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    let type: UInt16 = try reader.read()
    guard type < 0x4000 else {
      throw DecodeError(.invalid(field: "STUN Message Type", value: UInt64(type)), at: 0)
    }
    `class` = Class(rawValue: UInt8(type >> 7 & 2 | type >> 4 & 1)) ?? .request
    method = type & 0xf | type >> 1 & 0x70 | type >> 2 & 0xf80
    let length: UInt16 = try reader.read()
    let cookie: UInt32 = try reader.read()
    guard cookie == Self.magicCookie else {
      throw DecodeError(.invalid(field: "Magic Cookie", value: UInt64(cookie)), at: 4)
    }
    transactionID = [UInt8](copying: try reader.readBytes(12))
    var attributes = ByteReader(try reader.readBytes(Int(length)))
    try takeAttributes(&attributes)
  }

  private mutating func takeAttributes(_ reader: inout ByteReader) throws(DecodeError) {
    var count = 0
    while reader.remaining > 0 {
      guard count < Self.attributeBound else {
        throw DecodeError(
          .limit(field: "attributes", bound: Self.attributeBound), at: reader.offset)
      }
      count += 1
      let type: UInt16 = try reader.read()
      let length = Int(try reader.read(UInt16.self))
      try take(type, try reader.readBytes(length))
      // Padding may be missing after the last: some clients leave it out.
      try reader.skip(min(reader.remaining, (4 - length % 4) % 4))
    }
  }

  private mutating func take(_ type: UInt16, _ value: RawSpan) throws(DecodeError) {
    switch type {
    case 0x0001 where mappedAddress == nil:
      (mappedAddress, mappedPort) = try address(value, isXORed: false) ?? (nil, nil)
    case 0x0020, 0x8020:
      (mappedAddress, mappedPort) = try address(value, isXORed: true) ?? (nil, nil)
    case 0x0016: (relayedAddress, relayedPort) = try address(value, isXORed: true) ?? (nil, nil)
    case 0x0006: userName = String(escaping: [UInt8](copying: value))
    case 0x0014: realm = String(escaping: [UInt8](copying: value))
    case 0x8022: software = String(escaping: [UInt8](copying: value))
    case 0x0009:
      var reader = ByteReader(value)
      try reader.skip(2)  // Reserved.
      let hundreds: UInt8 = try reader.read()
      errorCode = Int(hundreds & 7) * 100 + Int(try reader.read(UInt8.self))
    default: break
    }
  }

  /// An address attribute (§14.1, §14.2); nil for an unknown family.
  private func address(
    _ value: RawSpan, isXORed: Bool
  ) throws(DecodeError) -> (IPAddress?, UInt16?)? {
    var reader = ByteReader(value)
    try reader.skip(1)
    let family: UInt8 = try reader.read()
    let port = try reader.read(UInt16.self) ^ (isXORed ? UInt16(Self.magicCookie >> 16) : 0)
    switch family {
    case 1:
      let address = try reader.read(UInt32.self) ^ (isXORed ? Self.magicCookie : 0)
      return (IPAddress(v4: address), port)
    case 2:
      var key = ByteReader(transactionID.rawSpan)
      let first = UInt64(Self.magicCookie) << 32 | UInt64(try key.read(UInt32.self))
      let second: UInt64 = try key.read()
      let high = try reader.read(UInt64.self) ^ (isXORed ? first : 0)
      let low = try reader.read(UInt64.self) ^ (isXORed ? second : 0)
      return (IPAddress(high: high, low: low), port)
    default: return nil
    }
  }
}
