import Destinations
import Packets
import Testing
import Traffic

@testable import Analysis
@testable import Reports

/// What is worth knowing, and how it is told.
struct FindingTests {
  private func report(_ change: (inout Report) -> Void) -> Report {
    var report = SampleReport.report()
    // Without the visitor from outside, and who never answers.
    report.contacts.remove(at: SampleReport.Place.visitor)
    report.contacts[SampleReport.Place.silent].behaviour.pattern = nil
    change(&report)
    report.findings = Finding.all(in: report)
    return report
  }

  private func add(_ subject: FlowFact.Subject, _ value: String, to contact: inout ContactReport) {
    contact.facts.add(
      FlowFact(subject, value),
      FactTotals(count: 1, bytes: 0, evidence: Evidence(capture: 0, frame: 77)))
  }

  @Test func anOrdinaryHomeHasNothingToTell() {
    let report = report { _ in }
    #expect(report.findings.isEmpty)
    #expect(!TextReport(report, TextOptions()).text.contains("WORTH KNOWING"))
  }

  @Test func everyQuestionHasItsAnswer() {
    let report = report { report in
      add(.portMapping, "tcp 8554 → 192.168.1.20:554 for 3600 s", to: &report.contacts[0])
      add(.conflictingBytes, "server", to: &report.contacts[0])
      add(.dynamicDNS, "home.example.org", to: &report.contacts[1])
      add(.credentials, "http-basic", to: &report.contacts[4])
      report.contacts[4].destination.known.tracker = "EasyPrivacy"
    }
    #expect(
      report.findings.map(\.kind) == [
        "hole-port-mapping", "conflicting-bytes", "cleartext-credentials", "dynamic-dns",
        "tracker",
      ])
    #expect(
      report.findings.map(\.severity) == [.warning, .warning, .warning, .notice, .info])
    #expect(report.findings[0].evidence == [Evidence(capture: 0, frame: 77)])
  }

  @Test func credentialsThatStayAtHomeAreLess() {
    let report = report { report in
      add(.credentials, "ftp-password", to: &report.contacts[0])
      report.contacts[0].destination.isLocal = true
    }
    #expect(report.findings.map(\.severity) == [.notice])
    #expect(report.findings[0].text.contains("in the home's network"))
  }

  @Test func findingsStandBetweenDevicesAndContacts() {
    let report = report { report in
      add(.portMapping, "tcp 8554", to: &report.contacts[0])
      report.contacts[4].destination.known.tracker = "EasyPrivacy"
    }
    let text = TextReport(report, TextOptions(width: 100)).text
    #expect(
      text.contains(
        """
        WORTH KNOWING
          ▲ Smart Light asks the router to let the internet in: tcp 8554.   #77
          · Pixel-6 talks to trackers: api.lightco.example, by EasyPrivacy.   #300

        WHO TALKS TO WHOM
        """))
    let device = DeviceText(report, report.devices[1], TextOptions(width: 100)).text
    #expect(device.contains("▲ Smart Light asks"))
    #expect(!device.contains("EasyPrivacy"))
  }

  @Test func findingsFollowTheirDevices() {
    let report = report { add(.portMapping, "tcp 8554", to: &$0.contacts[0]) }
    #expect(report.limited(to: [report.devices[2]]).findings.isEmpty)
    #expect(report.limited(to: [report.devices[1]]).findings.count == 1)
  }

  @Test func aNameInAFindingIsMadeHarmless() {
    let report = report { report in
      report.devices[1].name = "li\u{1b}[31mght"
      add(.portMapping, "tcp 1", to: &report.contacts[0])
    }
    let text = TextReport(report, TextOptions(width: 100)).text
    #expect(!text.unicodeScalars.contains("\u{1b}"))
  }
}
