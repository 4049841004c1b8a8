import Behaviour
import Packets
import Traffic

@testable import Analysis

/// The small home again, with what its contacts do over 42 minutes, as its captures would tell.
extension SampleReport {
  /// The contacts of ``report()`` by what they are.
  enum Place {
    static let broker = 0
    static let time = 1
    static let silent = 2
    static let app = 4
    static let visitor = 5
  }

  static func fact(
    _ subject: FlowFact.Subject, _ value: String, frame: Int = 77, to contact: inout ContactReport
  ) {
    contact.facts.add(
      FlowFact(subject, value),
      FactTotals(count: 1, bytes: 0, evidence: Evidence(capture: 0, frame: frame)))
  }

  static func behavingReport() -> Report {
    var report = report()
    fact(.service, "mqtt", frame: 44, to: &report.contacts[Place.broker])
    report.contacts[Place.broker].behaviour = stayingConnected()
    fact(.service, "ntp", frame: 17, to: &report.contacts[Place.time])
    report.contacts[Place.time].behaviour.pattern = .polling
    report.contacts[Place.time].behaviour.period = Period(seconds: 1020, jitter: 2, count: 5)
    report.contacts[Place.silent].behaviour.pattern = .unanswered
    report.contacts[Place.silent].behaviour.attempts = Attempts(
      count: 38, packets: 152, repetitions: [1.01, 3.02, 7.05, 15.1],
      period: Period(seconds: 300, jitter: 1, count: 8))
    fact(.service, "ssl", frame: 301, to: &report.contacts[Place.app])
    fact(.tlsVersion, "TLSv13", frame: 302, to: &report.contacts[Place.app])
    report.contacts[Place.app].behaviour.pattern = .occasional
    report.describeDoors()
    report.findings = Finding.all(in: report)
    return report
  }

  private static func stayingConnected() -> ContactBehaviour {
    var behaviour = ContactBehaviour()
    behaviour.pattern = .persistent
    behaviour.standing.share = 0.98
    behaviour.standing.seconds = 2470
    behaviour.standing.starts = 2
    behaviour.standing.openAfter = 1
    behaviour.standing.closedByDestination = 1
    behaviour.keepalives = [
      Keepalive(
        kind: .mqtt, sender: .device, count: 40,
        period: Period(seconds: 60, jitter: 0.2, count: 40, missed: 1), size: 0,
        evidence: [Evidence(capture: 0, frame: 57), Evidence(capture: 0, frame: 66)])
    ]
    return behaviour
  }
}
