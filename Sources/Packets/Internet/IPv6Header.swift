/// An IPv6 header (RFC 8200 §3).
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |Version| Traffic Class |           Flow Label                  |
///     |         Payload Length        |  Next Header  |   Hop Limit   |
///     |                Source Address (128 bits)                      |
///     |              Destination Address (128 bits)                   |
public struct IPv6Header: Sendable {
  /// What follows the header, in bytes; 0 in a jumbogram or where segmentation was left to the adapter.
  public let payloadLength: Int
  /// IANA "Protocol Numbers".
  public let nextHeader: UInt8
  public let hopLimit: UInt8
  public let source: IPAddress
  public let destination: IPAddress

  static let length = 40

  @inline(__always)
  init(parsing reader: inout ByteReader) throws(DecodeError) {
    let start = reader.offset
    let word: UInt32 = try reader.read()
    guard word >> 28 == 6 else {
      throw DecodeError(.invalid(field: "Version", value: UInt64(word >> 28)), at: start)
    }
    payloadLength = Int(try reader.read(UInt16.self))
    nextHeader = try reader.read()
    hopLimit = try reader.read()
    source = IPAddress(high: try reader.read(), low: try reader.read())
    destination = IPAddress(high: try reader.read(), low: try reader.read())
  }
}

/// What stands between the IPv6 header and the payload (RFC 8200 §4).
struct IPv6ExtensionHeaders {
  /// The protocol after the last extension header.
  var protocolNumber: UInt8
  var fragment: Fragment?

  struct Fragment {
    let identification: UInt32
    let moreFragments: Bool
    /// Where the payload begins in the datagram's fragmentable part, in bytes.
    let offset: Int

    /// A fragment header on a packet that is whole (RFC 6946).
    var isAtomic: Bool { !moreFragments && offset == 0 }
  }

  /// More than any sender has a use for; RFC 8200 sets no bound of its own.
  static let bound = 16

  /// Reads headers up to the payload, to the first fragment header that makes this a piece of
  /// something, or to one that is encrypted.
  init(parsing reader: inout ByteReader, first: UInt8) throws(DecodeError) {
    protocolNumber = first
    for _ in 0..<Self.bound {
      switch protocolNumber {
      // Hop-by-Hop, Routing, Destination Options, Mobility, HIP, Shim6.
      case 0, 43, 60, 135, 139, 140:
        let next: UInt8 = try reader.read()
        let length = (Int(try reader.read(UInt8.self)) + 1) * 8
        // A Mobility header may end the chain: 59 is No Next Header.
        try reader.skip(length - 2)
        protocolNumber = next
      // Authentication Header (RFC 4302 §2.2): its length counts words of 4 bytes, less 2.
      case 51:
        let next: UInt8 = try reader.read()
        let length = (Int(try reader.read(UInt8.self)) + 2) * 4
        try reader.skip(length - 2)
        protocolNumber = next
      case 44:
        protocolNumber = try reader.read()
        try reader.skip(1)  // Reserved.
        let word: UInt16 = try reader.read()
        let header = Fragment(
          identification: try reader.read(), moreFragments: word & 1 != 0,
          offset: Int(word & 0xfff8))
        if !header.isAtomic {
          fragment = header
          return
        }
      default:
        return
      }
    }
    throw DecodeError(.limit(field: "Extension Headers", bound: Self.bound), at: reader.offset)
  }
}
