/// A header of the GPRS Tunnelling Protocol's user plane, version 1 (3GPP TS 29.281 §5.1).
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     | Ver |T|*|E|S|P|  Message Type |            Length             |
///     |                  Tunnel Endpoint Identifier                   |
///     |     Sequence Number (E, S, P) |  N-PDU Number | Next Extension|
struct GTPUHeader: Sendable {
  let messageType: UInt8

  init(parsing reader: inout ByteReader) throws(DecodeError) {
    let start = reader.offset
    let flags: UInt8 = try reader.read()
    guard flags & 0xf0 == 0x30 else {
      throw DecodeError(.invalid(field: "Version", value: UInt64(flags >> 4)), at: start)
    }
    messageType = try reader.read()
    try reader.skip(6)  // Length, Tunnel Endpoint Identifier.
    guard flags & 0x07 != 0 else { return }
    try reader.skip(3)  // Sequence Number, N-PDU Number.
    var next: UInt8 = try reader.read()
    if flags & 0x04 == 0 { next = 0 }
    // Each extension header is a multiple of four bytes, its length first and the next one's type last.
    while next != 0 {
      let words: UInt8 = try reader.read()
      guard words > 0 else {
        throw DecodeError(.invalid(field: "Extension Header Length", value: 0), at: reader.offset)
      }
      try reader.skip(Int(words) * 4 - 2)
      next = try reader.read()
    }
  }

  /// Message type 255 is a G-PDU: a packet of the user's.
  var contents: TunnelContents? { messageType == 255 ? .ip : nil }
}
