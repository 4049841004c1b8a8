import Captures
import Packets

/// Puts the packets of several interfaces in the order of their times; those of one are in order.
///
/// Each interface hands its packets over up to ``PcapHandle/latency`` late, so the newest wait a little for those of the
/// others.
struct ArrivalOrder {
  /// Longer than any interface holds its packets back; in nanoseconds.
  static let wait = Int64(PcapHandle.latency) * 2_000_000

  private let isNeeded: Bool
  private var bytes: [UInt8] = []
  private var records: [CaptureRecord] = []

  init(interfaces: Int) {
    isNeeded = interfaces > 1
  }

  /// Whether packets wait here.
  var isHolding: Bool { !records.isEmpty }

  /// Takes packets, and gives those whose turn has come with the bytes they lie in.
  ///
  /// - Parameter now: nanoseconds since 1970; `Int64.max` once nothing more will come.
  mutating func take(
    _ bytes: [UInt8], _ records: [CaptureRecord], until now: Int64
  ) -> (bytes: [UInt8], records: [CaptureRecord]) {
    guard isNeeded else { return (bytes, records) }
    let shift = self.bytes.count
    let all = self.bytes + bytes
    var order = self.records
    for var record in records {
      record.offset += shift
      order.append(record)
    }
    self.bytes = []
    self.records = []
    // Stable, so that packets of one moment stay in the order they came in.
    let sorted = order.indices.sorted { (order[$0].time, $0) < (order[$1].time, $1) }
      .map { order[$0] }
    let horizon = now == .max ? .max : now - Self.wait
    let ready = sorted.prefix { $0.time <= horizon }
    for var record in sorted[ready.endIndex...] {
      let start = record.offset
      record.offset = self.bytes.count
      self.bytes += all[start..<start + record.capturedLength]
      self.records.append(record)
    }
    return (all, Array(ready))
  }
}
