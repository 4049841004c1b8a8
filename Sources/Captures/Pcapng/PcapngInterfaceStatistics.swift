import Packets

/// An Interface Statistics Block (draft-ietf-opsawg-pcapng §4.6).
///
///     |                         Interface ID                          |
///     |                       Timestamp (Upper)                       |
///     |                       Timestamp (Lower)                       |
///     /                       Options (variable)                      /
struct PcapngInterfaceStatistics {
  let interface: Int
  private(set) var received: UInt64?
  private(set) var droppedByInterface: UInt64?
  private(set) var droppedBySystem: UInt64?

  init(parsing body: RawSpan, _ byteOrder: ByteOrder) throws(DecodeError) {
    var reader = ByteReader(body)
    let interface: UInt32 = try reader.read(in: byteOrder)
    self.interface = Int(interface)
    try reader.skip(8)  // Timestamp.
    var options = PcapngOptions(reader.readRest(), byteOrder)
    while let option = try options.next() {
      switch option.code {
      case 4: received = option.integer()
      case 5: droppedByInterface = option.integer()
      case 7: droppedBySystem = option.integer()
      default: break
      }
    }
  }
}
