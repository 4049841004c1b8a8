/// From a capture's link type to the first network header.
extension PacketDecoder {
  @inline(__always)
  mutating func decodeLink(
    _ linkType: LinkType, _ reader: ByteReader, _ layer: inout Layer,
    _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    switch linkType {
    // Nearly all captures are of Ethernet.
    case .ethernet: try decodeEthernet(reader, &layer, &packets)
    default: try decodeOtherLink(linkType, reader, &layer, &packets)
    }
  }

  @inline(never)
  private mutating func decodeOtherLink(
    _ linkType: LinkType, _ reader: ByteReader, _ layer: inout Layer,
    _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    switch linkType {
    case .raw, .ipv4, .ipv6, .rawOnBSD, .rawOnOpenBSD: try decodeIP(reader, &layer, &packets)
    case .ieee80211: try decodeWiFi(reader, layer, RadioHeader(), &packets)
    case .ieee80211Radiotap: try decodeRadiotap(reader, layer, &packets)
    case .ppi: try decodePPI(reader, layer, &packets)
    case .ieee80211Prism: try decodePrism(reader, layer, &packets)
    case .ieee80211AVS: try decodeAVS(reader, layer, &packets)
    case .linuxSLL: try decodeLinuxSLL(reader, layer, &packets)
    case .linuxSLL2: try decodeLinuxSLL2(reader, layer, &packets)
    case .null, .loop: try decodeLoopback(reader, layer, &packets)
    case .enc: try decodeEnc(reader, layer, &packets)
    case .pfLog: try decodePFLog(reader, layer, &packets)
    case .pktap, .user2: try decodePKTAP(reader, layer, &packets)
    case .nflog: try decodeNFLog(reader, layer, &packets)
    case .ppp, .pppHDLC, .pppPPPD: try decodePPPInHDLC(reader, layer, &packets)
    case .pppWithDirection: try decodePPPWithDirection(reader, layer, &packets)
    case .pppEthernet: try decodePPPoE(reader, layer, &packets)
    case .cHDLC: try decodeCiscoHDLC(reader, layer, &packets)
    case .frameRelay: try decodeFrameRelay(reader, layer, &packets)
    case .mpls: try decodeMPLS(reader, layer, &packets)
    case .atmRFC1483: try decodeLLC(reader, layer, &packets)
    case .fddi: try decodeFDDI(reader, layer, &packets)
    case .ieee8025: try decodeTokenRing(reader, layer, &packets)
    case .arcnetBSD: try decodeARCnet(reader, layer, addressesLength: 2, &packets)
    case .arcnetLinux: try decodeARCnet(reader, layer, addressesLength: 4, &packets)
    case .appleIPOverIEEE1394: try decodeIPOverIEEE1394(reader, layer, &packets)
    case .dsaTagBroadcom, .dsaTagBroadcomPrepend, .dsaTagDSA, .dsaTagEDSA:
      try decodeSwitchTagged(linkType, reader, layer, &packets)
    default: appendOther(reader, layer, &packets)
    }
  }

  /// Link layers inside link layers, at most: more than any network stacks.
  static let linkNestingBound = 8

  /// Notes that one more link header is about to be read inside another.
  func nest(_ layer: inout Layer, at offset: Int) throws(DecodeError) {
    guard Int(layer.linkNesting) < Self.linkNestingBound else {
      throw DecodeError(.limit(field: "Link Layer", bound: Self.linkNestingBound), at: offset)
    }
    layer.linkNesting += 1
  }

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

  /// A frame whose inside could not be read: its link addresses are known still.
  func appendMalformed(_ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets) {
    var layer = layer
    layer.headers.flags.insert(.malformed)
    appendOther(reader, layer, &packets)
  }
}

extension LinkType {
  /// DLT_RAW as most systems number it; some captures hold it as it is.
  fileprivate static var rawOnBSD: Self { .init(rawValue: 12) }
  /// DLT_RAW as OpenBSD numbers it.
  fileprivate static var rawOnOpenBSD: Self { .init(rawValue: 14) }
}
