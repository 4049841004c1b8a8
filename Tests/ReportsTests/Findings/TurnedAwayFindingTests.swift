import Behaviour
import Packets
import Testing
import Traffic

@testable import Analysis
@testable import Reports

/// Who is answered, and nothing comes of it.
struct TurnedAwayFindingTests {
  /// What is said of the light's broker after `count` refusals of `answered` connections.
  private func findings(
    _ count: Int, of answered: Int, _ value: String = "mqtt not authorized",
    _ change: (inout Report) -> Void = { _ in }
  ) -> [Finding] {
    var report = SampleReport.behavingReport()
    report.contacts = [report.contacts[SampleReport.Place.broker]]
    report.contacts[0].behaviour = ContactBehaviour()
    report.contacts[0].answered = answered
    for _ in 0..<count {
      SampleReport.fact(.turnedAway, value, to: &report.contacts[0])
    }
    change(&report)
    return Finding.all(in: report).filter { $0.kind == "turned-away" }
  }

  @Test func whoIsAlwaysRefusedCallsInVain() {
    let found = findings(14, of: 14)
    #expect(
      found.map(\.text) == [
        "Smart Light calls mqtt.lightco.example in vain: the server refuses the MQTT connection "
          + "(not authorized). So ended all 14 connections."
      ])
    #expect(found.first?.severity == .warning)
    #expect(found.first?.evidence == [Evidence(capture: 0, frame: 77)])
  }

  @Test(arguments: [(2, 2, 0), (3, 3, 1), (9, 10, 1), (8, 10, 0)])
  func aFewMishapsAreNone(_ count: Int, _ answered: Int, _ told: Int) {
    #expect(findings(count, of: answered).count == told)
  }

  @Test(arguments: [
    ("tls client certificate_expired", "it breaks off the TLS handshake (certificate expired)"),
    ("tls server protocol_version", "the server breaks off the TLS handshake (protocol version)"),
    ("http 503", "the server answers with errors alone (503 Service Unavailable)"),
    ("http 599", "the server answers with errors alone (599)"),
  ])
  func whoBrokeOffIsTold(_ value: String, _ words: String) {
    #expect(findings(9, of: 10, value)[0].text.contains("\(words). So ended 9 of 10 connections."))
  }

  /// That there is nothing there may be the answer that was asked for.
  @Test(arguments: [("http 410", .warning), ("http 404", .notice)] as [(String, Finding.Severity)])
  func nothingThereMayBeAnAnswer(_ value: String, _ severity: Finding.Severity) {
    #expect(findings(5, of: 5, value).map(\.severity) == [severity])
  }

  @Test func atHomeItIsGoodToKnow() {
    #expect(findings(5, of: 5) { $0.contacts[0].destination.isLocal = true }[0].severity == .info)
  }

  /// A hello in the clear is not a sealed talk.
  @Test func nothingIsSealedBeforeTheHandshakeIsOver() {
    var contact = SampleReport.report().contacts[SampleReport.Place.broker]
    contact.answered = 4
    SampleReport.fact(.service, "ssl", to: &contact)
    func reading() -> String? {
      BehaviourWords(contact, device: "it", destination: "the server").reading?.text
    }
    #expect(reading()?.hasPrefix("Sealed") == true)
    for _ in 0..<4 { SampleReport.fact(.turnedAway, "tls client unknown_ca", to: &contact) }
    #expect(reading() == nil)
    SampleReport.fact(.applicationData, "client", to: &contact)
    #expect(reading()?.hasPrefix("Sealed") == true)
  }
}
