import Testing
import Traffic

@testable import Analysis

/// Which ports devices had opened, and which of those were closed again.
struct PortMappingFindingTests {
  /// Facts of the light's router, each told at a second, which is its frame, too.
  private func finding(_ facts: [(FlowFact.Subject, String, at: Int)]) -> Finding? {
    var report = SampleReport.report()
    report.contacts = [report.contacts[SampleReport.Place.time]]
    for (subject, value, second) in facts {
      report.contacts[0].facts.add(
        FlowFact(subject, value),
        FactTotals(
          count: 1, bytes: 0, evidence: Evidence(capture: 0, frame: second),
          last: SampleReport.start + Int64(second) * SampleReport.second))
    }
    return Finding.all(in: report).first { $0.kind == "hole-port-mapping" }
  }

  private static let camera = "tcp 8554 → 192.168.1.20:554 for 3600 s"

  @Test func whatStaysOpenIsAWarning() {
    let found = finding([(.portMapping, Self.camera, 3)])
    #expect(found?.severity == .warning)
    #expect(found?.text == "Smart Light asks the router to let the internet in: \(Self.camera).")
    #expect(found?.evidence.map(\.frame) == [3])
  }

  /// By the port outside, by that inside, and all at once.
  @Test(arguments: ["tcp 8554", "tcp → 192.168.1.20:554", "tcp → 192.168.1.20:0"])
  func whatWasTakenBackIsGoodToKnow(_ closing: String) {
    let found = finding([(.portMapping, Self.camera, 3), (.closedPortMapping, closing, 5)])
    #expect(found?.severity == .info)
    #expect(
      found?.text == "Smart Light had the router let the internet in for a while, and closed that "
        + "again: \(Self.camera).")
    #expect(found?.advice == nil)
    #expect(found?.evidence.map(\.frame) == [3, 5])
  }

  @Test(arguments: ["udp 8554", "tcp 8555", "tcp → 192.168.1.21:554", "tcp → 192.168.1.20:555", ""])
  func anothersEndIsNone(_ closing: String) {
    #expect(
      finding([(.portMapping, Self.camera, 3), (.closedPortMapping, closing, 5)])?.severity
        == .warning)
  }

  /// Facts are added up in any order: of an opening and a closing the later one counts.
  @Test func whatIsOpenedAgainIsOpen() {
    let facts: [(FlowFact.Subject, String, at: Int)] = [
      (.portMapping, Self.camera, 3), (.closedPortMapping, "tcp 8554", 5),
      (.portMapping, Self.camera, 7),
    ]
    #expect(finding(facts)?.severity == .warning)
    #expect(finding(facts.reversed())?.severity == .warning)
    #expect(finding(facts + [(.closedPortMapping, "tcp 8554", 9)])?.severity == .info)
  }

  @Test func whatIsOpenComesFirst() {
    let found = finding([
      (.portMapping, "tcp 1 → 192.168.1.20:1", 3), (.portMapping, "tcp 2 → 192.168.1.20:2", 4),
      (.closedPortMapping, "tcp 1", 5),
    ])
    #expect(
      found?.text == "Smart Light asks the router to let the internet in: tcp 2 → 192.168.1.20:2. "
        + "Closed again: tcp 1 → 192.168.1.20:1.")
  }
}
