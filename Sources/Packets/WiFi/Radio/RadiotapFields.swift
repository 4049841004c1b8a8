/// The fields of radiotap, word by word of the bitmap.
struct RadiotapFields {
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
}
