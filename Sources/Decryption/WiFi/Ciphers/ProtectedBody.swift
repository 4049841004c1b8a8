import Packets

/// The numbers before the encrypted part of a frame body: WEP's initialisation vector of four bytes, or the eight bytes
/// that TKIP, CCMP and GCMP have (IEEE 802.11-2020 §12.5).
struct ProtectedBody {
  /// 0...3
  let keyID: UInt8
  /// Whether there are eight bytes (ExtIV).
  let isExtended: Bool
  /// The first four bytes.
  let start: UInt32
  /// The last four, 0 for WEP; little-endian: the upper part of the packet number.
  let upperNumber: UInt32
  /// Bytes before the encrypted part.
  let length: Int

  init(parsing body: RawSpan) throws(DecodeError) {
    var reader = ByteReader(body)
    let start: UInt32 = try reader.read()
    self.start = start
    keyID = UInt8(start >> 6 & 3)
    isExtended = start & 0x20 != 0
    upperNumber = isExtended ? try reader.readLittleEndian() : 0
    length = reader.offset
  }

  /// CCMP's and GCMP's packet number, of 48 bits.
  var packetNumber: UInt64 {
    UInt64(upperNumber) << 16 | UInt64(start >> 16 & 255) << 8 | UInt64(start >> 24)
  }

  /// TKIP's sequence counter, of 48 bits: its two lowest bytes are the other way round.
  var tkipNumber: UInt64 {
    UInt64(upperNumber) << 16 | UInt64(start >> 24) << 8 | UInt64(start >> 8 & 255)
  }

  /// WEP's initialisation vector.
  var wepVector: [UInt8] {
    [UInt8(start >> 24), UInt8(start >> 16 & 255), UInt8(start >> 8 & 255)]
  }
}
