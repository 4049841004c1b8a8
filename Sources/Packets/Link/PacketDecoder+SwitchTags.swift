/// Ethernet as a router's processor exchanges it with the switch chip beside it (Linux DSA).
extension PacketDecoder {
  /// An Ethernet frame with a tag of the switch's, before the addresses or after them.
  mutating func decodeSwitchTagged(
    _ linkType: LinkType, _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var reader = reader
    var layer = layer
    if linkType == .dsaTagBroadcomPrepend {
      try reader.skip(4)
      try decodeEthernet(reader, &layer, &packets)
      return
    }
    layer.headers.destinationMAC = try reader.readMACAddress()
    layer.headers.sourceMAC = try reader.readMACAddress()
    if linkType == .dsaTagEDSA { try reader.skip(4) }  // EtherType of the tag, reserved.
    let tag: UInt32 = try reader.read()
    // Marvell's tag replaces that of a VLAN, and keeps its id.
    if linkType != .dsaTagBroadcom, tag & 0x2000_0000 != 0 {
      layer.headers.vlan = UInt16(tag & 0x0fff)
    }
    let type: UInt16 = try reader.read()
    do throws(DecodeError) {
      try decodeEtherType(EtherType(rawValue: type), reader, &layer, &packets)
    } catch {
      appendMalformed(reader, layer, &packets)
    }
  }
}
