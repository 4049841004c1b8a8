/// An IPv4 header (RFC 791 §3.1).
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |Version|  IHL  |Type of Service|          Total Length         |
///     |         Identification        |Flags|      Fragment Offset    |
///     |  Time to Live |    Protocol   |         Header Checksum       |
///     |                       Source Address                          |
///     |                    Destination Address                        |
public struct IPv4Header: Sendable {
  /// Header and options, in bytes: 20...60.
  public let headerLength: Int
  /// Header and payload, in bytes; 0 where a sending host left segmentation to its adapter.
  public let totalLength: Int
  public let identification: UInt16
  public let moreFragments: Bool
  /// Where this fragment's payload begins in the datagram's, in bytes.
  public let fragmentOffset: Int
  public let timeToLive: UInt8
  /// IANA "Protocol Numbers".
  public let protocolNumber: UInt8
  public let source: IPAddress
  public let destination: IPAddress

  public var isFragment: Bool { moreFragments || fragmentOffset != 0 }

  /// Reads the fixed part and passes the options, which may be cut off.
  @inline(__always)
  init(parsing reader: inout ByteReader) throws(DecodeError) {
    // In words, as every packet passes here: each read looks whether there is so much.
    let start = reader.offset
    let first: UInt64 = try reader.read()
    let versionAndLength = UInt8(truncatingIfNeeded: first >> 56)
    guard versionAndLength >> 4 == 4 else {
      throw DecodeError(.invalid(field: "Version", value: UInt64(versionAndLength >> 4)), at: start)
    }
    headerLength = Int(versionAndLength & 0x0f) * 4
    guard headerLength >= 20 else {
      throw DecodeError(.invalid(field: "IHL", value: UInt64(versionAndLength & 0x0f)), at: start)
    }
    totalLength = Int(UInt16(truncatingIfNeeded: first >> 32))
    identification = UInt16(truncatingIfNeeded: first >> 16)
    moreFragments = first & 0x2000 != 0
    fragmentOffset = Int(first & 0x1fff) * 8
    // The checksum is not looked at: the capturing host may not have filled it in yet.
    let second: UInt64 = try reader.read()
    timeToLive = UInt8(truncatingIfNeeded: second >> 56)
    protocolNumber = UInt8(truncatingIfNeeded: second >> 48)
    source = IPAddress(v4: UInt32(truncatingIfNeeded: second))
    destination = IPAddress(v4: try reader.read())
    try reader.skip(min(headerLength - 20, reader.remaining))  // Options.
  }
}
