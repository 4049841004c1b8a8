/// The headers that capture programs put before 802.11 frames.
extension PacketDecoder {
  mutating func decodeRadiotap(
    _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var reader = reader
    let radio = try RadioHeader(parsingRadiotap: &reader)
    try decodeWiFi(reader, layer, radio, &packets)
  }

  mutating func decodePPI(
    _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var reader = reader
    var layer = layer
    try nest(&layer, at: reader.offset)
    var dlt: UInt32 = 0
    let radio = try RadioHeader(parsingPPI: &reader, linkType: &dlt)
    let linkType = LinkType(rawValue: UInt16(clamping: dlt))
    if linkType == .ieee80211 {
      try decodeWiFi(reader, layer, radio, &packets)
    } else {
      layer.headers.wireLength = UInt32(clamping: layer.wireEnd - reader.offset)
      try decodeLink(linkType, reader, &layer, &packets)
    }
  }

  /// The header of the Prism chip's Linux driver: message code and length in the byte order of the
  /// capturing host, a device name, and measurements. Some drivers write AVS's header under its name.
  mutating func decodePrism(
    _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var header = reader
    let code: UInt32 = try header.read()
    guard code >> 12 != 0x80211 else {
      try decodeAVS(reader, layer, &packets)
      return
    }
    header = reader
    let radio = try RadioHeader(parsingPrism: &header)
    try decodeWiFi(header, layer, radio, &packets)
  }

  /// The header of the AVS capture format: version, length, and measurements; big-endian.
  mutating func decodeAVS(
    _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var header = reader
    let radio = try RadioHeader(parsingAVS: &header)
    try decodeWiFi(header, layer, radio, &packets)
  }
}
