/// The header of Cisco's Encapsulated Remote SPAN, type II or III (draft-foschiano-erspan-03 §4).
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |  Ver  |          VLAN         | COS |En |T|    Session ID     |
///     |      Reserved, Index (II)  or  Timestamp (III)                |
///     |     SGT (III)                 |P|  FT     |   HW ID   |D|Gra|O|
///     |     Platform-specific subheader (III, 64 bits, if O)          |
struct ERSPANHeader: Sendable {
  /// 0 is Ethernet, 2 IP; type II knows only Ethernet.
  let frameType: UInt8

  init(parsing reader: inout ByteReader) throws(DecodeError) {
    let start = reader.offset
    let version = try reader.read(UInt8.self) >> 4
    try reader.skip(7)  // VLAN … Session ID; Index or Timestamp.
    switch version {
    case 1: frameType = 0
    case 2:
      try reader.skip(2)  // SGT.
      let word: UInt16 = try reader.read()
      frameType = UInt8(word >> 10 & 0x1f)
      if word & 1 != 0 { try reader.skip(8) }  // Platform-specific subheader.
    default: throw DecodeError(.invalid(field: "Ver", value: UInt64(version)), at: start)
    }
  }

  var contents: TunnelContents? {
    switch frameType {
    case 0: .link(.ethernet)
    case 2: .ip
    default: nil
    }
  }
}
