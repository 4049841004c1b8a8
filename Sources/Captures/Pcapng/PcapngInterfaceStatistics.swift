import Packets

/// An Interface Statistics Block (draft-ietf-opsawg-pcapng §4.6).
///
///     |                         Interface ID                          |
///     |                       Timestamp (Upper)                       |
///     |                       Timestamp (Lower)                       |
///     /                       Options (variable)                      /
struct PcapngInterfaceStatistics {
  let interface: Int
  /// In the interface's own units.
  let ticks: UInt64
  private(set) var received: UInt64?
  private(set) var droppedByInterface: UInt64?
  private(set) var droppedBySystem: UInt64?
  private(set) var comments: [String] = []

  init(parsing body: RawSpan, _ byteOrder: ByteOrder) throws(DecodeError) {
    var reader = ByteReader(body)
    let interface: UInt32 = try reader.read(in: byteOrder)
    self.interface = Int(interface)
    let upper: UInt32 = try reader.read(in: byteOrder)
    let lower: UInt32 = try reader.read(in: byteOrder)
    ticks = UInt64(upper) << 32 | UInt64(lower)
    var options = PcapngOptions(reader.readRest(), byteOrder)
    while let option = try options.next() {
      switch option.code {
      case PcapngOption.comment: comments.append(option.text)
      case 4: received = option.integer()
      case 5: droppedByInterface = option.integer()
      case 7: droppedBySystem = option.integer()
      default: break
      }
    }
  }
}
