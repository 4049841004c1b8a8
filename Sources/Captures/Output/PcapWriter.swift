import Packets

/// Writes a pcap capture: one link type, no comments, understood by everything (draft-ietf-opsawg-pcap).
public struct PcapWriter {
  private let output: CaptureOutput
  private let resolution: Resolution

  /// The two units that pcap has for the fraction of a second.
  public enum Resolution: Sendable {
    case microseconds
    case nanoseconds
  }

  /// Begins a capture; packets longer than `snapLength` are to be cut by the caller.
  public init(
    to output: CaptureOutput, linkType: LinkType, resolution: Resolution = .nanoseconds,
    snapLength: Int = 262_144, fcsLength: UInt8 = 0
  ) throws(CaptureError) {
    self.output = output
    self.resolution = resolution
    var header: [UInt8] = []
    header.append(littleEndian: resolution == .nanoseconds ? 0xa1b2_3c4d : 0xa1b2_c3d4 as UInt32)
    header.append(littleEndian: 2 as UInt16)  // Major Version
    header.append(littleEndian: 4 as UInt16)  // Minor Version
    header.append(littleEndian: 0 as UInt64)  // Reserved1, Reserved2
    header.append(littleEndian: UInt32(clamping: snapLength))
    let fcs = fcsLength > 0 ? UInt32(fcsLength / 2 & 0xf) << 28 | 0x0400_0000 : 0
    header.append(littleEndian: UInt32(linkType.rawValue) | fcs)
    try output.append(header)
  }

  /// Adds a packet; `time` is in nanoseconds since 1970, of which pcap holds the years until 2106.
  public func write(_ bytes: RawSpan, time: Int64, originalLength: Int) throws(CaptureError) {
    let time = max(time, 0)
    let fraction = time % 1_000_000_000
    var record: [UInt8] = []
    record.reserveCapacity(16 + bytes.byteCount)
    record.append(littleEndian: UInt32(clamping: time / 1_000_000_000))
    record.append(littleEndian: UInt32(resolution == .nanoseconds ? fraction : fraction / 1000))
    record.append(littleEndian: UInt32(clamping: bytes.byteCount))
    record.append(littleEndian: UInt32(clamping: max(originalLength, bytes.byteCount)))
    record.append(contentsOf: [UInt8](copying: bytes))
    try output.append(record)
  }
}
