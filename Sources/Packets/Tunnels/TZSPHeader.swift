/// A header of the TaZmen Sniffer Protocol, which routers and access points mirror frames with.
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |  Version (1)  |     Type      |     Encapsulated Protocol     |
///     |   Tags: type, length and value; the types 0 (padding) and 1 (end) are alone   |
struct TZSPHeader: Sendable {
  let encapsulatedProtocol: UInt16

  /// Type 0 is a packet received, 1 one to be sent; the others carry none.
  init(parsing reader: inout ByteReader) throws(DecodeError) {
    let start = reader.offset
    let versionAndType: UInt16 = try reader.read()
    guard versionAndType == 0x0100 || versionAndType == 0x0101 else {
      throw DecodeError(.invalid(field: "Type", value: UInt64(versionAndType)), at: start)
    }
    encapsulatedProtocol = try reader.read()
    // Each turn passes a byte at least.
    while true {
      let tag: UInt8 = try reader.read()
      if tag == 1 { break }
      if tag != 0 { try reader.skip(Int(try reader.read(UInt8.self))) }
    }
  }

  var contents: TunnelContents? {
    switch encapsulatedProtocol {
    case 1: .link(.ethernet)
    case 2: .link(.ieee8025)
    case 4: .link(.ppp)
    case 5: .link(.fddi)
    case 7: .ip
    case 18: .wifi(isSwapped: false)
    case 119: .link(.ieee80211Prism)
    case 127: .link(.ieee80211AVS)
    default: nil
    }
  }
}
