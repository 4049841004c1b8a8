/// Apple's packet tap: a header of the kernel's before frames of whatever interface they came from.
extension PacketDecoder {
  /// LINKTYPE_PKTAP; all of it is little-endian.
  ///
  ///      0                   1                   2                   3
  ///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
  ///     |                         Header length                         |
  ///     |                          Record type                          |
  ///     |                      DLT of what follows                      |
  ///     |              Interface name, flags, process, …                |
  mutating func decodePKTAP(
    _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var header = reader
    var layer = layer
    try nest(&layer, at: reader.offset)
    let length: UInt32 = try header.readLittleEndian()
    let recordType: UInt32 = try header.readLittleEndian()
    let dlt: UInt32 = try header.readLittleEndian()
    guard recordType == 1, length >= 12, let linkType = UInt16(exactly: dlt) else {
      appendOther(reader, layer, &packets)
      return
    }
    try header.skip(Int(length) - 12)
    layer.headers.wireLength = UInt32(clamping: layer.wireEnd - header.offset)
    try decodeLink(LinkType(rawValue: linkType), header, &layer, &packets)
  }
}
