/// The header of the Prism chip's Linux driver (wlan-ng, `p80211msg.h`), in the byte order of the capturing host.
///
///     | Message Code (4) | Message Length (4) | Device Name (16) |
///     | Item: Identifier (4), Status (2), Length (2), Data (4) |  × ten
extension RadioHeader {
  init(parsingPrism reader: inout ByteReader) throws(DecodeError) {
    self.init()
    let start = reader.offset
    try reader.skip(4)  // Message Code.
    let word: UInt32 = try reader.read()
    let isLittleEndian = word > 0xffff
    let length = Int(isLittleEndian ? word.byteSwapped : word)
    guard length >= 24 else {
      throw DecodeError(.invalid(field: "Message Length", value: UInt64(length)), at: start + 4)
    }
    var items = reader
    try reader.skip(length - 8)
    items.truncate(to: reader.offset)
    try items.skip(16)  // Device Name.
    // Each turn passes twelve bytes.
    while items.remaining >= 12 {
      let identifier: UInt32 = try items.read()
      let status: UInt16 = try items.read()
      try items.skip(2)
      let value: UInt32 = try items.read()
      guard status == 0 else { continue }
      note(
        isLittleEndian ? identifier.byteSwapped : identifier,
        Int32(bitPattern: isLittleEndian ? value.byteSwapped : value))
    }
  }

  private mutating func note(_ identifier: UInt32, _ value: Int32) {
    switch identifier {
    case 0x0003_0044, 0x3041: frequency = RadioChannel.frequency(of: UInt32(bitPattern: value))
    // Some drivers give a measure of their own, which counts upwards from 0.
    case 0x0006_0044, 0x6041: signal = Self.decibels(value)
    case 0x0007_0044, 0x7041: noise = Self.decibels(value)
    case 0x0008_0044, 0x8041:
      guard (1...1000).contains(value) else { return }
      rate = UInt16(value)
      format = .legacy
    default: break
    }
  }

  /// A level in dBm, if it can be one.
  private static func decibels(_ value: Int32) -> Int8? {
    (-120 ... -1).contains(value) ? Int8(value) : nil
  }

  /// The header of the AVS capture format (version 1 and 2; `prismheader` drivers): big-endian.
  ///
  ///     | Version (4) | Length (4) | MAC Time (8) | Host Time (8) | PHY Type (4) | Channel (4) | Data Rate (4) |
  ///     | Antenna (4) | Priority (4) | SSI Type (4) | SSI Signal (4) | SSI Noise (4) | …
  init(parsingAVS reader: inout ByteReader) throws(DecodeError) {
    self.init()
    let start = reader.offset
    try reader.skip(4)  // Version.
    let length: UInt32 = try reader.read()
    guard length >= 8 else {
      throw DecodeError(.invalid(field: "Length", value: UInt64(length)), at: start + 4)
    }
    var fields = reader
    try reader.skip(Int(length) - 8)
    fields.truncate(to: reader.offset)
    guard fields.remaining >= 48 else { return }
    let time: UInt64 = try fields.read()
    if time != 0 { timestamp = time }
    try fields.skip(12)  // Host Time, PHY Type.
    let channel: UInt32 = try fields.read()
    frequency =
      RadioChannel.frequency(of: channel)
      ?? ((2400...7200).contains(channel) ? UInt16(channel) : nil)
    // In units of 100 kb/s.
    let speed: UInt32 = try fields.read()
    if (10...5000).contains(speed) {
      rate = UInt16(speed / 5)
      format = .legacy
    }
    try fields.skip(8)  // Antenna, Priority.
    guard try fields.read(UInt32.self) == 2 else { return }  // In dBm.
    signal = Self.decibels(try fields.read())
    noise = Self.decibels(try fields.read())
  }
}
