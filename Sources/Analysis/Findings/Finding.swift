import Behaviour
import Packets
import Traffic

/// One statement about a device or its dealings that is worth knowing.
public struct Finding: Sendable {
  public enum Severity: String, Sendable, Comparable, CaseIterable {
    case info
    case notice
    case warning
    case alert

    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .info: 0
      case .notice: 1
      case .warning: 2
      case .alert: 3
      }
    }
  }

  /// Kebab-case; docs/output.md lists them.
  public var kind: String
  public var severity: Severity
  /// The device's `id`; nil when it is about no one of them.
  public var device: String?
  /// A sentence, or two.
  public var text: String
  /// What can be done about it.
  public var advice: String?
  public var evidence: [Evidence]

  /// - Parameter evidence: in the order in which the text names what it proves: ``evidence`` keeps the first few.
  public init(
    kind: String, severity: Severity, device: String?, text: String, advice: String? = nil,
    evidence: [Evidence]
  ) {
    self.kind = kind
    self.severity = severity
    self.device = device
    self.text = text.atSentenceStart
    self.advice = advice
    self.evidence = evidence.cited
  }
}

extension Finding {
  /// The questions asked of every report: the one table to add a line to.
  private static let questions: [@Sendable (Report) -> [Finding]] = [
    holes, portMappings, peerToPeer, knocks, conflictingBytes, forgedAnswers, addressConflicts,
    addressServers, cleartextCredentials, cleartextControl, cleartextAdmin, cleartextContent,
    software, filesByTFTP, silence, turnedAway,
    nonexistentNames, withheldNames, unansweredDHCP, unansweredDNS, unansweredNTP, failOvers,
    oldTLS, weakCiphers, badCertificates, dynamicNames, resolverBypasses, sameServices,
    standingConnections, unusualPorts, trackers, chatty, staysAtHome, relays,
  ]

  /// Everything that is worth knowing of a report, the gravest first, then by what matters more, then in the order of its
  /// devices.
  static func all(in report: Report) -> [Finding] {
    var findings = Array(questions.concurrentMap(inPartsOf: 1) { $0(report) }.joined())
    let wanted = Set(findings.compactMap(\.device))
    var places: [String: Int] = [:]
    for index in report.devices.indices.reversed() where wanted.contains(report.devices[index].id) {
      places[report.devices[index].id] = index
    }
    // Looked up once each, rather than at each comparison.
    let ranks = findings.map { finding in
      Rank(
        severity: finding.severity, kind: FindingKind.rank(of: finding.kind),
        device: finding.device.flatMap { places[$0] } ?? -1)
    }
    findings.reorder(
      findings.indices.sorted { left, right in
        if ranks[left] != ranks[right] { return ranks[left] < ranks[right] }
        return (findings[left].kind, findings[left].text)
          < (findings[right].kind, findings[right].text)
      })
    return findings
  }

  /// Where a finding comes among others, as far as they don't share it.
  private struct Rank: Comparable {
    let severity: Severity
    /// That of its kind, and the place of its device.
    let kind: Int
    let device: Int

    static func < (left: Self, right: Self) -> Bool {
      if left.severity != right.severity { return left.severity > right.severity }
      return (left.kind, left.device) < (right.kind, right.device)
    }
  }
}
