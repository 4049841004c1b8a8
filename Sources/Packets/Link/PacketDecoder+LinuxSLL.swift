/// Linux's "cooked" captures: of the link layer only the sender's address is kept.
extension PacketDecoder {
  /// LINKTYPE_LINUX_SLL.
  ///
  ///      0                   1                   2                   3
  ///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
  ///     |          Packet type          |          ARPHRD type          |
  ///     |        Address length         |    Address (64 bits)
  ///                                                                     |
  ///                                     |           Protocol            |
  mutating func decodeLinuxSLL(
    _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var reader = reader
    let packetType: UInt16 = try reader.read()
    let hardware: UInt16 = try reader.read()
    let length: UInt16 = try reader.read()
    let address: UInt64 = try reader.read()
    let type: UInt16 = try reader.read()
    let cooked = CookedHeader(
      packetType: packetType, hardware: hardware, addressLength: length, address: address,
      protocolType: type)
    try decodeCooked(cooked, reader, layer, &packets)
  }

  /// LINKTYPE_LINUX_SLL2, as tcpdump -i any writes it.
  ///
  ///      0                   1                   2                   3
  ///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
  ///     |           Protocol            |           Reserved            |
  ///     |                        Interface index                        |
  ///     |          ARPHRD type          |  Packet type  |Address length |
  ///     |                       Address (64 bits)                       |
  mutating func decodeLinuxSLL2(
    _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var reader = reader
    let type: UInt16 = try reader.read()
    try reader.skip(6)  // Reserved, interface index.
    let hardware: UInt16 = try reader.read()
    let packetType: UInt8 = try reader.read()
    let length: UInt8 = try reader.read()
    let address: UInt64 = try reader.read()
    let cooked = CookedHeader(
      packetType: UInt16(packetType), hardware: hardware, addressLength: UInt16(length),
      address: address, protocolType: type)
    try decodeCooked(cooked, reader, layer, &packets)
  }

  private mutating func decodeCooked(
    _ cooked: CookedHeader, _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var layer = layer
    layer.headers.sourceMAC = cooked.source
    if cooked.packetType == 1 { layer.headers.destinationMAC = .broadcast }
    do throws(DecodeError) {
      switch (cooked.hardware, cooked.protocolType) {
      case (CookedHeader.netlink, _): appendOther(reader, layer, &packets)
      case (_, 4): try decodeLLC(reader, layer, &packets)
      case (_, 7): try decodePPP(reader, layer, &packets)
      case (_, let type) where type <= EtherType.largestLength:
        appendOther(reader, layer, &packets)
      case (_, let type):
        try decodeEtherType(EtherType(rawValue: type), reader, &layer, &packets)
      }
    } catch {
      appendMalformed(reader, layer, &packets)
    }
  }
}

/// What both of Linux's cooked headers say.
private struct CookedHeader {
  /// 0 to this host, 1 broadcast, 2 multicast, 3 between others, 4 from this host.
  let packetType: UInt16
  /// The link's own type (Linux if_arp.h, ARPHRD_).
  let hardware: UInt16
  /// In bytes.
  let addressLength: UInt16
  /// Sender's address, in the high bytes.
  let address: UInt64
  /// An EtherType, or Linux's own number for frames that have none.
  let protocolType: UInt16

  static let netlink: UInt16 = 824

  var source: MACAddress {
    addressLength == 6 ? MACAddress(rawValue: address >> 16) : .none
  }
}
