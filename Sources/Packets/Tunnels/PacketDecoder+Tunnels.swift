/// Packets that carry packets.
extension PacketDecoder {
  /// Decodes a protocol over IP that is neither TCP, UDP nor ICMP, and what it carries.
  mutating func decodeIPProtocol(
    _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) {
    if layer.headers.protocolNumber == 51 {
      decodeAuthenticated(reader, layer, &packets)
      return
    }
    appendOtherIP(reader, layer, &packets)
    var inside = reader
    if let contents = try? tunnelContents(ofProtocol: layer.headers.protocolNumber, &inside) {
      decodeInside(contents, inside, layer, &packets)
    }
  }

  /// Whether what is sent to or from a UDP port may be a tunnel's.
  @inline(__always)
  static func isTunnelPort(_ port: UInt16) -> Bool {
    switch port {
    case 1701, 2152, 3544, 4754, 4789, 4790, 5247, 6081, 6635, 8472, 37008: true
    default: false
    }
  }

  /// Decodes what a UDP datagram carries, where it is a tunnel's: a port says which, its content whether.
  @inline(never)
  mutating func decodeUDPTunnel(
    _ reader: ByteReader, _ layer: Layer, _ packet: DecodedPacket, _ packets: inout DecodedPackets
  ) {
    var inside = reader
    if let contents = try? tunnelContents(ofPort: packet.destinationPort, &inside, packet) {
      decodeInside(contents, inside, layer, &packets)
      return
    }
    inside = reader
    if let contents = try? tunnelContents(ofPort: packet.sourcePort, &inside, packet) {
      decodeInside(contents, inside, layer, &packets)
    }
  }

  /// Passes the header of a tunnel over IP (IANA, "Protocol Numbers").
  private func tunnelContents(
    ofProtocol number: UInt8, _ reader: inout ByteReader
  ) throws(DecodeError) -> TunnelContents? {
    switch number {
    case 4: return .ipv4  // RFC 2003, RFC 2473.
    case 41: return .ipv6  // RFC 4213, RFC 2473.
    case 47: return try GREHeader(parsing: &reader).contents(&reader)
    case 97:  // EtherIP (RFC 3378 §2): a version, 3, and reserved bits.
      return try reader.read(UInt16.self) >> 12 == 3 ? .link(.ethernet) : nil
    case 137: return .mpls  // RFC 4023 §3.
    case 143: return .link(.ethernet)  // RFC 8986 §4.9.
    default: return nil
    }
  }

  /// Passes the header of a tunnel over UDP (IANA, "Service Name and Transport Protocol Port Number Registry").
  private func tunnelContents(
    ofPort port: UInt16, _ reader: inout ByteReader, _ packet: DecodedPacket
  ) throws(DecodeError) -> TunnelContents? {
    switch port {
    case 1701: return try L2TPHeader(parsing: &reader).contents
    case 2152: return try GTPUHeader(parsing: &reader).contents
    case 3544: return try teredoContents(&reader)
    case 4754: return try GREHeader(parsing: &reader).contents(&reader)  // RFC 8086.
    case 4789, 8472: return try VXLANHeader(parsing: &reader).contents
    case 4790: return try VXLANHeader(parsing: &reader).extendedContents
    case 5247: return try CAPWAPHeader(parsing: &reader).contents(reader, packet)
    case 6081: return try GeneveHeader(parsing: &reader).contents
    case 6635: return .mpls  // RFC 7510.
    case 37008: return try TZSPHeader(parsing: &reader).contents
    default: return nil
    }
  }

  /// Passes Authentication Headers (RFC 4302 §2): what they authenticate is readable.
  private mutating func decodeAuthenticated(
    _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) {
    var inside = reader
    var next = layer
    for _ in 0..<IPv6ExtensionHeaders.bound where next.headers.protocolNumber == 51 {
      guard let number = try? inside.read(UInt8.self), let words = try? inside.read(UInt8.self),
        (try? inside.skip((Int(words) + 2) * 4 - 2)) != nil
      else { break }
      next.headers.protocolNumber = number
    }
    if next.headers.protocolNumber == 51 {
      appendOtherIP(reader, layer, &packets)
    } else {
      decodeTransport(inside, &next, &packets)
    }
  }

