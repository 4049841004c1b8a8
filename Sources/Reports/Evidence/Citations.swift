import Analysis
import Packets
import Traffic

/// The frames that a report or an explanation cites, and why. Bounded.
public struct Citations: Sendable {
  /// Frames at most, and reasons of one.
  public static let frameBound = 65_536
  private static let reasonBound = 8

  /// Why each frame is cited, what matters most first. Not safe to print as they are.
  public private(set) var reasons: [Evidence: [String]] = [:]
  /// Frames that there was no room for.
  public private(set) var omitted = 0
  private let secrets: Secrets

  private init(_ secrets: Secrets) {
    self.secrets = secrets
  }

  /// What a report cites: findings first, then what can't be seen, whom devices talk to, and who they are.
  ///
  /// - Parameter part: what of the report is told, where that is not all of it.
  public init(_ report: Report, telling part: Report? = nil, _ secrets: Secrets = .masked) {
    self.init(secrets)
    let part = part ?? report
    for finding in part.findings { add(finding.evidence, finding.text) }
    for statement in part.vantage.statements { add(statement.evidence, statement.text) }
    for contact in part.contacts { add(contact, in: report) }
    for device in part.devices {
      for claim in device.evidence {
        add(
          [claim.evidence].compactMap(\.self),
          "\(device.label): \(claim.claim) \(claim.value) (\(claim.source))")
      }
    }
    for topic in part.topics { add(topic.evidence, "MQTT topic \(topic.topic)") }
  }

  /// What explanations cite, and the pictures beside them.
  public init(_ explained: [(Explanation, SequenceDiagram?)], _ secrets: Secrets = .masked) {
    self.init(secrets)
    for (explanation, diagram) in explained { add(explanation, diagram) }
  }

  private mutating func add(_ explanation: Explanation, _ diagram: SequenceDiagram?) {
    for citation in explanation.citations { add([citation.evidence], citation.reason) }
    for step in diagram?.steps ?? [] {
      let meaning = step.meaning.isEmpty ? "" : ": \(step.meaning)"
      let way = step.isFromDevice ? "sends" : "is sent"
      let what = step.what.isEmpty ? "data" : step.what
      add(step.evidence, "\(explanation.device.label) \(way) \(what)\(meaning)")
    }
  }

  private mutating func add(_ contact: ContactReport, in report: Report) {
    guard let device = report.device(contact.device) else { return }
    let line = ContactLine(contact, of: device, in: report)
    let who = "\(device.label) \(line.verb) \(line.peer), \(line.service)"
    add(contact.evidence, who)
    let encryption = contact.encryption
    if let evidence = encryption.evidence {
      let basis = encryption.basis.map { " (\($0))" } ?? ""
      add([evidence], "\(who): \(encryption.verdict.rawValue)\(basis)")
    }
    for keepalive in contact.behaviour.keepalives {
      add(keepalive.evidence, "\(who): \(keepalive.words)")
    }
  }

  private mutating func add(_ evidence: [Evidence], _ reason: String) {
    // Whoever shows a comment may show it as it is.
    let reason = secrets.shown(reason).inert
    for place in evidence where place.frame > 0 {
      guard reasons.count < Self.frameBound || reasons[place] != nil else {
        omitted += 1
        continue
      }
      let known = reasons[place] ?? []
      guard known.count < Self.reasonBound, !known.contains(reason) else { continue }
      reasons[place] = known + [reason]
    }
  }
}
