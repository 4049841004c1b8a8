import Packets

/// What followed marks: the bursts of each pair of stations, by the time of the mark.
///
/// Parts of a capture merge exactly, as long as no bound was reached.
public struct MarkBursts: Sendable {
  /// How long after a mark a packet may follow it, in nanoseconds: five seconds. A cloud's answer to an app takes
  /// tenths of a second, and people wait so long for a lamp before they press again; a judgement. The next mark ends
  /// it sooner.
  public static let span: Int64 = 5_000_000_000
  /// Pairs that are remembered: after one mark, and in all.
  public static let windowBound = 256
  public static let pairBound = 16_384

  /// By the time of the mark; of each pair in order.
  public private(set) var windows: [Int64: [MarkedPair: [MarkedBurst]]] = [:]
  private var pairs = 0
  /// Packets, and bursts of parts, of pairs that there was no room for.
  public private(set) var omitted = 0

  public init() {}

  /// Adds a packet that followed the mark of a time.
  mutating func add(_ packet: DecodedPacket, after mark: Int64) {
    let pair = MarkedPair(packet)
    let isFromLow = packet.source == pair.low
    if let last = windows[mark]?[pair]?.last, last.goesOn(at: packet.time) {
      let place = (windows[mark]?[pair]?.count ?? 1) - 1
      windows[mark]?[pair]?[place].add(packet, fromLow: isFromLow)
    } else {
      insert(MarkedBurst(packet, fromLow: isFromLow), of: pair, after: mark)
    }
  }

  private mutating func insert(_ burst: MarkedBurst, of pair: MarkedPair, after mark: Int64) {
    if windows[mark]?[pair] == nil {
      guard pairs < Self.pairBound, windows[mark, default: [:]].count < Self.windowBound else {
        omitted += 1
        return
      }
      pairs += 1
    }
    MarkedBurst.insert(burst, into: &windows[mark, default: [:]][pair, default: []])
  }

  /// Adds what another part of the same captures found.
  public mutating func merge(_ other: MarkBursts) {
    for (mark, window) in other.windows.sorted(by: { $0.key < $1.key }) {
      for (pair, bursts) in window.sorted(by: { $0.key < $1.key }) {
        for burst in bursts { insert(burst, of: pair, after: mark) }
      }
    }
    omitted += other.omitted
  }
}