  /// Decodes the inside of the packet appended last; marks that one as a tunnel's when something was found.
  ///
  /// The addresses and lengths of the outside don't describe the inside: those of the link stay,
  /// marked as the carrier's, until an inner link header replaces them.
  private mutating func decodeInside(
    _ contents: TunnelContents, _ reader: ByteReader, _ layer: Layer,
    _ packets: inout DecodedPackets
  ) {
    guard Int(layer.headers.depth) < Self.depthBound else {
      depthBoundReached += 1
      return
    }
    var inner = layer
    inner.headers.depth += 1
    inner.headers.flags.insert(.routedThroughTunnel)
    inner.headers.flags.remove([.reassembled, .malformed])
    if contents.hasLinkLayer {
      inner.headers.flags.remove([.wireless, .retry])
      inner.headers.vlan = 0
    }
    inner.headers.protocolNumber = 0
    inner.headers.fingerprint = 0
    inner.headers.wireLength = UInt32(clamping: layer.wireEnd - reader.offset)
    let carrier = packets.packets.count - 1
    do throws(DecodeError) {
      try decodeContents(contents, reader, inner, &packets)
    } catch {
      // What can't be read inside leaves the outside as the packet it is.
    }
    // So does what is neither IP nor has link addresses of its own.
    if let last = packets.packets.last, packets.packets.count == carrier + 2, last.kind == .other,
      last.flags.contains(.routedThroughTunnel)
    {
      packets.packets.removeLast()
    }
    if packets.packets.count > carrier + 1 { packets.packets[carrier].flags.insert(.carrier) }
  }

  private mutating func decodeContents(
    _ contents: TunnelContents, _ reader: ByteReader, _ layer: Layer,
    _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var layer = layer
    switch contents {
    case .ip: try decodeIP(reader, &layer, &packets)
    case .ipv4: try decodeIPv4(reader, &layer, &packets)
    case .ipv6: try decodeIPv6(reader, &layer, &packets)
    case .etherType(let type): try decodeEtherType(type, reader, &layer, &packets)
    case .link(let linkType): try decodeLink(linkType, reader, &layer, &packets)
    case .wifi(let isSwapped):
      try decodeWiFi(reader, layer, .tunnelled(isSwapped: isSwapped), &packets)
    case .mpls: try decodeMPLS(reader, layer, &packets)
    case .piece(let key, let position, let isLast, let isWiFi):
      var rest = reader
      guard reader.end >= layer.wireEnd else { return }
      let next = position + reader.remaining
      let whole = framePieces.add(key, at: position, next: next, isLast: isLast, rest.readRest())
      guard let whole else { return }
      try decodeWhole(whole, isWiFi: isWiFi, layer, &packets)
    }
  }

  /// A frame put together from pieces.
  private mutating func decodeWhole(
    _ frame: [UInt8], isWiFi: Bool, _ layer: Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var layer = layer
    layer.headers.wireLength = UInt32(clamping: frame.count)
    layer.origin = 0
    layer.wireEnd = frame.count
    layer.buffer = Int32(truncatingIfNeeded: packets.buffers.count)
    packets.buffers.append(frame)
    let reader = ByteReader(frame.rawSpan)
    if isWiFi {
      let isSwapped = CAPWAPHeader.swapsFrameControl(reader)
      try decodeWiFi(reader, layer, .tunnelled(isSwapped: isSwapped), &packets)
    } else {
      try decodeEthernet(reader, &layer, &packets)
    }
  }
}

extension RadioHeader {
  /// Of a frame that came over a wire.
  fileprivate static func tunnelled(isSwapped: Bool) -> RadioHeader {
    var radio = RadioHeader(isSwapped: isSwapped)
    radio.isTunnelled = true
    return radio
  }
}
