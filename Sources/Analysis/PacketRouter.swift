import Captures
import Decryption
import LiveCapture
import Packets
import Traffic

/// Decodes frames in time order: what must be seen in one piece (fragments, tunnels) before shards part.
struct PacketRouter {
  private var decoder = PacketDecoder()
  private let filter: CaptureFilter?
  let window: TimeWindow
  private let frames: ClosedRange<Int>
  /// Whether there are keys of Wi-Fi networks: a frame that isn't asked for may hold the handshake of those that are.
  private var opensWiFi = false
  private var decryptor: WiFiDecryptor?
  /// What 802.11 frames tell of the air.
  var survey: WiFiSurvey
  /// What the records asked for tell, those that the filter leaves out too, by index of the capture.
  private(set) var frameTotals: [Int: FrameTotals] = [:]

  /// Frames before a part of a capture that are looked at for what they are to the part's own: over the air the
  /// first of these may be sent again. More than are sent between a frame and its last repetition, a judgement.
  private static let prelude = 1024

  init(
    filter: CaptureFilter?, window: TimeWindow, frames: ClosedRange<Int>,
    recordsEvents: Bool = false
  ) {
    self.filter = filter
    self.window = window
    self.frames = frames
    survey = WiFiSurvey(recordsEvents: recordsEvents)
  }

  /// Opens protected 802.11 frames from now on.
  mutating func openWiFi(with keys: [WiFiKey]) {
    let decryptor = WiFiDecryptor(keys)
    decoder.opener = decryptor
    self.decryptor = decryptor
    opensWiFi = !keys.isEmpty
  }

  /// Asks for what 802.11 stations handed to their link layer, beside packets.
  mutating func keepMSDUs() { decoder.keepsMSDUs = true }

  /// Fragments without their datagrams, and bounds that were reached.
  var fragments: FragmentReassembler { decoder.fragments }
  var framePiecesEvicted: Int { decoder.framePiecesEvicted }
  var depthBoundReached: Int { decoder.depthBoundReached }
  var untriedPassphrases: Int { decryptor?.untriedPassphrases ?? 0 }

  /// The packets of one run of frames.
  mutating func decode(_ run: FrameMerger.Run) -> DecodedPackets {
    var decoded = DecodedPackets()
    decoded.packets.reserveCapacity(max(run.records.count, 16))
    let buffer = run.batch.bytes
    let bytes = buffer.rawSpan
    // Taken out, so that the run's frames are counted in place.
    let capture = Int(run.capture)
    var totals = frameTotals.removeValue(forKey: capture) ?? FrameTotals()
    defer { frameTotals[capture] = totals }
    for index in run.records {
      let record = run.batch.records[index]
      let frame = bytes.extracting(record.offset..<(record.offset + record.capturedLength))
      guard window.contains(record.time), frames.contains(record.frame) else {
        if opensWiFi
          || record.frame < frames.lowerBound && record.frame >= frames.lowerBound - Self.prelude
        {
          decoder.heed(frame, FrameHeader(record, of: run.capture))
        }
        continue
      }
      totals.add(
        Evidence(capture: capture, frame: record.frame), at: record.time,
        kept: record.capturedLength, of: record.originalLength,
        isEthernet: record.linkType == .ethernet)
      if let filter,
        !filter.matches(frame, wireLength: record.originalLength, linkType: record.linkType)
      {
        if opensWiFi { decoder.heed(frame, FrameHeader(record, of: run.capture)) }
        continue
      }
      decoder.decode(frame, FrameHeader(record, of: run.capture), into: &decoded)
    }
    if !decoded.wiFiFrames.isEmpty { listen(to: decoded, bytes) }
    return decoded
  }

  private mutating func listen(to decoded: DecodedPackets, _ bytes: RawSpan) {
    for frame in decoded.wiFiFrames {
      let place = frame.opened ?? frame.body
      let start = Int(place.offset)
      let end = start + Int(place.count)
      if place.buffer < 0 {
        survey.take(frame, body: bytes.extracting(start..<end))
      } else {
        let buffer = decoded.buffers[Int(place.buffer)]
        survey.take(frame, body: buffer.rawSpan.extracting(start..<end))
      }
    }
  }
}

extension FrameHeader {
  fileprivate init(_ record: CaptureRecord, of capture: UInt16) {
    self.init(
      time: record.time, number: record.frame, capture: capture, linkType: record.linkType,
      wireLength: record.originalLength, offset: record.offset, fcsLength: Int(record.fcsLength))
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
