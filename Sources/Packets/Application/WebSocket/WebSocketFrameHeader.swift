/// The header of a WebSocket frame (RFC 6455 §5.2).
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |F|R|R|R| opcode|M| Payload len |    Extended payload length    |
///     |I|S|S|S|  (4)  |A|     (7)     |             (16/64)           |
///     |N|V|V|V|       |S|             |   (if payload len==126/127)   |
///     |          Masking-key, if MASK set to 1                        |
public struct WebSocketFrameHeader: Hashable, Sendable {
  public struct Opcode: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static var continuation: Self { .init(rawValue: 0) }
    public static var text: Self { .init(rawValue: 1) }
    public static var binary: Self { .init(rawValue: 2) }
    public static var close: Self { .init(rawValue: 8) }
    public static var ping: Self { .init(rawValue: 9) }
    public static var pong: Self { .init(rawValue: 10) }

    public var isControl: Bool { rawValue & 8 != 0 }
    var isKnown: Bool { rawValue <= 2 || (8...10).contains(rawValue) }
  }

  /// Whether it is the last frame of its message.
  public let isFinal: Bool
  /// Whether its message is compressed (RFC 7692 §6).
  public let isCompressed: Bool
  public let opcode: Opcode
  /// What a client's payload is hidden with, byte by byte; nil where it isn't.
  public let maskingKey: UInt32?
  /// In bytes.
  public let payloadLength: Int
  /// Bytes of this header.
  public let length: Int

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    let first: UInt8 = try reader.read()
    isFinal = first & 0x80 != 0
    isCompressed = first & 0x40 != 0
    opcode = Opcode(rawValue: first & 15)
    guard first & 0x30 == 0, opcode.isKnown else {
      throw DecodeError(.invalid(field: "opcode", value: UInt64(first)), at: 0)
    }
    let second: UInt8 = try reader.read()
    payloadLength = try Self.readLength(second & 0x7f, &reader)
    guard !opcode.isControl || isFinal && !isCompressed && payloadLength <= 125 else {
      throw DecodeError(.invalid(field: "Payload len", value: UInt64(second & 0x7f)), at: 1)
    }
    maskingKey = second & 0x80 != 0 ? try reader.read(UInt32.self) : nil
    length = reader.offset
  }

  /// The shortest form that holds a length is the only one that is right.
  private static func readLength(_ short: UInt8, _ reader: inout ByteReader) throws(DecodeError)
    -> Int
  {
    switch short {
    case 126:
      let length: UInt16 = try reader.read()
      guard length > 125 else {
        throw DecodeError(.invalid(field: "Payload len", value: UInt64(length)), at: 2)
      }
      return Int(length)
    case 127:
      let length: UInt64 = try reader.read()
      guard length > 0xffff, length <= UInt64(Int64.max) else {
        throw DecodeError(.invalid(field: "Payload len", value: length), at: 2)
      }
      return Int(length)
    default: return Int(short)
    }
  }
}
