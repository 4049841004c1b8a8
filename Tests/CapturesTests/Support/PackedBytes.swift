/// Compressed data whose content is stored, so that tests can make it without a compressor.
enum PackedBytes {
  /// One member of a gzip file (RFC 1952) with stored blocks (RFC 1951 §3.2.4).
  static func gzip(_ content: [UInt8]) -> [UInt8] {
    var bytes = CaptureBytes(.little)
    bytes.add([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255])
    for start in stride(from: 0, to: max(content.count, 1), by: 1000) {
      let block = content[start..<min(start + 1000, content.count)]
      bytes.add([block.endIndex == content.count ? 1 : 0])
      bytes.add(UInt16(block.count))
      bytes.add(~UInt16(block.count))
      bytes.add(Array(block))
    }
    bytes.add(crc32(content))
    bytes.add(UInt32(content.count))
    return bytes.bytes
  }

  /// One Zstandard frame (RFC 8878 §3.1.1) with raw blocks.
  static func zstd(_ content: [UInt8]) -> [UInt8] {
    var bytes = CaptureBytes(.little)
    bytes.add(0xfd2f_b528 as UInt32)
    // Frame_Content_Size in four bytes, no window: the frame is a single segment.
    bytes.add([0b1010_0000])
    bytes.add(UInt32(content.count))
    for start in stride(from: 0, to: max(content.count, 1), by: 1000) {
      let block = content[start..<min(start + 1000, content.count)]
      let isLast = block.endIndex == content.count
      let header = UInt32(block.count) << 3 | (isLast ? 1 : 0)
      bytes.add((0..<3).map { UInt8(truncatingIfNeeded: header >> ($0 * 8)) })
      bytes.add(Array(block))
    }
    return bytes.bytes
  }

  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(.max as UInt32) { crc, byte in
      (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in
        crc >> 1 ^ (crc & 1 == 1 ? 0xedb8_8320 : 0)
      }
    }
  }
}
