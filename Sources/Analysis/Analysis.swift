import Captures
import Certificates
import Decryption
import Dispatch
import LiveCapture
import Packets
import Traffic

/// The road itself: captures in, a summary out.
public struct Analysis {
  public struct Options {
    /// Shards, each on a thread of its own; 1 works on the calling thread alone.
    public var shards = 1
    public var filter: CaptureFilter?
    /// The stretch of time asked about, given the time of the first packet.
    public var window: @Sendable (Int64) -> TimeWindow = { _ in TimeWindow() }
    /// Only frames with these numbers: a part of a capture.
    public var frames: ClosedRange<Int> = 1...Int.max
    /// Keys of Wi-Fi networks: protected frames are opened with them.
    public var wiFiKeys: [WiFiKey] = []
    /// Whether nothing follows: flows still open at the end are folded, to save what they take.
    public var isWhole = true
    /// Moments that somebody marked, beside those that the captures tell of, given the time of the first packet.
    public var marks: @Sendable (Int64) -> [CaptureMark] = { _ in [] }
    /// What time it is, in nanoseconds since 1970, where packets are read as they come: what follows a mark is then told
    /// also when nothing comes any more. Nil for files.
    public var now: (@Sendable () -> Int64)?
    /// Asked now and then: true ends the reading, and what was read is the outcome.
    public var shouldStop: @Sendable () -> Bool = { false }
    public var traffic = Shard.Options()
    /// Called now and then with the bytes of packets read so far.
    public var progress: ((_ bytesRead: Int) -> Void)?

    public init() {}
  }

  /// How long a packet may take from an interface to here, in nanoseconds; twice the 100 ms that live sources gather
  /// packets for at most.
  private static let latency: Int64 = 200_000_000

  private var options: Options

  public init(_ options: Options) {
    self.options = options
    self.options.traffic.certificateReader = { X509Certificate(der: $0) }
  }

  /// Reads the captures to their ends, as one analysis in time order.
  public func run(_ readers: [any CaptureSource]) -> Outcome {
    var reading = Reading(readers, options)
    var traffic = options.traffic
    traffic.divide(among: options.shards)
    traffic.seed = .random(in: .min ... .max)
    reading.router.overhearing = Overhearing(traffic)
    var summary =
      options.shards > 1 ? runSharded(&reading, traffic) : runAlone(&reading, traffic)
    if options.isWhole { reading.router.overhearing?.tell(&summary) }
    return outcome(summary, &reading)
  }

  /// Reads the captures to their ends in frame order, and hands on what happens as it happens.
  ///
  /// - Parameter overheard: gets what packets that were not asked for tell of names, before `body` gets what came with them.
  public func run(
    _ readers: [any CaptureSource], overheard: ([TrafficEvent]) -> Void = { _ in },
    each body: ([TrafficEvent]) throws -> Void
  ) rethrows -> Outcome {
    var reading = Reading(readers, options, recordsEvents: true)
    var shard = eventShard()
    reading.router.overhearing = Overhearing(eventOptions)
    while let piece = reading.next() {
      overheard(reading.router.overhearing?.takeEvents() ?? [])
      let batch = RoutedBatch(piece, shards: 1)
      if piece.isEmpty, let now = options.now {
        // Packets of the last moment may still be on their way.
        for event in reading.router.takeMarkEvents(at: now() - Self.latency) {
          shard.record(event)
        }
      }
      let heard = reading.router.takeEvents()
      if heard.isEmpty {
        batch.deliver(share: 0, to: &shard)
      } else {
        batch.deliver(to: &shard, heard)
      }
      try body(shard.takeEvents())
    }
    for event in reading.router.takeMarkEvents(at: .max) { shard.record(event) }
    let summary = shard.finish()
    try body(shard.takeEvents())
    return outcome(summary, &reading)
  }

  /// Reads the captures to their ends, and hands on the packets as they are decoded.
  public func run(
    _ readers: [any CaptureSource], packets body: ([DecodedPacket]) throws -> Void
  ) rethrows -> [CaptureDescription] {
    var reading = Reading(readers, options)
    while let piece = reading.next() { try body(piece.decoded.packets) }
    return readers.map(\.description)
  }

