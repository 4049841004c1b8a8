/// A header of the TaZmen Sniffer Protocol, which routers and access points mirror frames with.
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |  Version (1)  |     Type      |     Encapsulated Protocol     |
///     |   Tags: type, length and value; the types 0 (padding) and 1 (end) are alone   |
struct TZSPHeader: Sendable {
  /// Type 0 is a packet received, 1 one to be sent; 2 to 5 carry none: they configure, or keep the way open.
  let carriesPacket: Bool
  let encapsulatedProtocol: UInt16
  /// Bytes of the frame before it was cut (tag 41); nil when the sender doesn't say.
  let originalLength: Int?

  init(parsing reader: inout ByteReader) throws(DecodeError) {
    let start = reader.offset
    let versionAndType: UInt16 = try reader.read()
    guard (0x0100...0x0105).contains(versionAndType) else {
      throw DecodeError(.invalid(field: "Type", value: UInt64(versionAndType)), at: start)
    }
    carriesPacket = versionAndType <= 0x0101
    encapsulatedProtocol = try reader.read()
    var length: Int?
    // Each turn passes a byte at least.
    while carriesPacket {
      let tag: UInt8 = try reader.read()
      if tag == 1 { break }
      guard tag != 0 else { continue }
      var value = ByteReader(try reader.readBytes(Int(try reader.read(UInt8.self))))
      if tag == 41, value.remaining == 2 { length = Int(try value.read(UInt16.self)) }
    }
    originalLength = length
  }

  var contents: TunnelContents? {
    guard carriesPacket else { return nil }
    return switch encapsulatedProtocol {
    case 1: .link(.ethernet)
    case 2: .link(.ieee8025)
    case 4: .link(.ppp)
    case 5: .link(.fddi)
    case 7: .ip
    case 18: .link(.ieee80211)
    case 119: .link(.ieee80211Prism)
    case 127: .link(.ieee80211AVS)
    default: nil
    }
  }
}
