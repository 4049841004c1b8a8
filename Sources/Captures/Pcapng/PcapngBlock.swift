import Packets

/// The frame around the content of a pcapng block (draft-ietf-opsawg-pcapng §3.1).
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |                          Block Type                           |
///     |                      Block Total Length                       |
///     /                          Block Body                           /
///     |                      Block Total Length                       |
struct PcapngBlock {
  /// Bytes of the frame: the length of an empty block.
  static let frameLength = 12
  /// The longest block that is believed, in bytes, as in Wireshark.
  static let longest = 16 << 20
  static let byteOrderMagic: UInt32 = 0x1a2b_3c4d

  let type: PcapngBlockType
  /// As recorded.
  let totalLength: Int
  /// The section's order, or for a Section Header Block the one that begins with it.
  let byteOrder: ByteOrder

  /// Reads the beginning of the block at `offset`; `nil` when it isn't there.
  @inline(__always)
  init?(in bytes: RawSpan, at offset: Int, _ sectionOrder: ByteOrder) {
    guard bytes.byteCount - offset >= Self.frameLength else { return nil }
    var reader = ByteReader(bytes)
    do {
      try reader.seek(to: offset)
      type = PcapngBlockType(rawValue: try reader.read(in: sectionOrder))
      var order = sectionOrder
      if type == .sectionHeader {
        try reader.skip(4)
        order = try reader.read(in: .big) == Self.byteOrderMagic ? .big : .little
        try reader.seek(to: offset + 4)
      }
      byteOrder = order
      let length: UInt32 = try reader.read(in: order)
      totalLength = Int(length)
    } catch {
      return nil
    }
  }

  var hasSaneLength: Bool { totalLength >= Self.frameLength && totalLength <= Self.longest }

  /// Bytes to the next block: some writers forget to count the padding to four bytes.
  var paddedLength: Int { (totalLength + 3) & ~3 }

  /// How far the next block is, if the length is repeated where the block at `offset` ends; all of it must be there.
  @inline(__always)
  func distance(in bytes: RawSpan, at offset: Int) -> Int? {
    if trailer(in: bytes, endingAt: offset + totalLength) == totalLength { return totalLength }
    if trailer(in: bytes, endingAt: offset + paddedLength) == totalLength { return paddedLength }
    return nil
  }

  @inline(__always)
  private func trailer(in bytes: RawSpan, endingAt end: Int) -> Int? {
    var reader = ByteReader(bytes)
    do {
      try reader.seek(to: end - 4)
      let length: UInt32 = try reader.read(in: byteOrder)
      return Int(length)
    } catch {
      return nil
    }
  }
}
