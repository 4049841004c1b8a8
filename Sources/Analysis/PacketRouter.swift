import Captures
import Decryption
import LiveCapture
import Packets
import Traffic

/// Decodes frames in time order: what must be seen in one piece (fragments, tunnels) before shards part.
struct PacketRouter {
  private var decoder = PacketDecoder()
  /// Learns names from the frames that are not asked for; nil where nobody wants to know them.
  var overhearing: Overhearing?
  private let filter: CaptureFilter?
  let window: TimeWindow
  private let frames: ClosedRange<Int>
  /// Whether there are keys of Wi-Fi networks: a frame that isn't asked for may hold the handshake of those that are.
  private var opensWiFi = false
  private var decryptor: WiFiDecryptor?
  /// What 802.11 frames tell of the air.
  var survey: WiFiSurvey
  /// What follows marks.
  private(set) var marks = MarkWatch()
  /// For a log, what it has to tell of marks, each with the frame before whose packets it is told.
  private var chronicle = MarkChronicle()
  private var markEvents: [PlacedEvent] = []
  private let recordsEvents: Bool
  /// What the records asked for tell, those that the filter leaves out too, by index of the capture.
  private(set) var frameTotals: [Int: FrameTotals] = [:]

  /// Where packets go to that all shards have had.
  let pool = PooledArray<DecodedPacket>.Pool()

  /// How many packets ahead their room is asked for: the shards had it last, and it takes a core as long to get it back (some
  /// 0.1 µs) as to decode a few.
  private static let lead = 6

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
    self.recordsEvents = recordsEvents
    survey = WiFiSurvey(recordsEvents: recordsEvents)
  }

  /// Learns of moments that somebody marked.
  mutating func learn(_ marks: [CaptureMark]) {
    guard !marks.isEmpty else { return }
    self.marks.learn(marks.map(\.time))
    if recordsEvents { chronicle.learn(marks.map { ($0.time, $0.text) }) }
  }

  /// What happened beside packets since the last call: over the air, and of marks. In order of its frames.
  mutating func takeEvents() -> [PlacedEvent] {
    let heard = survey.takeEvents().map { PlacedEvent($0.evidence, TrafficEvent($0)) }
    defer { markEvents = [] }
    guard !markEvents.isEmpty else { return heard }
    return (heard + markEvents).enumerated().sorted {
      ($0.element.place, $0.offset) < ($1.element.place, $1.offset)
    }.map(\.element)
  }

  /// What is to be told of marks by a time at which no packet came; `.max` for the end.
  mutating func takeMarkEvents(at time: Int64) -> [TrafficEvent] {
    guard chronicle.isDue(at: time) else { return [] }
    return chronicle.events(at: time, marks.bursts, at: Evidence(capture: 0, frame: 0))
  }

  private mutating func watchMarks(_ packets: [DecodedPacket]) {
    guard !marks.isIdle else { return }
    for packet in packets {
      if chronicle.isDue(at: packet.time) {
        let place = Evidence(packet)
        markEvents += chronicle.events(at: packet.time, marks.bursts, at: place)
          .map { PlacedEvent(place, $0) }
      }
      marks.take(packet)
    }
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
    learn(run.marks)
    var decoded = DecodedPackets()
    decoded.packets = pool.take(capacity: max(run.records.count, 16))
    let buffer = run.batch.bytes
    let bytes = buffer.rawSpan
    // Taken out, so that the run's frames are counted in place.
    let capture = Int(run.capture)
    var totals = frameTotals.removeValue(forKey: capture) ?? FrameTotals()
    defer { frameTotals[capture] = totals }
    let records = run.batch.records
    for index in run.records {
      let record = records[index]
      let frame = bytes.extracting(record.offset..<(record.offset + record.capturedLength))
      guard frames.contains(record.frame) else {
        if opensWiFi
          || record.frame < frames.lowerBound && record.frame >= frames.lowerBound - Self.prelude
        {
          decoder.heed(frame, FrameHeader(record, of: run.capture))
        }
        continue
      }
      guard window.contains(record.time) else {
        overhear(frame, record, of: run.capture)
        continue
      }
      totals.add(
        Evidence(capture: capture, frame: record.frame), at: record.time,
        kept: record.capturedLength, of: record.originalLength,
        isEthernet: record.linkType == .ethernet)
      if let filter,
        !filter.matches(frame, wireLength: record.originalLength, linkType: record.linkType)
      {
        overhear(frame, record, of: run.capture)
        continue
      }
      decoded.packets.prefetchRoom(after: Self.lead)
      decoder.decode(frame, FrameHeader(record, of: run.capture), into: &decoded)
    }
    if !decoded.wiFiFrames.isEmpty { listen(to: decoded, bytes) }
    watchMarks(decoded.packets)
    return decoded
  }

  /// Heeds a frame that is not asked for: with keys of Wi-Fi networks for the handshake of those that are, else for names.
  private mutating func overhear(_ frame: RawSpan, _ record: CaptureRecord, of capture: UInt16) {
    if opensWiFi {
      decoder.heed(frame, FrameHeader(record, of: capture))
    } else {
      overhearing?.take(frame, FrameHeader(record, of: capture, at: 0))
    }
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
