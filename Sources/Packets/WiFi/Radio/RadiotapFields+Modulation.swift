/// How a frame was modulated: a field for each generation of 802.11.
extension RadiotapFields {
  /// MCS: what is known, flags, index.
  func readHT(
    _ reader: inout ByteReader, into radio: inout RadioHeader
  ) throws(DecodeError) {
    let known: UInt8 = try reader.read()
    let flags: UInt8 = try reader.read()
    let index: UInt8 = try reader.read()
    radio.format = .ht
    radio.rate = nil
    if known & 1 != 0 { radio.bandwidth = flags & 3 == 1 ? 40 : 20 }
    if known & 2 != 0 { radio.noteHT(mcs: index) }
    if known & 4 != 0 { radio.guardInterval = flags & 4 != 0 ? 400 : 800 }
  }

  /// VHT: what is known, flags, bandwidth, MCS and streams of four users, of whom the first is taken.
  func readVHT(
    _ reader: inout ByteReader, into radio: inout RadioHeader
  ) throws(DecodeError) {
    let known: UInt16 = try reader.readLittleEndian()
    let flags: UInt8 = try reader.read()
    let bandwidth: UInt8 = try reader.read()
    let user: UInt8 = try reader.read()
    radio.format = .vht
    radio.rate = nil
    if known & 0x04 != 0 { radio.guardInterval = flags & 4 != 0 ? 400 : 800 }
    if known & 0x40 != 0 {
      switch bandwidth {
      case 0: radio.bandwidth = 20
      case 1...3: radio.bandwidth = 40
      case 4...10: radio.bandwidth = 80
      case 11...25: radio.bandwidth = 160
      default: break
      }
    }
    guard user & 15 != 0 else { return }
    radio.streams = user & 15
    radio.mcs = user >> 4
  }

  /// HE: six words, the first two of which say what is known.
  func readHE(
    _ reader: inout ByteReader, into radio: inout RadioHeader
  ) throws(DecodeError) {
    let known: UInt16 = try reader.readLittleEndian()
    let more: UInt16 = try reader.readLittleEndian()
    let third: UInt16 = try reader.readLittleEndian()
    try reader.skip(2)
    let fifth: UInt16 = try reader.readLittleEndian()
    let sixth: UInt16 = try reader.readLittleEndian()
    radio.format = .he
    radio.rate = nil
    if known & 0x0020 != 0 { radio.mcs = UInt8(third >> 8 & 15) }
    if known & 0x4000 != 0, fifth & 15 < 4 { radio.bandwidth = 20 << (fifth & 15) }
    if more & 0x0002 != 0, fifth >> 4 & 3 < 3 { radio.guardInterval = 800 << (fifth >> 4 & 3) }
    if sixth & 15 != 0 { radio.streams = UInt8(sixth & 15) }
  }

  /// Fields of type, length and value, each padded to four bytes: those that came after the bitmap was full.
  func readTLVs(
    _ reader: inout ByteReader, into radio: inout RadioHeader
  ) throws(DecodeError) {
    // Each turn passes four bytes at least.
    while reader.remaining >= 4 {
      let type: UInt16 = try reader.readLittleEndian()
      let length = Int(try reader.readLittleEndian(UInt16.self))
      let next = reader.offset + (length + 3) & ~3
      switch type {
      case 33 where length >= 4:  // U-SIG
        let common: UInt32 = try reader.readLittleEndian()
        let bandwidth = common >> 15 & 7
        if common & 2 != 0, bandwidth <= 5 { radio.bandwidth = 20 << UInt16(min(bandwidth, 4)) }
      case 34 where length >= 40: try readEHT(&reader, hasUser: length >= 44, into: &radio)
      default: break
      }
      try reader.seek(to: min(next, reader.end))
    }
  }

  /// EHT: what is known, nine words, then one for each user, of whom the first is taken.
  private func readEHT(
    _ reader: inout ByteReader, hasUser: Bool, into radio: inout RadioHeader
  ) throws(DecodeError) {
    let known: UInt32 = try reader.readLittleEndian()
    let first: UInt32 = try reader.readLittleEndian()
    try reader.skip(32)
    radio.format = .eht
    radio.rate = nil
    if known & 2 != 0, first >> 7 & 3 < 3 { radio.guardInterval = 800 << UInt16(first >> 7 & 3) }
    guard hasUser else { return }
    let user: UInt32 = try reader.readLittleEndian()
    if user & 2 != 0 { radio.mcs = UInt8(user >> 20 & 15) }
    // Its streams are not taken: some drivers count them from 0, some from 1.
  }
}
