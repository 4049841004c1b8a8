/// The header of a Matter message over UDP (Matter Core Specification 1.3 §4.4.1).
///
///     | Message Flags | Session ID (2, little-endian) | Security Flags | Message Counter (4)
///     | [Source Node ID (8)] | [Destination Node ID (8) or Group ID (2)]
///
/// Only before a session is agreed on is what follows in the clear (§4.4.3):
///
///     | Exchange Flags | Protocol Opcode | Exchange ID (2) | Protocol ID (2) | …
public struct MatterMessage: Hashable, Sendable {
  /// 0 where no session was agreed on.
  public let sessionID: UInt16
  /// Whether it goes to a group, whose members share a key.
  public let isToGroup: Bool
  /// Of a message in the clear: what it says, of the secure channel's protocol (§4.11, table 18); nil for another's.
  public let opcode: UInt8?

  public static let port: UInt16 = 5540

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    let flags: UInt8 = try reader.read()
    // Version 0, a reserved bit, and a size of the destination that is reserved.
    guard flags & 0xf8 == 0, flags & 3 != 3 else {
      throw DecodeError(.invalid(field: "Message Flags", value: UInt64(flags)), at: 0)
    }
    sessionID = try reader.readLittleEndian()
    let security: UInt8 = try reader.read()
    // Reserved bits, and session types beyond unicast and group.
    guard security & 0x1e == 0 else {
      throw DecodeError(.invalid(field: "Security Flags", value: UInt64(security)), at: 3)
    }
    isToGroup = security & 1 == 1
    try reader.skip(4)  // Message Counter.
    if flags & 4 != 0 { try reader.skip(8) }  // Source Node ID.
    switch flags & 3 {
    case 1: try reader.skip(8)  // Destination Node ID.
    case 2: try reader.skip(2)  // Group ID.
    default: break
    }
    guard sessionID == 0, !isToGroup else {
      // The message's tag takes 16 bytes (§4.8.1).
      guard reader.remaining >= 16 else {
        throw DecodeError(.truncated(needed: 16, available: reader.remaining), at: reader.offset)
      }
      opcode = nil
      return
    }
    try reader.skip(1)  // Exchange Flags.
    let opcode: UInt8 = try reader.read()
    try reader.skip(2)  // Exchange ID.
    self.opcode = try reader.readLittleEndian(UInt16.self) == 0 ? opcode : nil
  }

  /// Whether what it says is sealed.
  public var isSealed: Bool { sessionID != 0 || isToGroup }
}
