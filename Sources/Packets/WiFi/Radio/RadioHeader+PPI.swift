/// The Per-Packet Information header (CACE Technologies, "PPI", 1.0.7): fields of type, length and value; little-endian.
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |    Version    |     Flags     |            Length             |
///     |                      DLT of what follows                      |
extension RadioHeader {
  /// Also gives the number of the link type that follows.
  init(parsingPPI reader: inout ByteReader, linkType: inout UInt32) throws(DecodeError) {
    self.init()
    let start = reader.offset
    let version: UInt8 = try reader.read()
    let isAligned = try reader.read(UInt8.self) & 1 != 0
    let length = Int(try reader.readLittleEndian(UInt16.self))
    linkType = try reader.readLittleEndian()
    guard version == 0, length >= 8 else {
      throw DecodeError(.invalid(field: "Length", value: UInt64(length)), at: start)
    }
    let end = start + length
    // Each turn passes four bytes at least.
    while end - reader.offset >= 4 {
      let type: UInt16 = try reader.readLittleEndian()
      let fieldLength = Int(try reader.readLittleEndian(UInt16.self))
      let fieldEnd = reader.offset + (isAligned ? (fieldLength + 3) & ~3 : fieldLength)
      switch type {
      case 2 where fieldLength >= 20: try readCommon(&reader)
      case 2 where fieldLength >= 10:
        try reader.skip(8)  // TSF-Timer.
        note(commonFlags: try reader.readLittleEndian())
      case 3 where fieldLength >= 12: try readMAC(&reader)
      case 4 where fieldLength >= 48: try readMACAndPHY(&reader)
      default: break
      }
      try reader.seek(to: min(fieldEnd, end))
    }
    try reader.seek(to: end)
  }

  private mutating func note(commonFlags flags: UInt16) {
    tellsFCS = true
    hasFCS = flags & 1 != 0
    isDamaged = flags & 4 != 0
  }

  /// 802.11-Common (§4.1.2).
  private mutating func readCommon(_ reader: inout ByteReader) throws(DecodeError) {
    let time: UInt64 = try reader.readLittleEndian()
    let flags: UInt16 = try reader.readLittleEndian()
    note(commonFlags: flags)
    if flags & 2 == 0, time != 0 { timestamp = time }
    let units: UInt16 = try reader.readLittleEndian()
    if units != 0, format == nil {
      rate = units
      format = .legacy
    }
    let centre: UInt16 = try reader.readLittleEndian()
    if centre != 0 { frequency = centre }
    try reader.skip(4)  // Channel flags, FHSS.
    // -128 stands for no measurement.
    let level: Int8 = try reader.read()
    if level > -128, level < 0 { signal = level }
    let floor: Int8 = try reader.read()
    if floor > -128, floor < 0 { noise = floor }
  }

  /// 802.11n MAC Extensions (§4.1.3).
  private mutating func readMAC(_ reader: inout ByteReader) throws(DecodeError) {
    let flags: UInt32 = try reader.readLittleEndian()
    let number: UInt32 = try reader.readLittleEndian()
    if flags & 0x10 != 0 { aggregate = number }
    format = .ht
    rate = nil
    bandwidth = flags & 2 != 0 ? 40 : 20
    guardInterval = flags & 4 != 0 ? 400 : 800
  }

  /// 802.11n MAC+PHY Extensions (§4.1.4).
  private mutating func readMACAndPHY(_ reader: inout ByteReader) throws(DecodeError) {
    try readMAC(&reader)
    try reader.skip(1)  // Delimiters of no length.
    let index: UInt8 = try reader.read()
    let count: UInt8 = try reader.read()
    if index <= 76 { noteHT(mcs: index) }
    if (1...4).contains(count) { streams = count }
    // Combined RSSI, RSSI of four antennas on either channel, extension channel.
    try reader.skip(1 + 8 + 4)
    for number: UInt8 in 0..<4 {
      let level: Int8 = try reader.read()
      let floor: Int8 = try reader.read()
      guard level > -128, level < 0 else { continue }
      append(
        Antenna(number: number, signal: level, noise: floor > -128 && floor < 0 ? floor : nil))
    }
  }
}
