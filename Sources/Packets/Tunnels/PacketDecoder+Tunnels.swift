/// Packets that carry packets.
extension PacketDecoder {
  /// Decodes a protocol over IP that is neither TCP, UDP nor ICMP, and what it carries.
  mutating func decodeIPProtocol(
    _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) {
    appendOtherIP(reader, layer, &packets)
    let carrier = packets.packets.count - 1
    switch layer.headers.protocolNumber {
    case 4:  // IPv4 in IP (RFC 2003, RFC 2473).
      decodeInside(carrier, reader, layer, &packets) {
        decoder, reader, layer, packets throws(DecodeError) in
        try decoder.decodeIPv4(reader, layer, &packets)
      }
    case 41:  // IPv6 in IP (RFC 4213, RFC 2473).
      decodeInside(carrier, reader, layer, &packets) {
        decoder, reader, layer, packets throws(DecodeError) in
        try decoder.decodeIPv6(reader, layer, &packets)
      }
    default: break
    }
  }

  /// Decodes what a UDP datagram carries, where it is a tunnel's.
  mutating func decodeUDPTunnel(
    _ reader: ByteReader, _ layer: Layer, _ packet: DecodedPacket, _ packets: inout DecodedPackets
  ) {
  }

  /// Decodes the inside of the packet at index `carrier`; marks that one as a tunnel's when something was found.
  ///
  /// The addresses and lengths of the outside don't describe the inside: those of the link stay,
  /// marked as the carrier's, until an inner link header replaces them.
  mutating func decodeInside(
    _ carrier: Int, _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets,
    _ decode: (inout PacketDecoder, ByteReader, Layer, inout DecodedPackets) throws(DecodeError)
      -> Void
  ) {
    guard Int(layer.headers.depth) < Self.depthBound else {
      depthBoundReached += 1
      return
    }
    var inner = layer
    inner.headers.depth += 1
    inner.headers.flags.insert(.routedThroughTunnel)
    inner.headers.protocolNumber = 0
    inner.headers.fingerprint = 0
    inner.headers.wireLength = UInt32(clamping: layer.wireEnd - reader.offset)
    let before = packets.packets.count
    do throws(DecodeError) {
      try decode(&self, reader, inner, &packets)
    } catch {
      // What can't be read inside leaves the outside as the packet it is.
    }
    if packets.packets.count > before { packets.packets[carrier].flags.insert(.carrier) }
  }
}
