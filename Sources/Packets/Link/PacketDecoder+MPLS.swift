/// Multiprotocol label switching: a stack of labels, and what they label.
extension PacketDecoder {
  /// Passes the label stack (RFC 3032 §2.1). What follows has no type: its first four bits tell
  /// (RFC 4928 §3), unless the label does.
  ///
  ///      0                   1                   2                   3
  ///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
  ///     |                Label                  | TC  |S|      TTL      |
  mutating func decodeMPLS(
    _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var layer = layer
    var reader = reader
    var entry: UInt32 = 0
    var depth = 0
    repeat {
      guard depth < Self.labelBound else {
        throw DecodeError(.limit(field: "Label Stack", bound: Self.labelBound), at: reader.offset)
      }
      entry = try reader.read()
      depth += 1
    } while entry & 0x100 == 0
    var peek = reader
    let first: UInt8 = try peek.read()
    switch (entry >> 12, first >> 4) {
    case (0, _), (_, 4): try decodeIPv4(reader, &layer, &packets)  // 0: IPv4 Explicit NULL.
    case (2, _), (_, 6): try decodeIPv6(reader, &layer, &packets)  // 2: IPv6 Explicit NULL.
    case (_, 1): appendOther(reader, layer, &packets)  // Associated channel (RFC 4385 §5).
    default: try decodePseudowire(reader, layer, &packets)
    }
  }

  /// More labels than any network stacks.
  static let labelBound = 64

  /// An Ethernet frame, after a control word (RFC 4448 §4.6) or without one, whichever leaves a known EtherType.
  private mutating func decodePseudowire(
    _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var afterControlWord = reader
    let word = (try? afterControlWord.read(UInt32.self)) ?? .max
    if word >> 28 == 0,
      looksLikeEthernet(afterControlWord)
    {
      try decodeInnerEthernet(afterControlWord, layer, &packets)
    } else if looksLikeEthernet(reader) {
      try decodeInnerEthernet(reader, layer, &packets)
    } else {
      appendOther(reader, layer, &packets)
    }
  }

  private func looksLikeEthernet(_ reader: ByteReader) -> Bool {
    var reader = reader
    guard (try? reader.skip(12)) != nil, let type = try? reader.read(UInt16.self) else {
      return false
    }
    if type > EtherType.largestLength { return EtherType(rawValue: type).isCommon }
    // Both of LLC's service access points are the same in SNAP, the spanning tree and what else is common.
    guard let destination = try? reader.read(UInt8.self), let source = try? reader.read(UInt8.self)
    else { return false }
    return type >= 3 && destination == source && destination >= 0x42
  }
}
