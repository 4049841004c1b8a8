/// What every MQTT control packet begins with (MQTT 5 §2.1.1).
///
///      7   6   5   4   3   2   1   0
///     | Packet Type   | Flags         |
///     | Remaining Length, 1–4 bytes   |
public struct MQTTFixedHeader: Hashable, Sendable {
  public let type: MQTTPacketType
  /// The four bits beside the type.
  public let flags: UInt8
  /// Bytes of the packet after this header; at most 268,435,455.
  public let remainingLength: Int
  /// Bytes of this header: 2...5.
  public let byteCount: Int

  /// Bytes of the whole packet.
  public var packetLength: Int { byteCount + remainingLength }

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    try self.init(parsing: &reader)
  }

  init(parsing reader: inout ByteReader) throws(DecodeError) {
    let start = reader.offset
    let first: UInt8 = try reader.read()
    guard let type = MQTTPacketType(rawValue: first >> 4) else {
      throw DecodeError(.invalid(field: "Packet Type", value: UInt64(first >> 4)), at: start)
    }
    self.type = type
    flags = first & 15
    remainingLength = try reader.readMQTTVariableByteInteger()
    byteCount = reader.offset - start
  }

  /// Whether the flags are those that the type must have. Version 3.1 lets requests be marked as repeated.
  public var hasProperFlags: Bool {
    switch type {
    case .publish: flags & 6 != 6
    case .pubrel, .subscribe, .unsubscribe: flags & 7 == 2
    default: flags == 0
    }
  }
}
