/// A Geneve header (RFC 8926 §3.4).
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |Ver|  Opt Len  |O|C|    Rsvd.  |          Protocol Type        |
///     |        Virtual Network Identifier (VNI)       |    Reserved   |
///     |              Options, Opt Len words of four bytes             |
struct GeneveHeader: Sendable {
  let protocolType: EtherType

  init(parsing reader: inout ByteReader) throws(DecodeError) {
    let start = reader.offset
    let first: UInt8 = try reader.read()
    guard first >> 6 == 0 else {
      throw DecodeError(.invalid(field: "Ver", value: UInt64(first >> 6)), at: start)
    }
    try reader.skip(1)  // Flags.
    protocolType = EtherType(rawValue: try reader.read())
    try reader.skip(4 + Int(first & 0x3f) * 4)  // VNI, options.
  }

  var contents: TunnelContents? {
    protocolType == .transparentBridging ? .link(.ethernet) : .etherType(protocolType)
  }
}
