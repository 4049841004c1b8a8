import Captures
import Decryption
import LiveCapture
import Packets

/// Decodes frames in time order: what must be seen in one piece (fragments, tunnels) before shards part.
struct PacketRouter {
  private var decoder = PacketDecoder()
  private let filter: CaptureFilter?
  let window: TimeWindow
  private let frames: ClosedRange<Int>

  init(filter: CaptureFilter?, window: TimeWindow, frames: ClosedRange<Int>) {
    self.filter = filter
    self.window = window
    self.frames = frames
  }

  /// Opens protected 802.11 frames from now on.
  mutating func openWiFi(with keys: [WiFiKey]) {
    decoder.opener = WiFiDecryptor(keys)
  }

  /// Fragments without their datagrams, and bounds that were reached.
  var fragments: FragmentReassembler { decoder.fragments }
  var framePiecesEvicted: Int { decoder.framePiecesEvicted }
  var depthBoundReached: Int { decoder.depthBoundReached }

  /// The packets of one run of frames.
  mutating func decode(_ run: FrameMerger.Run) -> DecodedPackets {
    var decoded = DecodedPackets()
    decoded.packets.reserveCapacity(max(run.records.count, 16))
    let buffer = run.batch.bytes
    let bytes = buffer.rawSpan
    for index in run.records {
      let record = run.batch.records[index]
      guard window.contains(record.time), frames.contains(record.frame) else { continue }
      let frame = bytes.extracting(record.offset..<(record.offset + record.capturedLength))
      if let filter,
        !filter.matches(frame, wireLength: record.originalLength, linkType: record.linkType)
      {
        continue
      }
      decoder.decode(
        frame,
        FrameHeader(
          time: record.time, number: record.frame, capture: run.capture,
          linkType: record.linkType, wireLength: record.originalLength, offset: record.offset,
          fcsLength: Int(record.fcsLength)),
        into: &decoded)
    }
    return decoded
  }
}

/// The stretch of time that is asked about.
public struct TimeWindow: Hashable, Sendable {
  /// First nanosecond since 1970 that belongs to it; nil for no start.
  public var from: Int64?
  /// First nanosecond that doesn't; nil for no end.
  public var to: Int64?

  public init(from: Int64? = nil, to: Int64? = nil) {
    self.from = from
    self.to = to
  }

  @inline(__always)
  func contains(_ time: Int64) -> Bool {
    if let from, time < from { return false }
    if let to, time >= to { return false }
    return true
  }
}
