/// The checksum of Ethernet's and 802.11's frames, WEP's and TKIP's ICV too (IEEE 802.11-2020 §9.2.4.8).
enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in
      value & 1 != 0 ? value >> 1 ^ 0xedb8_8320 : value >> 1
    }
  }

  /// Of all `bytes`.
  static func checksum(of bytes: some Sequence<UInt8>) -> UInt32 {
    ~bytes.reduce(~0) { value, byte in
      value >> 8 ^ table[Int(UInt8(truncatingIfNeeded: value) ^ byte)]
    }
  }
}
