import Packets
import Traffic

/// Listens to frames that were not asked for, for what those are called that were: a stretch of time or a filter leaves out
/// the questions that told it.
struct Overhearing {
  /// Apart from the one of what is asked for: fragments of these are nobody's.
  private var decoder = PacketDecoder()
  private var shard: Shard
  private var hasHeard = false

  /// Flows of names that are followed at one time: they are short.
  private static let flowBound = 4096

  init(_ traffic: Shard.Options) {
    var traffic = traffic
    traffic.flowBound = Self.flowBound
    traffic.keepsHeads = false
    shard = Shard(traffic)
  }

  /// - Parameter header: of a frame whose bytes are looked up in itself.
  mutating func take(_ frame: RawSpan, _ header: FrameHeader) {
    var decoded = DecodedPackets()
    decoder.decode(frame, header, into: &decoded)
    guard decoded.packets.contains(where: \.tellsNames) else { return }
    decoded.packets.removeAll { !$0.tellsNames }
    hasHeard = true
    RoutedBatch(bytes: [UInt8](copying: frame), decoded: decoded).deliver(share: 0, to: &shard)
  }

  mutating func takeEvents() -> [TrafficEvent] { shard.takeEvents() }

  /// Tells a closed summary what was heard.
  mutating func tell(_ summary: inout Summary) {
    guard hasHeard else { return }
    summary.learnNames(from: shard.finish())
  }
}
