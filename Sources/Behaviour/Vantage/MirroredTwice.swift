import Traffic

extension VantageGround {
  /// A mirror that copies frames twice doubles them nearly all. This share of all packets, in hundredths, with at
  /// least that many, is proof; a few identical frames are not.
  private static let mirroredShare = 40
  private static let mirroredLeast = 20

  /// Whether the captures as a whole hold most frames twice.
  ///
  /// Definition: a frame identical to one of the same flow and side at most a millisecond before.
  /// Threshold: 40 % of all packets, and 20.
  public static func isMirroredTwice(_ summary: Summary) -> Bool {
    let copies = copies(summary)
    return copies.part >= mirroredLeast && copies.isAtLeast(mirroredShare)
  }

  var mirroredTwice: [Vantage.Statement] {
    guard Self.isMirroredTwice(summary) else { return [] }
    let copies = Self.copies(summary)
    return [
      Vantage.Statement(
        kind: "mirrored-twice",
        text:
          "\(copies.part.grouped) of \(copies.whole.grouped) IP packets are second copies of the one before: the "
          + "mirror sends most packets twice. The counts here leave these copies out; frames without IP "
          + "(ARP) count as often as they came.",
        advice: "Mirror one direction of each port, or only the router's port.",
        evidence: copyEvidence)
    ]
  }

  /// The first frames of flows that hold copies.
  private var copyEvidence: [Evidence] {
    var list = EvidenceList()
    for totals in summary.captures.values { list.merge(totals.copyEvidence) }
    return list.items
  }

  private static func copies(_ summary: Summary) -> Share {
    Share(
      part: summary.captures.values.reduce(0) { $0 + $1.copies },
      whole: summary.captures.values.reduce(0) { $0 + $1.packets })
  }
}
