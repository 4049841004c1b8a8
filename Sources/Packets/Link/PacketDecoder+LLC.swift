/// Logical link control (IEEE 802.2), and the SNAP header that may follow it (IEEE 802-2014 §9.2).
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |     DSAP      |     SSAP      |    Control    |  Organization
///                  Code (OUI)         |     Protocol Identifier       |
extension PacketDecoder {
  /// Frames of services other than IP, the spanning tree's for one, count as such.
  mutating func decodeLLC(
    _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var header = reader
    var layer = layer
    try nest(&layer, at: reader.offset)
    let accessPoints: UInt16 = try header.read()
    let control: UInt8 = try header.read()
    switch (accessPoints, control) {
    case (0xaaaa, 0x03): try decodeSNAP(header, layer, &packets)
    case (0x0606, 0x03): try decodeIPv4(header, &layer, &packets)
    // Also 0xffff: Novell's raw 802.3, which has no LLC header at all.
    default: appendOther(reader, layer, &packets)
    }
  }

  mutating func decodeSNAP(
    _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var layer = layer
    var reader = reader
    let word: UInt32 = try reader.read()
    let organization = word >> 8
    let identifier = UInt16(word & 0xff) << 8 | UInt16(try reader.read(UInt8.self))
    switch (organization, identifier) {
    // RFC 1042; IEEE 802.1H's bridge tunnel; AppleTalk, whose ARP is an EtherType too.
    case (0x00_0000, _), (0x00_00f8, _), (0x08_0007, _):
      try decodeEtherType(EtherType(rawValue: identifier), reader, &layer, &packets)
    // Bridged Ethernet, with and without frame check sequence (RFC 2427 §4.2).
    case (0x00_80c2, 1), (0x00_80c2, 7): try decodeInnerEthernet(reader, layer, &packets)
    default: appendOther(reader, layer, &packets)
    }
  }
}
