/// What Linux's netfilter logged, as attributes of type, length and value.
extension PacketDecoder {
  /// LINKTYPE_NFLOG: address family, version and resource, then attributes in the byte order of the capturing host.
  mutating func decodeNFLog(
    _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var reader = reader
    var layer = layer
    try nest(&layer, at: reader.offset)
    let family: UInt8 = try reader.read()
    try reader.skip(3)  // Version, resource id.
    var type: EtherType? =
      switch family {
      case 2: .ipv4
      case 10: .ipv6
      default: nil
      }
    // Each turn passes four bytes at least.
    while reader.remaining >= 4 {
      let start = reader.offset
      let (kind, length) = try readAttributeHeader(&reader)
      let end = start + length
      switch kind {
      case 1:  // NFULA_PACKET_HDR
        let announced: UInt16 = try reader.read()
        if type == nil { type = EtherType(rawValue: announced) }
      case 8:  // NFULA_HWADDR
        let addressLength: UInt16 = try reader.read()
        try reader.skip(2)
        let address: UInt64 = try reader.read()
        if addressLength == 6 { layer.headers.sourceMAC = MACAddress(rawValue: address >> 16) }
      case 9:  // NFULA_PAYLOAD
        layer.wireEnd = end
        reader.truncate(to: end)
        layer.headers.wireLength = UInt32(clamping: end - reader.offset)
        if let type {
          try decodeEtherType(type, reader, &layer, &packets)
        } else {
          appendOther(reader, layer, &packets)
        }
        return
      default: break
      }
      try reader.seek(to: min((end + 3) & ~3, reader.end))
    }
    appendOther(reader, layer, &packets)
  }

  /// Reads an attribute's length, its four bytes of header included, and its type.
  private func readAttributeHeader(
    _ reader: inout ByteReader
  ) throws(DecodeError) -> (kind: UInt16, length: Int) {
    let start = reader.offset
    let length: UInt16 = try reader.readLittleEndian()
    let kind: UInt16 = try reader.readLittleEndian()
    // No attribute's type reaches 256: what does was written by a big-endian host.
    let isSwapped = kind & 0xff == 0 && kind != 0
    let value = Int(isSwapped ? length.byteSwapped : length)
    guard value >= 4 else {
      throw DecodeError(.invalid(field: "Attribute Length", value: UInt64(value)), at: start)
    }
    return (isSwapped ? kind.byteSwapped : kind, value)
  }
}
