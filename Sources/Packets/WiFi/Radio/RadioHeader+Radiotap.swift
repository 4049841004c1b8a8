/// Radiotap (radiotap.org): a bitmap of the fields present, each aligned to its own size; little-endian.
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |    Version    |      Pad      |            Length             |
///     |                            Present                            |
///     |         Further words of Present while bit 31 is set          |
///
/// Bit 29 begins the bitmap anew, for another antenna; bit 30 begins one of a vendor's own, whose fields are passed over.
extension RadioHeader {
  /// Words of Present, at most: one for each antenna and vendor, with room to spare.
  private static let wordBound = 32

  init(parsingRadiotap reader: inout ByteReader) throws(DecodeError) {
    self.init()
    let start = reader.offset
    let version: UInt8 = try reader.read()
    guard version == 0 else {
      throw DecodeError(.invalid(field: "Version", value: UInt64(version)), at: start)
    }
    try reader.skip(1)  // Pad.
    let length = Int(try reader.readLittleEndian(UInt16.self))
    guard length >= 8, length - 4 <= reader.remaining else {
      throw DecodeError(.invalid(field: "Length", value: UInt64(length)), at: start + 2)
    }
    var fields = reader
    fields.truncate(to: start + length)
    try reader.seek(to: start + length)
    var words = fields
    var count = 0
    // Each turn passes four bytes.
    while try fields.readLittleEndian(UInt32.self) & 1 << 31 != 0 { count += 1 }
    var body = RadiotapFields(start: start)
    for place in 0...min(count, Self.wordBound - 1) {
      // What lies past a field that is unknown or cut can't be told: the frame itself can.
      let word: UInt32 = try words.readLittleEndian()
      guard (try? body.read(word, isFirst: place == 0, &fields, into: &self)) == true else { break }
    }
  }
}

/// The fields of radiotap, word by word of the bitmap.
private struct RadiotapFields {
  /// Where the header begins: fields are aligned to it.
  let start: Int
  private var isOfVendor = false
  /// Bytes of a vendor's fields.
  private var vendorLength = 0
  /// Whether a word continues the bitmap of the one before: none of its fields is defined.
  private var isContinued = false

  init(start: Int) {
    self.start = start
  }

  /// Reads the fields of one word; false where one of them is unknown, so that the rest can't be found.
  mutating func read(
    _ word: UInt32, isFirst: Bool, _ reader: inout ByteReader, into radio: inout RadioHeader
  ) throws(DecodeError) -> Bool {
    let beginsAnew = word & 1 << 29 != 0
    let beginsVendor = word & 1 << 30 != 0
    if isOfVendor {
      try reader.skip(vendorLength)
    } else {
      guard !isContinued || word & 0x1fff_ffff == 0 else { return false }
      var antenna = RadioHeader.Antenna(number: 0)
      var isAntennaKnown = false
      // Each turn takes one bit of the word.
      var rest = word & 0x0fff_ffff
      while rest != 0 {
        let bit = rest.trailingZeroBitCount
        rest &= rest - 1
        let layout = Self.layouts[bit]
        try reader.seek(to: start + Self.aligned(reader.offset - start, to: layout.alignment))
        let next = reader.offset + layout.size
        switch bit {
        case 5: antenna.signal = try reader.read()
        case 6: antenna.noise = try reader.read()
        case 11:
          antenna.number = try reader.read()
          isAntennaKnown = true
        default: if isFirst { try readFirst(bit, &reader, into: &radio) }
        }
        try reader.seek(to: next)
      }
      if isFirst {
        radio.signal = antenna.signal
        radio.noise = antenna.noise
      }
      if isAntennaKnown { radio.append(antenna) }
      if word & 1 << 28 != 0 {
        try reader.seek(to: start + Self.aligned(reader.offset - start, to: 4))
        try readTLVs(&reader, into: &radio)
        return false
      }
    }
    if beginsVendor {
      try reader.seek(to: start + Self.aligned(reader.offset - start, to: 2))
      try reader.skip(4)  // OUI and sub-namespace.
      vendorLength = Int(try reader.readLittleEndian(UInt16.self))
    }
    isContinued = !beginsAnew && !beginsVendor
    if !isContinued { isOfVendor = beginsVendor }
    if isContinued, isOfVendor { vendorLength = 0 }
    return true
  }

  private static func aligned(_ offset: Int, to alignment: Int) -> Int {
    (offset + alignment - 1) / alignment * alignment
  }

  /// Alignment and size of each field, bits 0 to 27, in bytes.
  private static let layouts: InlineArray<28, (alignment: Int, size: Int)> = [
    (8, 8), (1, 1), (1, 1), (2, 4), (2, 2), (1, 1), (1, 1), (2, 2), (2, 2), (2, 2), (1, 1), (1, 1),
    (1, 1), (1, 1), (2, 2), (2, 2), (1, 1), (1, 1), (4, 8), (1, 3), (4, 8), (2, 12), (8, 12),
    (2, 12), (2, 12), (2, 6), (1, 1), (2, 4),
  ]

  /// A field that the first word alone is asked for: the others repeat it, or speak of one antenna.
  private func readFirst(
    _ bit: Int, _ reader: inout ByteReader, into radio: inout RadioHeader
  ) throws(DecodeError) {
    switch bit {
    case 0: radio.timestamp = try reader.readLittleEndian()
    case 1:
      let flags: UInt8 = try reader.read()
      radio.tellsFCS = true
      radio.hasFCS = flags & 0x10 != 0
      radio.isPadded = flags & 0x20 != 0
      radio.isDamaged = flags & 0x40 != 0
    case 2:
      radio.rate = UInt16(try reader.read(UInt8.self))
      if radio.format == nil { radio.format = .legacy }
    case 3: radio.frequency = try reader.readLittleEndian()
    case 18:
      try reader.skip(4)  // Flags.
      radio.frequency = try reader.readLittleEndian()
    case 19: try readHT(&reader, into: &radio)
    case 20: radio.aggregate = try reader.readLittleEndian()
    case 21: try readVHT(&reader, into: &radio)
    case 23: try readHE(&reader, into: &radio)
    default: break
    }
  }

  /// MCS: what is known, flags, index.
  private func readHT(
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
  private func readVHT(
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
  private func readHE(
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
  private func readTLVs(
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
