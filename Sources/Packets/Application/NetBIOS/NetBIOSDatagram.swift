/// A datagram of the NetBIOS datagram service (RFC 1002 §4.4) that carries user data.
///
///                            1 1 1 1 1 1 1 1 1 1 2 2 2 2 2 2 2 2 2 2 3 3
///        0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///       |   MSG_TYPE    |     FLAGS     |           DGM_ID              |
///       |                           SOURCE_IP                           |
///       |          SOURCE_PORT          |          DGM_LENGTH           |
///       |         PACKET_OFFSET         |         SOURCE_NAME …         |
///       |                       DESTINATION_NAME …                      |
///       |                           USER_DATA …                         |
public struct NetBIOSDatagram: Hashable, Sendable {
  /// 0x10 to one computer's name, 0x11 to a group, 0x12 to all.
  public let type: UInt8
  public let sourceAddress: IPAddress
  public let sourceName: NetBIOSName
  public let destinationName: NetBIOSName
  /// What it announces of its sender to the network's browsers, if it does.
  public let announcement: BrowserAnnouncement?

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    type = try reader.read()
    guard (0x10...0x12).contains(type) else {
      throw DecodeError(.invalid(field: "MSG_TYPE", value: UInt64(type)), at: 0)
    }
    try reader.skip(3)  // FLAGS, DGM_ID.
    sourceAddress = try reader.readIPv4()
    try reader.skip(6)  // SOURCE_PORT, DGM_LENGTH, PACKET_OFFSET.
    sourceName = try reader.readNetBIOSName()
    destinationName = try reader.readNetBIOSName()
    announcement = try? BrowserAnnouncement(parsing: reader.readRest())
  }
}
