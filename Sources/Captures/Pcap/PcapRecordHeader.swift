import Packets

/// What stands before each packet of a pcap capture.
struct PcapRecordHeader {
  /// Nanoseconds since 1970-01-01 UTC.
  let time: Int64
  /// Microseconds or nanoseconds within the second, as recorded.
  let fraction: UInt32
  let capturedLength: Int
  /// Never below `capturedLength`.
  let originalLength: Int
  /// Whether the recorded lengths agree: no more captured than there was.
  let isOrdered: Bool

  /// Reads the header at `offset`, or is `nil` when it isn't all there.
  @inline(__always)
  init?(in bytes: RawSpan, at offset: Int, _ file: PcapHeader) {
    guard bytes.byteCount - offset >= file.recordHeaderLength else { return nil }
    var reader = ByteReader(bytes)
    let order = file.byteOrder
    do {
      try reader.seek(to: offset)
      let (seconds, fraction) = try reader.readPair(in: order)
      self.fraction = fraction
      let (first, second) = try reader.readPair(in: order)
      let scale: Int64 = file.timestampResolution == .nanoseconds ? 1 : 1000
      time = Int64(seconds) * 1_000_000_000 + Int64(fraction) * scale
      let (captured, original) =
        switch file.lengthOrder {
        case .originalFirst: (second, first)
        case .either: (min(first, second), max(first, second))
        case .capturedFirst, nil: (first, second)
        }
      capturedLength = Int(captured)
      originalLength = Int(max(captured, original))
      isOrdered = captured <= original
    } catch {
      return nil
    }
  }

  /// Whether what is at `offset` can be no header, by one of its lengths alone: the quick first look of a search.
  static func isAbsurd(in bytes: RawSpan, at offset: Int, _ order: ByteOrder, _ longest: Int)
    -> Bool
  {
    var reader = ByteReader(bytes)
    do {
      try reader.seek(to: offset + 8)
      let length: UInt32 = try reader.read(in: order)
      return length > longest
    } catch {
      return false
    }
  }
}

extension ByteReader {
  /// Reads two integers that follow one another, at once: every record passes here.
  @inline(__always)
  fileprivate mutating func readPair(in order: ByteOrder) throws(DecodeError) -> (UInt32, UInt32) {
    let both: UInt64 = try read(in: order)
    let (high, low) = (UInt32(truncatingIfNeeded: both >> 32), UInt32(truncatingIfNeeded: both))
    return order == .little ? (low, high) : (high, low)
  }
}
