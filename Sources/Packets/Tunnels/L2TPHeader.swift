/// A header of the Layer Two Tunneling Protocol, version 2 (RFC 2661 §3.1).
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |T|L|x|x|S|x|O|P|x|x|x|x|  Ver  |          Length (L)           |
///     |           Tunnel ID           |           Session ID          |
///     |             Ns (S)            |             Nr (S)            |
///     |      Offset Size (O)          |    Offset pad (O) …           |
struct L2TPHeader: Sendable {
  let isControl: Bool

  init(parsing reader: inout ByteReader) throws(DecodeError) {
    let start = reader.offset
    let flags: UInt16 = try reader.read()
    guard flags & 0x0f == 2 else {
      throw DecodeError(.invalid(field: "Ver", value: UInt64(flags & 0x0f)), at: start)
    }
    isControl = flags & 0x8000 != 0
    if flags & 0x4000 != 0 { try reader.skip(2) }  // Length.
    try reader.skip(4)  // Tunnel ID, Session ID.
    if flags & 0x0800 != 0 { try reader.skip(4) }  // Ns, Nr.
    if flags & 0x0200 != 0 { try reader.skip(Int(try reader.read(UInt16.self))) }  // Offset.
  }

  var contents: TunnelContents? { isControl ? nil : .link(.ppp) }
}
