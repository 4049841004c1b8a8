/// The header of a CAPWAP data packet, which an access point exchanges with its controller (RFC 5415 §4.3).
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |Version| Type  |  HLEN   |   RID   | WBID    |T|F|L|W|M|K|Flags|
///     |          Fragment ID          |     Frag Offset         |Rsvd |
///     |     Radio MAC Address (M), Wireless Specific Information (W)  |
struct CAPWAPHeader: Sendable {
  /// The frame is as it was on the air, not turned into Ethernet.
  let isNative: Bool
  /// What the air interface is: 1 is 802.11.
  let wirelessBinding: UInt8
  let isFragment: Bool
  let isLastFragment: Bool
  let isKeepAlive: Bool
  let fragmentID: UInt16
  /// In bytes.
  let fragmentOffset: Int

  init(parsing reader: inout ByteReader) throws(DecodeError) {
    let start = reader.offset
    let word: UInt32 = try reader.read()
    // Type 1 is encrypted by DTLS.
    guard word >> 24 == 0 else {
      throw DecodeError(.invalid(field: "Preamble", value: UInt64(word >> 24)), at: start)
    }
    let headerLength = Int(word >> 19 & 0x1f) * 4
    wirelessBinding = UInt8(word >> 9 & 0x1f)
    isNative = word & 0x100 != 0
    isFragment = word & 0x80 != 0
    isLastFragment = word & 0x40 != 0
    isKeepAlive = word & 0x08 != 0
    fragmentID = try reader.read()
    fragmentOffset = Int(try reader.read(UInt16.self) >> 3) * 8
    guard headerLength >= 8 else {
      throw DecodeError(.invalid(field: "HLEN", value: UInt64(headerLength)), at: start)
    }
    try reader.skip(headerLength - 8)  // Radio MAC Address, Wireless Specific Information.
  }

  /// What follows; the tunnel's own packet tells the fragments of different access points apart.
  func contents(_ reader: ByteReader, _ packet: DecodedPacket) -> TunnelContents? {
    guard !isKeepAlive, !isNative || wirelessBinding == 1 else { return nil }
    if isFragment {
      let key = FramePieces.Key(
        source: packet.source.high ^ packet.source.low,
        destination: packet.destination.high ^ packet.destination.low,
        // Above the sequence numbers of 802.11 fragments, which share the table.
        identification: 1 << 31 | UInt32(fragmentID))
      return .piece(key, position: fragmentOffset, isLast: isLastFragment, isWiFi: isNative)
    }
    return isNative ? .wifi(isSwapped: Self.swapsFrameControl(reader)) : .link(.ethernet)
  }

  /// Whether the bytes of an 802.11 frame's Frame Control (and Sequence Control) are swapped, as Cisco's access points do.
  ///
  /// The protocol version must be 0: that decides nearly all frames of data. Otherwise they are swapped,
  /// unless that would make flags out of nothing but a type.
  static func swapsFrameControl(_ reader: ByteReader) -> Bool {
    var reader = reader
    guard let first = try? reader.read(UInt8.self), let second = try? reader.read(UInt8.self)
    else { return false }
    return second & 3 == 0 && (second != 0 || first & 3 != 0)
  }
}
