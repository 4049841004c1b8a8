import Packets

/// Watches packets go by for those that follow a mark.
///
/// TCP and UDP only: address resolution, neighbour discovery and ICMP errors are the network's own upkeep. A
/// packet counts under the last mark before it.
public struct MarkWatch: Sendable {
  public private(set) var bursts = MarkBursts()
  /// When marks are, in order, each once.
  private var times: [Int64] = []
  /// A stretch of time in which everything follows `mark`, or nothing follows any.
  private var stretch = Int64.min..<Int64.max
  private var mark: Int64?

  /// Marks of one analysis, at most; the earliest are kept.
  public static let bound = 4096
  /// Marks left out.
  public private(set) var omitted = 0

  public init() {}

  /// Whether there is nothing to watch for.
  public var isIdle: Bool { times.isEmpty }

  /// Learns of more marks.
  public mutating func learn(_ more: [Int64]) {
    guard !more.isEmpty else { return }
    let all = Set(times).union(more).sorted()
    omitted += max(0, all.count - Self.bound)
    times = Array(all.prefix(Self.bound))
    stretch = 0..<0
  }

  public mutating func take(_ packet: DecodedPacket) {
    if !stretch.contains(packet.time) { findStretch(around: packet.time) }
    guard let mark, packet.kind == .tcp || packet.kind == .udp,
      packet.flags.isDisjoint(with: [.carrier, .repetition])
    else { return }
    bursts.add(packet, after: mark)
  }

  private mutating func findStretch(around time: Int64) {
    var low = 0
    var high = times.count
    while low < high {
      let middle = (low + high) / 2
      if times[middle] <= time { low = middle + 1 } else { high = middle }
    }
    let next = low < times.count ? times[low] : .max
    mark = nil
    guard low > 0 else {
      stretch = .min..<next
      return
    }
    let last = times[low - 1]
    let (end, overflow) = last.addingReportingOverflow(MarkBursts.span)
    let limit = overflow ? next : min(end, next)
    if time < limit {
      mark = last
      stretch = last..<limit
    } else {
      stretch = limit..<max(limit, next)
    }
  }
}
