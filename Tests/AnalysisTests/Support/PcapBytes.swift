/// A pcap of Ethernet frames, made byte by byte (draft-ietf-opsawg-pcap).
struct PcapBytes {
  private(set) var bytes: [UInt8] = []
  /// Where each record begins; and where the last one ends.
  private(set) var boundaries: [Int] = []

  init(linkType: UInt32 = 1) {
    add(0xa1b2_c3d4)
    add(0x0004_0002)
    add(0)
    add(0)
    add(262_144)
    add(linkType)
    boundaries = [bytes.count]
  }

  /// - Parameter wireLength: more than `frame` holds where the snap length cut it; nil where it did not.
  mutating func addFrame(
    _ frame: [UInt8], seconds: UInt32 = 1_700_000_000, fraction: UInt32 = 0, wireLength: Int? = nil
  ) {
    add(seconds)
    add(fraction)
    add(UInt32(frame.count))
    add(UInt32(wireLength ?? frame.count))
    bytes += frame
    boundaries.append(bytes.count)
  }

  private mutating func add(_ value: UInt32) {
    bytes += [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  /// Where the records of a pcap begin, and where the last one ends, if it is one in little-endian order.
  static func boundaries(of bytes: [UInt8]) -> [Int] {
    guard bytes.starts(with: [0xd4, 0xc3, 0xb2, 0xa1]) else { return [] }
    var places = [24]
    while let place = places.last, place + 16 <= bytes.count {
      let length = (0..<4).reduce(0) { $0 | Int(bytes[place + 8 + $1]) << ($1 * 8) }
      places.append(place + 16 + length)
    }
    return places
  }
}
