/// Links that have no addresses, only an address family: loopback, IPsec and firewall logs.
extension PacketDecoder {
  /// The BSD loopback: an address family in the byte order of the capturing host (LINKTYPE_NULL)
  /// or of the network (LINKTYPE_LOOP). Tunnel interfaces of some systems give HDLC's header instead.
  mutating func decodeLoopback(
    _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var header = reader
    let family: UInt32 = try header.read()
    switch family >> 16 {
    case 0xff03, 0x0f00, 0x8f00: try decodePPPInHDLC(reader, layer, &packets)
    default: try decodeFamily(family, header, layer, &packets)
    }
  }

  /// OpenBSD's enc(4): address family, SPI and flags.
  mutating func decodeEnc(
    _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var reader = reader
    let family: UInt32 = try reader.read()
    try reader.skip(8)  // SPI, flags.
    try decodeFamily(family, reader, layer, &packets)
  }

  /// OpenBSD's pflog(4): the header's own length, padding to four bytes not counted, then the address family.
  mutating func decodePFLog(
    _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var reader = reader
    let length = (Int(try reader.read(UInt8.self)) + 3) & ~3
    let family: UInt8 = try reader.read()
    try reader.skip(length - 2)
    try decodeFamily(UInt32(family), reader, layer, &packets)
  }

  /// An IP packet after its address family, in either byte order; the numbers of IPv6 differ between
  /// Linux (10), NetBSD and OpenBSD (24), FreeBSD (28) and macOS (30). Some systems put an EtherType there.
  private mutating func decodeFamily(
    _ family: UInt32, _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var layer = layer
    let family = family > 0xffff ? family.byteSwapped : family
    switch family {
    case 2: try decodeIPv4(reader, &layer, &packets)
    case 10, 24, 28, 30: try decodeIPv6(reader, &layer, &packets)
    case 0x0600...0xffff:
      try decodeEtherType(EtherType(rawValue: UInt16(family)), reader, &layer, &packets)
    default: appendOther(reader, layer, &packets)
    }
  }
}
