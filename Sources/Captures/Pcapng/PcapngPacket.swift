import Packets

/// The fields of a packet block, of whichever of the three types (draft-ietf-opsawg-pcapng §4.3, §4.4, appendix A).
struct PcapngPacket: ~Escapable {
  /// Index of its interface within the section.
  let interface: Int
  /// Time in the interface's own units; `nil` in a Simple Packet Block.
  let ticks: UInt64?
  /// Bytes kept; a Simple Packet Block leaves it to the snap length, so there it is the most there can be.
  let capturedLength: Int
  let originalLength: Int
  /// Where the bytes start in the block's body.
  let bodyOffset: Int
  /// Packets lost just before it, which the obsolete Packet Block counts in a field; 0 when not known.
  let dropCount: UInt16
  let options: RawSpan

  @_lifetime(copy body)
  init(parsing body: RawSpan, _ type: PcapngBlockType, _ order: ByteOrder) throws(DecodeError) {
    var reader = ByteReader(body)
    switch type {
    case .simplePacket:
      interface = 0
      dropCount = 0
      ticks = nil
      let original: UInt32 = try reader.read(in: order)
      originalLength = Int(original)
      capturedLength = min(originalLength, reader.remaining)
      bodyOffset = reader.offset
      options = reader.readRest().extracting(first: 0)
      return
    case .packet:
      let interface: UInt16 = try reader.read(in: order)
      self.interface = Int(interface)
      let drops: UInt16 = try reader.read(in: order)
      dropCount = drops == .max ? 0 : drops  // All ones: not known.
    default:
      let interface: UInt32 = try reader.read(in: order)
      self.interface = Int(interface)
      dropCount = 0
    }
    let high: UInt32 = try reader.read(in: order)
    let low: UInt32 = try reader.read(in: order)
    ticks = UInt64(high) << 32 | UInt64(low)
    let captured: UInt32 = try reader.read(in: order)
    let original: UInt32 = try reader.read(in: order)
    capturedLength = Int(captured)
    originalLength = Int(max(captured, original))
    bodyOffset = reader.offset
    try reader.skip(capturedLength)
    try reader.skip(min(-capturedLength & 3, reader.remaining))
    options = reader.readRest()
  }
}
