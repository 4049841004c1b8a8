import Traffic

/// Listens to packets that were not asked for, for what those are called that were: a stretch of time or a filter leaves out
/// the questions that told it.
struct Overhearing {
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

  mutating func take(_ piece: Reading.Piece) {
    guard !piece.overheard.packets.isEmpty else { return }
    hasHeard = true
    RoutedBatch(overheardIn: piece).deliver(share: 0, to: &shard)
  }

  mutating func takeEvents() -> [TrafficEvent] { shard.takeEvents() }

  /// Tells a closed summary what was heard.
  mutating func tell(_ summary: inout Summary) {
    guard hasHeard else { return }
    summary.learnNames(from: shard.finish())
  }
}
