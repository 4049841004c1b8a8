/// A Magic Packet, which wakes a machine by its network adapter (AMD publication 20213, "Magic Packet Technology"): six bytes
/// of ones, then its MAC address sixteen times. A password of four or six bytes may follow.
public struct MagicPacket: Hashable, Sendable {
  /// Who is to wake up.
  public let target: MACAddress

  public static let length = 102

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    guard try reader.readMACAddress() == .broadcast else {
      throw DecodeError(.invalid(field: "synchronization", value: 0), at: 0)
    }
    target = try reader.readMACAddress()
    for _ in 1..<16 where try reader.readMACAddress() != target {
      throw DecodeError(.invalid(field: "MAC address", value: target.rawValue), at: reader.offset)
    }
  }
}
