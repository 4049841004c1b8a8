import Packets

/// What the options of a packet block say of it (draft-ietf-opsawg-pcapng §4.3).
struct PcapngPacketOptions {
  private(set) var direction = CaptureRecord.Direction.unknown
  /// Bytes; 0 when not given.
  private(set) var fcsLength: UInt8 = 0
  /// epb_dropcount: packets lost between this one and the one before on the same interface.
  private(set) var dropCount: UInt64 = 0
  private(set) var comments: [String] = []
  /// Whether an option was cut off by the end of the block.
  private(set) var hasBadOption = false

  init() {}

  init(_ bytes: RawSpan, _ byteOrder: ByteOrder) {
    var options = PcapngOptions(bytes, byteOrder)
    do {
      while let option = try options.next() { take(option) }
    } catch {
      hasBadOption = true
    }
  }

  private mutating func take(_ option: borrowing PcapngOption) {
    switch option.code {
    case PcapngOption.comment: comments.append(option.text)
    case 2: take(flags: option.integer() ?? 0)
    case 4: dropCount = option.integer() ?? 0
    default: break
    }
  }

  /// epb_flags: two bits of direction, three of reception type, four of FCS length.
  private mutating func take(flags: UInt32) {
    direction = CaptureRecord.Direction(rawValue: UInt8(flags & 0b11)) ?? .unknown
    fcsLength = UInt8(flags >> 5 & 0b1111)
  }
}
