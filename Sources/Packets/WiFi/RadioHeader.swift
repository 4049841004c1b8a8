/// What a capture's own header says of the 802.11 frame that follows it.
public struct RadioHeader: Sendable {
  /// The header tells whether there is a frame check sequence.
  public internal(set) var tellsFCS = false
  /// The frame ends with a frame check sequence of four bytes.
  public internal(set) var hasFCS = false
  /// The receiver found the frame check sequence wrong.
  public internal(set) var isDamaged = false
  /// The MAC header is padded to a multiple of four bytes.
  public internal(set) var isPadded = false
  /// The bytes of Frame Control and Sequence Control are in the wrong order.
  public internal(set) var isSwapped = false
}

/// Radiotap (radiotap.org): a bitmap of the fields present, each aligned to its own size; little-endian.
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |    Version    |      Pad      |            Length             |
///     |                            Present                            |
///     |         Further words of Present while bit 31 is set          |
extension RadioHeader {
  init(parsingRadiotap reader: inout ByteReader) throws(DecodeError) {
    let start = reader.offset
    let version: UInt8 = try reader.read()
    guard version == 0 else {
      throw DecodeError(.invalid(field: "Version", value: UInt64(version)), at: start)
    }
    try reader.skip(1)  // Pad.
    let end = start + Int(try reader.readLittleEndian(UInt16.self))
    let present: UInt32 = try reader.readLittleEndian()
    var word = present
    // Each turn passes four bytes.
    while word & 0x8000_0000 != 0 { word = try reader.readLittleEndian() }
    if present & 1 != 0 {  // TSFT
      try reader.seek(to: start + (reader.offset - start + 7) & ~7)
      try reader.skip(8)
    }
    if present & 2 != 0 {  // Flags
      let flags: UInt8 = try reader.read()
      tellsFCS = true
      hasFCS = flags & 0x10 != 0
      isPadded = flags & 0x20 != 0
      isDamaged = flags & 0x40 != 0
    }
    guard end >= reader.offset else {
      throw DecodeError(.invalid(field: "Length", value: UInt64(end - start)), at: start + 2)
    }
    try reader.seek(to: end)
  }
}

/// The Per-Packet Information header (CACE Technologies, "PPI", 1.0.7): fields of type, length and value; little-endian.
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |    Version    |     Flags     |            Length             |
///     |                      DLT of what follows                      |
extension RadioHeader {
  /// Also gives the number of the link type that follows.
  init(parsingPPI reader: inout ByteReader, linkType: inout UInt32) throws(DecodeError) {
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
      if type == 2, fieldLength >= 10 {  // 802.11-Common
        try reader.skip(8)  // TSF-Timer.
        let flags: UInt16 = try reader.readLittleEndian()
        tellsFCS = true
        hasFCS = flags & 1 != 0
        isDamaged = flags & 4 != 0
      }
      try reader.seek(to: min(fieldEnd, end))
    }
    try reader.seek(to: end)
  }
}
