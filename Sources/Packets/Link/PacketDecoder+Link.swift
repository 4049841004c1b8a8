/// From a capture's link type to the first network header.
extension PacketDecoder {
  mutating func decodeLink(
    _ linkType: LinkType, _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    switch linkType {
    case .ethernet: try decodeEthernet(reader, layer, &packets)
    case .raw, .ipv4, .ipv6: try decodeIP(reader, layer, &packets)
    default: break
    }
  }

  /// An Ethernet frame (IEEE 802.3-2018 §3.1.1).
  mutating func decodeEthernet(
    _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var reader = reader
    var layer = layer
    let high: UInt32 = try reader.read()
    let middle: UInt32 = try reader.read()
    let low: UInt32 = try reader.read()
    layer.headers.destinationMAC = MACAddress(rawValue: UInt64(high) << 16 | UInt64(middle >> 16))
    layer.headers.sourceMAC = MACAddress(
      rawValue: UInt64(middle & 0xffff) << 32 | UInt64(low))
    layer.headers.flags.remove(.routedThroughTunnel)
    let type: UInt16 = try reader.read()
    try decodeEtherType(EtherType(rawValue: type), reader, layer, &packets)
  }

  /// Whatever an EtherType announces; frames of protocols that carry no IP count as such.
  mutating func decodeEtherType(
    _ type: EtherType, _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var reader = reader
    var layer = layer
    var type = type
    for _ in 0..<Self.vlanTagBound where type.isVLANTag {
      layer.headers.vlan = try reader.read(UInt16.self) & 0x0fff
      type = EtherType(rawValue: try reader.read())
    }
    switch type {
    case .ipv4: try decodeIPv4(reader, layer, &packets)
    case .ipv6: try decodeIPv6(reader, layer, &packets)
    case .arp: appendARP(reader, layer, &packets)
    default: appendOther(reader, layer, &packets)
    }
  }

  /// More tags than any network nests (IEEE 802.1ad knows two).
  static let vlanTagBound = 8

  func appendARP(_ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets) {
    var layer = layer
    layer.headers.kind = .arp
    appendOther(reader, layer, &packets)
  }

  /// A frame without IP: its link addresses and payload are all that is said of it here.
  func appendOther(_ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets) {
    var packet = layer.headers
    packet.payloadLength = UInt32(clamping: layer.wireEnd - reader.offset)
    packet.payload = DecodedPacket.Payload(
      buffer: layer.buffer, offset: UInt32(clamping: layer.origin + reader.offset),
      count: UInt32(clamping: reader.remaining))
    packets.packets.append(packet)
  }
}
