import Captures
import Packets

/// What a recording has come to so far, for whoever watches it.
struct RecordingTally {
  /// Adapters that are counted at most.
  private static let bound = 4096

  private(set) var packets = 0
  private(set) var dropped: UInt64 = 0
  /// Those that sent something; nil where frames don't tell.
  private var senders: Set<MACAddress>?
  private var lastCount: (packets: Int, time: ContinuousClock.Instant) = (0, .now)
  /// In the last second or more.
  private(set) var packetsPerSecond = 0

  mutating func count(_ batch: CaptureBatch, _ description: CaptureDescription) {
    packets = description.packets
    dropped = description.dropped
    for record in batch.records
    where record.linkType == .ethernet && record.capturedLength >= 12 {
      let start = record.offset + 6
      let address = batch.bytes[start..<start + 6].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      if senders?.count ?? 0 < Self.bound {
        senders = senders ?? []
        senders?.insert(MACAddress(rawValue: address))
      }
    }
    let elapsed = ContinuousClock.now - lastCount.time
    if elapsed >= .seconds(1) {
      let seconds =
        Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
      packetsPerSecond = Int((Double(packets - lastCount.packets) / seconds).rounded())
      lastCount = (packets, .now)
    }
  }

  /// How many devices sent something; nil where frames don't tell.
  var devices: Int? { senders?.count }
}
