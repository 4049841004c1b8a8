import Packets

/// The file header of a pcap capture (draft-ietf-opsawg-pcap §4).
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |                          Magic Number                         |
///     |         Major Version         |         Minor Version         |
///     |                           Reserved1                           |
///     |                           Reserved2                           |
///     |                            SnapLen                            |
///     |FCS len|R|P|     Reserved3     |        Link-layer type        |
struct PcapHeader {
  static let length = 24

  let byteOrder: ByteOrder
  let timestampResolution: TimestampResolution
  /// Bytes before each packet.
  let recordHeaderLength: Int
  let majorVersion: UInt16
  let minorVersion: UInt16
  let snapLength: Int
  let linkType: LinkType
  let fcsLength: UInt8

  /// Which of a record's two lengths comes first.
  enum LengthOrder {
    case capturedFirst
    /// Before version 2.3, and DG/UX.
    case originalFirst
    /// Version 2.3: the smaller is the captured one.
    case either
  }

  /// Recognises the four bytes that a pcap capture begins with.
  static func recognise(_ magic: UInt32) -> Bool {
    variant(magic) != nil
  }

  private static func variant(_ magic: UInt32) -> (ByteOrder, TimestampResolution, Int)? {
    switch magic {
    case 0xa1b2_c3d4: (.big, .microseconds, 16)
    case 0xd4c3_b2a1: (.little, .microseconds, 16)
    case 0xa1b2_3c4d: (.big, .nanoseconds, 16)
    case 0x4d3c_b2a1: (.little, .nanoseconds, 16)
    // Alexey Kuznetzov's patch to libpcap: interface, protocol and packet type follow the lengths.
    case 0xa1b2_cd34: (.big, .microseconds, 24)
    case 0x34cd_b2a1: (.little, .microseconds, 24)
    default: nil
    }
  }

  init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    let magic: UInt32 = try reader.read()
    guard let (order, resolution, recordHeader) = Self.variant(magic) else {
      throw DecodeError(.invalid(field: "Magic Number", value: UInt64(magic)), at: 0)
    }
    byteOrder = order
    timestampResolution = resolution
    recordHeaderLength = recordHeader
    majorVersion = try reader.read(in: order)
    minorVersion = try reader.read(in: order)
    try reader.skip(8)  // Reserved1, Reserved2.
    let snapLength: UInt32 = try reader.read(in: order)
    let network: UInt32 = try reader.read(in: order)
    self.snapLength = Int(snapLength)
    linkType = LinkType(recorded: UInt16(truncatingIfNeeded: network))
    // P: FCS len is there, in units of two bytes.
    fcsLength = network & 0x0400_0000 != 0 ? UInt8(network >> 28) * 2 : 0
  }

  /// Which of a record's two lengths comes first; `nil` for a version unknown.
  var lengthOrder: LengthOrder? {
    switch (majorVersion, minorVersion) {
    case (2, 0...2), (543, 0): .originalFirst
    case (2, 3): .either
    case (2, 4): .capturedFirst
    default: nil
    }
  }

  /// The one interface of the capture.
  var interface: CaptureInterface {
    var interface = CaptureInterface(
      linkType: linkType, snapLength: snapLength, timestampResolution: timestampResolution)
    interface.fcsLength = fcsLength
    return interface
  }
}
