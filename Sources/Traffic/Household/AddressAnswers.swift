import Packets

/// When a DHCP server spoke to a station (RFC 2131 §3.1: OFFER, ACK, NAK), and the way out it named.
public struct AddressAnswers: Hashable, Sendable {
  /// Of the first and the last message, in nanoseconds since 1970.
  public private(set) var first: Int64
  public private(set) var last: Int64
  /// The router that it named first (RFC 2132 §3.5); nil where it named none.
  public private(set) var router: IPAddress?
  /// The first message.
  public private(set) var evidence: Evidence
  /// The first that named a router.
  private var routerEvidence: Evidence?

  init(at time: Int64, _ router: IPAddress?, _ evidence: Evidence) {
    first = time
    last = time
    self.router = router
    self.evidence = evidence
    routerEvidence = router.map { _ in evidence }
  }

  public mutating func merge(_ other: Self) {
    first = min(first, other.first)
    last = max(last, other.last)
    evidence = min(evidence, other.evidence)
    if let named = other.routerEvidence, routerEvidence.map({ named < $0 }) ?? true {
      router = other.router
      routerEvidence = named
    }
  }
}
