import Packets
import Traffic

/// What ICMP said, for one reason, of packets that a contact's initiator sent (RFC 792, RFC 4443 §3.1).
public struct Refusal: Hashable, Sendable {
  /// `host-unreachable`, `port-unreachable`, `admin-prohibited`, …
  public var reason: String
  /// Packets refused for it.
  public var count: Int
  /// The first frames that say so.
  public var evidence: [Evidence]

  public init(reason: String, count: Int, evidence: [Evidence]) {
    self.reason = reason
    self.count = count
    self.evidence = evidence
  }

  public init(_ totals: Refusals.Totals, isV6: Bool) {
    self.init(
      reason: ICMPUnreachable.reason(totals.code, isV6: isV6), count: totals.count,
      evidence: totals.evidence.items)
  }
}

extension [Refusal] {
  /// These and others, each reason once; the most frequent first.
  public func adding(_ others: [Refusal]) -> [Refusal] {
    guard !others.isEmpty else { return self }
    var sums: [String: Refusal] = [:]
    for refusal in self + others {
      guard var sum = sums[refusal.reason] else {
        sums[refusal.reason] = refusal
        continue
      }
      sum.count += refusal.count
      sum.evidence = [Evidence](
        Set(sum.evidence + refusal.evidence).sorted().prefix(EvidenceList.bound))
      sums[refusal.reason] = sum
    }
    return sums.values.sorted { ($1.count, $0.reason) < ($0.count, $1.reason) }
  }
}
