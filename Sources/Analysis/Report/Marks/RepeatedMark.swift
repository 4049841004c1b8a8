import Packets
import Traffic

/// What followed every one of several marks with the same text: what belongs to the action, not to chance.
public struct RepeatedMark: Sendable {
  public var text: String
  /// How often it was marked: twice at least.
  public var count: Int
  /// In the order of their delays.
  public var reactions: [Reaction]

  /// A device and a peer that exchanged packets after every one.
  public struct Reaction: Sendable {
    /// The device's `id`.
    public var device: String
    public var peer: MarkReport.Peer
    /// Whether the device sent the first packet, the first time.
    public var isBegunByDevice: Bool
    /// From the mark to the first packet, in nanoseconds: the median, the lower of the middle two.
    public var delay: Int64
    /// The first packets' frames, four at most.
    public var evidence: [Evidence]
  }
}

extension RepeatedMark {
  /// Those of all marks, in the order of their first.
  static func all(in marks: [MarkReport]) -> [RepeatedMark] {
    var groups: [String: [MarkReport]] = [:]
    var order: [String] = []
    for mark in marks where !mark.text.isEmpty {
      if groups[mark.text] == nil { order.append(mark.text) }
      groups[mark.text, default: []].append(mark)
    }
    return order.compactMap { text in
      guard let same = groups[text], same.count > 1 else { return nil }
      return RepeatedMark(text: text, count: same.count, reactions: reactions(to: same))
    }
  }

  private struct Ends: Hashable {
    let device: String
    let peer: String
  }

  /// Where at least one burst was more than usual.
  private static func reactions(to marks: [MarkReport]) -> [Reaction] {
    var firsts: [Ends: [MarkReport.Burst]] = [:]
    for mark in marks {
      var seen: Set<Ends> = []
      for burst in mark.bursts {
        let ends = Ends(device: burst.device, peer: burst.peer.device ?? burst.peer.label)
        if seen.insert(ends).inserted { firsts[ends, default: []].append(burst) }
      }
    }
    return firsts.values.compactMap { bursts -> Reaction? in
      guard bursts.count == marks.count, let first = bursts.first,
        bursts.contains(where: { !$0.isUsual })
      else { return nil }
      let delays = bursts.map(\.delay).sorted()
      return Reaction(
        device: first.device, peer: first.peer, isBegunByDevice: first.isBegunByDevice,
        delay: delays[(delays.count - 1) / 2],
        evidence: Array(bursts.map(\.evidence).sorted().prefix(EvidenceList.bound)))
    }.sorted { ($0.delay, $0.device, $0.peer.label) < ($1.delay, $1.device, $1.peer.label) }
  }
}
