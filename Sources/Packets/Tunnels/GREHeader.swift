/// A header of Generic Routing Encapsulation (RFC 2784 §2.1, RFC 2890 §2), also as PPTP has it (RFC 2637 §4.1).
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |C|R|K|S|s|Recur|A| Flags | Ver |         Protocol Type         |
///     |     Checksum (C or R)         |       Offset (C or R)         |
///     |                            Key (K)                            |
///     |                      Sequence Number (S)                      |
///     |                     Acknowledgment (A, PPTP)                  |
struct GREHeader: Sendable {
  let protocolType: EtherType
  let hasSequenceNumber: Bool

  init(parsing reader: inout ByteReader) throws(DecodeError) {
    let start = reader.offset
    let flags: UInt16 = try reader.read()
    let version = flags & 7
    guard version <= 1 else {
      throw DecodeError(.invalid(field: "Ver", value: UInt64(version)), at: start)
    }
    protocolType = EtherType(rawValue: try reader.read())
    let hasRouting = flags & 0x4000 != 0
    hasSequenceNumber = flags & 0x1000 != 0
    if flags & 0x8000 != 0 || hasRouting { try reader.skip(4) }  // Checksum, Offset.
    if flags & 0x2000 != 0 { try reader.skip(4) }  // Key.
    if hasSequenceNumber { try reader.skip(4) }
    if version == 1, flags & 0x0080 != 0 { try reader.skip(4) }  // Acknowledgment Number.
    if hasRouting { try Self.skipRouting(&reader) }
  }

  /// Source route entries (RFC 1701), up to one of address family 0 and length 0. Each turn passes four bytes at least.
  private static func skipRouting(_ reader: inout ByteReader) throws(DecodeError) {
    while true {
      let family: UInt16 = try reader.read()
      try reader.skip(1)  // SRE Offset.
      let length: UInt8 = try reader.read()
      if family == 0, length == 0 { return }
      try reader.skip(Int(length))
    }
  }

  /// What follows; passes the headers that some protocols put first.
  func contents(_ reader: inout ByteReader) throws(DecodeError) -> TunnelContents? {
    switch protocolType.rawValue {
    case 0x880b: return .link(.ppp)
    case 0x6559: return .link(.frameRelay)
    case 0x6558, 0x6400: return .link(.ethernet)  // The second is MikroTik's EoIP.
    case 0x88be:  // ERSPAN type I has no header, and no sequence number either.
      return hasSequenceNumber ? try ERSPANHeader(parsing: &reader).contents : .link(.ethernet)
    case 0x22eb: return try ERSPANHeader(parsing: &reader).contents
    case 0x883e:  // WCCP: version 2 puts a redirect header of four bytes before the packet.
      var peek = reader
      if try peek.read(UInt8.self) >> 4 != 4 { try reader.skip(4) }
      return .ipv4
    // Aruba access points: an 802.11 frame without frame check sequence, the number telling the queue.
    case 0x8200...0x8370 where protocolType.rawValue & 0x0f == 0: return .wifi(isSwapped: false)
    case 0x0800, 0x86dd, 0x8847, 0x8848, 0x8100, 0x88a8: return .etherType(protocolType)
    default: return nil
    }
  }
}
