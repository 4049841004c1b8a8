/// Ethernet, its tags, and what an EtherType announces.
extension PacketDecoder {
  /// An Ethernet frame (IEEE 802.3-2018 §3.1.1).
  mutating func decodeEthernet(
    _ reader: ByteReader, _ layer: inout Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var reader = reader
    let high: UInt64 = try reader.read()
    let low: UInt32 = try reader.read()
    layer.headers.destinationMAC = MACAddress(rawValue: high >> 16)
    layer.headers.sourceMAC = MACAddress(rawValue: (high & 0xffff) << 32 | UInt64(low))
    layer.headers.flags.remove(.routedThroughTunnel)
    do throws(DecodeError) {
      let type: UInt16 = try reader.read()
      try decodeEtherType(EtherType(rawValue: type), reader, &layer, &packets)
    } catch {
      appendMalformed(reader, layer, &packets)
    }
  }

  /// Whatever an EtherType announces; frames of protocols that carry no IP count as such.
  ///
  /// It appends what it finds or throws, never both.
  @inline(__always)
  mutating func decodeEtherType(
    _ type: EtherType, _ reader: ByteReader, _ layer: inout Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    switch type {
    case .ipv4: try decodeIPv4(reader, &layer, &packets)
    case .ipv6: try decodeIPv6(reader, &layer, &packets)
    default: try decodeTagged(type, reader, layer, &packets)
    }
  }

  /// Passes the tags between the addresses and what the frame carries.
  @inline(never)
  private mutating func decodeTagged(
    _ type: EtherType, _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var reader = reader
    var layer = layer
    var type = type
    for _ in 0..<Self.tagBound {
      if type.isVLANTag {
        let id = try reader.read(UInt16.self) & 0x0fff
        // A priority tag (id 0) names no VLAN.
        if id != 0 { layer.headers.vlan = id }
      } else if let length = type.tagLength {
        try reader.skip(length)
      } else {
        try decodeUntagged(type, reader, &layer, &packets)
        return
      }
      type = EtherType(rawValue: try reader.read())
    }
    throw DecodeError(.limit(field: "Tags", bound: Self.tagBound), at: reader.offset)
  }

  /// More tags than any network nests (IEEE 802.1ad knows two).
  static let tagBound = 8

  private mutating func decodeUntagged(
    _ type: EtherType, _ reader: ByteReader, _ layer: inout Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    switch type {
    case .ipv4: try decodeIPv4(reader, &layer, &packets)
    case .ipv6: try decodeIPv6(reader, &layer, &packets)
    case .arp: appendARP(reader, layer, &packets)
    case .pppoeSession: try decodePPPoE(reader, layer, &packets)
    case .ppp: try decodePPP(reader, layer, &packets)
    case .mplsUnicast, .mplsMulticast: try decodeMPLS(reader, layer, &packets)
    case .transparentBridging: try decodeInnerEthernet(reader, layer, &packets)
    case .backboneServiceTag:
      var reader = reader
      try reader.skip(4)  // Priority, flags, I-SID.
      try decodeInnerEthernet(reader, layer, &packets)
    case .jumboLLC: try decodeLLC(reader, layer, &packets)
    case _ where type.rawValue <= EtherType.largestLength:
      try decode8023(length: Int(type.rawValue), reader, layer, &packets)
    default: appendOther(reader, layer, &packets)
    }
  }

  /// An Ethernet frame that another link layer carries.
  mutating func decodeInnerEthernet(
    _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var layer = layer
    try nest(&layer, at: reader.offset)
    layer.headers.wireLength = UInt32(clamping: layer.wireEnd - reader.offset)
    try decodeEthernet(reader, &layer, &packets)
  }

  /// A frame with a length where others have an EtherType (IEEE 802.3-2018 §3.2.6).
  private mutating func decode8023(
    length: Int, _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var reader = reader
    var layer = layer
    // What is left after the length is padding.
    layer.wireEnd = min(layer.wireEnd, reader.offset + length)
    reader.truncate(to: layer.wireEnd)
    try decodeLLC(reader, layer, &packets)
  }
}