  /// Reads the captures to their ends in frame order, and hands on what these addresses sent and were sent, packet
  /// by packet, with what was understood of it.
  public func watch(
    _ readers: [any CaptureSource], _ addresses: Set<IPAddress>,
    _ body: (WatchedBatch) throws -> Void
  ) rethrows {
    var reading = Reading(readers, options)
    var shard = eventShard()
    while let piece = reading.next() {
      let batch = RoutedBatch(piece) { packet in
        packet.isFlowPacket
          && (addresses.contains(packet.source) || addresses.contains(packet.destination))
      }
      batch.deliver(share: 0, to: &shard)
      try body(WatchedBatch(packets: batch.watchedPackets, events: shard.takeEvents()))
    }
    _ = shard.finish()
    try body(WatchedBatch(packets: [], events: shard.takeEvents()))
  }

  /// Reads the captures to their ends, and hands on what 802.11 frames carry that are in the clear or can be opened.
  public func decrypt(
    _ readers: [any CaptureSource], _ body: (EthernetPacket) throws -> Void
  ) rethrows -> WiFiOpeningTotals {
    var reading = Reading(readers, options)
    reading.router.keepMSDUs()
    var totals = WiFiOpeningTotals()
    var count = 0
    while let piece = reading.next() {
      let batch = RoutedBatch(piece, shards: 1)
      totals.add(batch.wiFiFrames)
      for packet in batch.ethernetPackets { try body(packet) }
      count += piece.byteCount
      options.progress?(count)
    }
    return totals
  }

  /// One that keeps what happens, for whoever asks.
  private func eventShard() -> Shard { Shard(eventOptions) }

  private var eventOptions: Shard.Options {
    var traffic = options.traffic
    traffic.recordsEvents = true
    traffic.seed = .random(in: .min ... .max)
    return traffic
  }

  private func runAlone(_ reading: inout Reading, _ traffic: Shard.Options) -> Summary {
    var shard = Shard(traffic)
    var count = 0
    while let piece = reading.next() {
      RoutedBatch(piece, shards: 1).deliver(share: 0, to: &shard)
      count += piece.byteCount
      options.progress?(count)
    }
    return options.isWhole ? shard.close() : shard.finish()
  }

  private func runSharded(_ reading: inout Reading, _ traffic: Shard.Options) -> Summary {
    let ahead = ReadAhead(shards: options.shards)
    let workers = (0..<options.shards).map { ShardWorker(share: $0, options: traffic, ahead) }
    var count = 0
    while let piece = reading.next() {
      if !piece.isEmpty {
        let batch = RoutedBatch(piece, shards: options.shards)
        ahead.handOut()
        for worker in workers { worker.take(batch) }
        ahead.waitForRoom()
      }
      count += piece.byteCount
      options.progress?(count)
    }
    for worker in workers { worker.finish(closing: options.isWhole) }
    var summary = workers[0].takeSummary()
    for worker in workers.dropFirst() {
      worker.lendSummary { other in
        summary.merge(other) { count, job in
          DispatchQueue.concurrentPerform(iterations: count, execute: job)
        }
      }
    }
    return summary
  }

  private func outcome(_ summary: Summary, _ reading: inout Reading) -> Outcome {
    var summary = summary
    summary.take(&reading.router.survey)
    let router = reading.router
    summary.note(
      evictedFragments: router.fragments.evicted, evictedPieces: router.framePiecesEvicted,
      nestedTooDeep: router.depthBoundReached, untriedPassphrases: router.untriedPassphrases)
    summary.take(router.frameTotals)
    summary.take(router.marks)
    return Outcome(
      summary: summary, captures: reading.readers.map(\.description),
      fragments: router.fragments.pending, window: router.window,
      isFiltered: options.filter != nil
        || reading.readers.contains { $0.description.isFiltered },
      marks: reading.marks)
  }
}
