/// The head of an SSH packet before keys are taken into use (RFC 4253 §6):
///
///     Packet Length     4 bytes: of what follows them
///     Padding Length    1 byte
///     Payload           its first byte is the message's number
///     Padding           at least 4 bytes
public struct SSHPacketHeader: Hashable, Sendable {
  public let messageNumber: UInt8
  /// Bytes of the whole packet, its length included.
  public let byteCount: Int

  /// SSH_MSG_KEXINIT and SSH_MSG_NEWKEYS (§7.1, §7.3).
  public static let keyExchangeInitialisation: UInt8 = 20
  public static let newKeys: UInt8 = 21

  /// Longest packet that everybody must take (§6.1), in bytes.
  private static let lengthBound = 35_000
  /// What a packet's bytes are a multiple of (§6).
  private static let blockLength = 8

  /// Throws where bytes can't be such a packet: what is sealed hardly ever can.
  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    let length = Int(try reader.read(UInt32.self))
    guard length <= Self.lengthBound, (4 + length).isMultiple(of: Self.blockLength) else {
      throw DecodeError(.invalid(field: "packet_length", value: UInt64(length)), at: 0)
    }
    let padding = Int(try reader.read(UInt8.self))
    guard padding >= 4, padding + 1 < length else {
      throw DecodeError(.invalid(field: "padding_length", value: UInt64(padding)), at: 4)
    }
    messageNumber = try reader.read()
    switch messageNumber {
    case 1...4, 7, 20, 21, 30...34: break
    default:
      throw DecodeError(
        .invalid(field: "message number", value: UInt64(messageNumber)), at: 5)
    }
    byteCount = 4 + length
  }
}
