/// Links of old: FDDI, Token Ring, ARCnet, and IP over FireWire.
extension PacketDecoder {
  /// An FDDI frame (ANSI X3.139): frame control, addresses, and an LLC header in frames that have one.
  mutating func decodeFDDI(
    _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var reader = reader
    var layer = layer
    let frameControl: UInt8 = try reader.read()
    layer.headers.destinationMAC = try reader.readMACAddress()
    layer.headers.sourceMAC = try reader.readMACAddress()
    if frameControl & 0x30 == 0x10 {
      try decodeLLC(reader, layer, &packets)
    } else {
      appendOther(reader, layer, &packets)
    }
  }

  /// A Token Ring frame (IEEE 802.5): access control, frame control, addresses, and a route where
  /// the source address says so.
  mutating func decodeTokenRing(
    _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var reader = reader
    var layer = layer
    try reader.skip(1)  // Access control.
    let frameControl: UInt8 = try reader.read()
    layer.headers.destinationMAC = try reader.readMACAddress()
    let source = try reader.readMACAddress()
    layer.headers.sourceMAC = MACAddress(rawValue: source.rawValue & ~0x8000_0000_0000)
    if source.rawValue & 0x8000_0000_0000 != 0 {
      let length = Int(try reader.read(UInt8.self) & 0x1f)
      try reader.skip(max(length, 2) - 1)
    }
    if frameControl >> 6 == 1 {
      try decodeLLC(reader, layer, &packets)
    } else {
      appendOther(reader, layer, &packets)
    }
  }

  /// An ARCnet packet (RFC 1201 §1, RFC 1051): addresses of one byte, and on Linux two of offset.
  mutating func decodeARCnet(
    _ reader: ByteReader, _ layer: Layer, addressesLength: Int, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var layer = layer
    var reader = reader
    try reader.skip(addressesLength)
    switch try reader.read(UInt8.self) {
    case 0xf0: try decodeIPv4(reader, &layer, &packets)
    case 0xf1: appendARP(reader, layer, &packets)
    case 0xd4:
      // Split flag and sequence number; a split packet's pieces are left alone.
      let splitFlag: UInt8 = try reader.read()
      try reader.skip(2)
      if splitFlag == 0 {
        try decodeIPv4(reader, &layer, &packets)
      } else {
        appendOther(reader, layer, &packets)
      }
    case 0xd5: appendARP(reader, layer, &packets)
    default: appendOther(reader, layer, &packets)
    }
  }

  /// IP over IEEE 1394 as Apple gives it: two addresses of eight bytes and an EtherType.
  mutating func decodeIPOverIEEE1394(
    _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var layer = layer
    var reader = reader
    try reader.skip(16)
    let type: UInt16 = try reader.read()
    try decodeEtherType(EtherType(rawValue: type), reader, &layer, &packets)
  }
}
