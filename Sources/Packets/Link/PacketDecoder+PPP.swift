/// The point-to-point protocol, alone, in HDLC's framing and over Ethernet.
extension PacketDecoder {
  /// A PPP packet (RFC 1661 §2), its address and control bytes there or compressed away (RFC 1662 §3.1),
  /// its protocol of one byte or two (RFC 1661 §6.5).
  mutating func decodePPP(
    _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var layer = layer
    var reader = reader
    var number = UInt16(try reader.read(UInt8.self))
    if number == 0xff {
      try reader.skip(1)  // Control.
      number = UInt16(try reader.read(UInt8.self))
    }
    if number & 1 == 0 { number = number << 8 | UInt16(try reader.read(UInt8.self)) }
    switch number {
    case 0x0021: try decodeIPv4(reader, &layer, &packets)
    case 0x0057: try decodeIPv6(reader, &layer, &packets)
    case 0x0281, 0x0283: try decodeMPLS(reader, layer, &packets)
    default: appendOther(reader, layer, &packets)
    }
  }

  /// PPP or Cisco HDLC, told apart by the address byte; pppd puts a direction (0 or 1) in its place.
  mutating func decodePPPInHDLC(
    _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var header = reader
    switch try header.read(UInt16.self) {
    case 0x0f00, 0x8f00: try decodeCiscoHDLC(reader, layer, &packets)
    case 0x0003, 0x0103: try decodePPP(header, layer, &packets)
    default: try decodePPP(reader, layer, &packets)
    }
  }

  mutating func decodePPPWithDirection(
    _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var reader = reader
    try reader.skip(1)  // Direction.
    try decodePPPInHDLC(reader, layer, &packets)
  }

  /// PPP over Ethernet (RFC 2516 §4); the packets that set a session up carry nothing.
  ///
  /// What LENGTH leaves over of a short frame is padding, whatever the length of IP says: ``PPPoELength``.
  ///
  ///      0                   1                   2                   3
  ///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
  ///     |  VER  | TYPE  |     CODE      |          SESSION_ID           |
  ///     |            LENGTH             |
  mutating func decodePPPoE(
    _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var header = reader
    var layer = layer
    guard try header.read(UInt16.self) == 0x1100 else {
      appendOther(reader, layer, &packets)
      return
    }
    try header.skip(2)  // SESSION_ID.
    let length = PPPoELength(Int(try header.read(UInt16.self)))
    layer.wireEnd = header.offset + length.carried(of: layer.wireEnd - header.offset)
    header.truncate(to: layer.wireEnd)
    try decodePPP(header, layer, &packets)
  }

  /// Cisco HDLC (RFC 1547 §4.3.1): address, control, and an EtherType.
  mutating func decodeCiscoHDLC(
    _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var reader = reader
    var layer = layer
    try nest(&layer, at: reader.offset)
    try reader.skip(2)  // Address, control.
    let type: UInt16 = try reader.read()
    try decodeEtherType(EtherType(rawValue: type), reader, &layer, &packets)
  }

  /// Frame relay (RFC 2427 §3): an address of two to four bytes, control, and a protocol's NLPID;
  /// or, as Cisco has it, an EtherType after the address.
  mutating func decodeFrameRelay(
    _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var layer = layer
    var reader = reader
    var addressLength = 0
    repeat {
      guard addressLength < 4 else {
        throw DecodeError(.limit(field: "Q.922 Address", bound: 4), at: reader.offset)
      }
      addressLength += 1
    } while try reader.read(UInt8.self) & 1 == 0
    var header = reader
    guard try header.read(UInt8.self) == 0x03 else {
      let type: UInt16 = try reader.read()
      try decodeEtherType(EtherType(rawValue: type), reader, &layer, &packets)
      return
    }
    var identifier: UInt8 = try header.read()
    if identifier == 0 { identifier = try header.read() }  // Pad.
    switch identifier {
    case 0xcc: try decodeIPv4(header, &layer, &packets)
    case 0x8e: try decodeIPv6(header, &layer, &packets)
    case 0xcf: try decodePPP(header, layer, &packets)
    case 0x80: try decodeSNAP(header, layer, &packets)
    default: appendOther(reader, layer, &packets)
    }
  }
}
