import Traffic

/// How many checksums were right.
public struct ChecksumTotals: Sendable {
  public private(set) var checked = 0
  public private(set) var wrong = 0
  public private(set) var unfinished = 0
  public private(set) var wrongEvidence = EvidenceList()
  public private(set) var unfinishedEvidence = EvidenceList()
  private var wrongMACs: Set<UInt64> = []
  private var unfinishedMACs: Set<UInt64> = []
  /// Senders told apart at most: one alone is what matters.
  private static let senderBound = 16

  /// Senders of packets with a wrong checksum, and with one that their adapter had yet to finish; at most 16.
  public var wrongSenders: Int { wrongMACs.count }
  public var unfinishedSenders: Int { unfinishedMACs.count }

  /// - Parameter sender: its link address, as a number.
  mutating func add(_ verdict: ChecksumVerdict, from sender: UInt64, _ evidence: Evidence) {
    switch verdict {
    case .unchecked: return
    case .right: break
    case .wrong:
      wrong += 1
      wrongEvidence.insert(evidence)
      if wrongMACs.count < Self.senderBound { wrongMACs.insert(sender) }
    case .unfinished:
      unfinished += 1
      unfinishedEvidence.insert(evidence)
      if unfinishedMACs.count < Self.senderBound { unfinishedMACs.insert(sender) }
    }
    checked += 1
  }

  mutating func merge(_ other: Self) {
    checked += other.checked
    wrong += other.wrong
    unfinished += other.unfinished
    wrongEvidence.merge(other.wrongEvidence)
    unfinishedEvidence.merge(other.unfinishedEvidence)
    wrongMACs = Set(wrongMACs.union(other.wrongMACs).sorted().prefix(Self.senderBound))
    unfinishedMACs = Set(
      unfinishedMACs.union(other.unfinishedMACs).sorted().prefix(Self.senderBound))
  }
}
