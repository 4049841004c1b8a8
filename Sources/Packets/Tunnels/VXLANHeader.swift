/// A VXLAN header (RFC 7348 §5), also with the Generic Protocol Extension (draft-ietf-nvo3-vxlan-gpe-12 §3).
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |R|R|Ver|I|P|B|O|         Reserved              | Next Protocol |
///     |         VXLAN Network Identifier (VNI)        |   Reserved    |
struct VXLANHeader: Sendable {
  let flags: UInt8
  /// Only with flag P.
  let nextProtocol: UInt8

  init(parsing reader: inout ByteReader) throws(DecodeError) {
    let start = reader.offset
    flags = try reader.read()
    // Flag I says that there is a network identifier: without it this is no VXLAN.
    guard flags & 0x08 != 0 else {
      throw DecodeError(.invalid(field: "Flags", value: UInt64(flags)), at: start)
    }
    try reader.skip(2)
    nextProtocol = try reader.read()
    try reader.skip(4)  // VNI.
  }

  var contents: TunnelContents? { .link(.ethernet) }

  /// What follows where the extension is in use.
  var extendedContents: TunnelContents? {
    guard flags & 0x04 != 0 else { return .link(.ethernet) }
    return switch nextProtocol {
    case 1: .ipv4
    case 2: .ipv6
    case 3: .link(.ethernet)
    case 5: .mpls
    default: nil
    }
  }
}
