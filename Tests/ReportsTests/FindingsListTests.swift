import Testing
import Traffic

@testable import Analysis
@testable import Reports

/// All that is worth knowing, on paper.
struct FindingsListTests {
  /// With more than a screen tells.
  private let report = {
    var report = SampleReport.behavingReport()
    report.findings += (1...5).map { number in
      Finding(
        kind: "chatty", severity: .info, device: report.devices[1].id,
        text: "Smart Light talks a lot, said \(number) times.",
        advice: "Ask it \(number) times why.",
        evidence: [Evidence(capture: 0, frame: 1000 + number)])
    }
    return report
  }()

  private func text(about devices: [DeviceReport]? = nil) -> String {
    FindingsList(report, about: devices, TextOptions(time: .utc)).text
  }

  @Test func everyFindingIsThereWithItsAdviceAndFrames() {
    let words = text().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(report.findings.count > 8)
    for finding in report.findings {
      #expect(words.contains(finding.text))
      if let advice = finding.advice { #expect(words.contains(advice)) }
      for evidence in finding.evidence { #expect(words.contains("#\(evidence.frame)")) }
    }
    #expect(!words.contains(" more"))
  }

  @Test func ofOneDeviceAreItsOwnAndTheHomes() throws {
    let phone = try #require(report.devices.first { $0.name == "Pixel-6" })
    let words = text(about: [phone])
    let others = report.findings.filter { $0.device != nil && $0.device != phone.id }
    #expect(!others.isEmpty)
    for finding in others { #expect(!words.contains(finding.text.prefix(40))) }
    #expect(words.contains("Pixel-6"))
  }

  @Test func nothingIsSaidToBeNothing() {
    var quiet = report
    quiet.findings = []
    #expect(
      FindingsList(quiet, about: nil, TextOptions(time: .utc)).text
        .contains("Nothing else that is worth knowing was found."))
  }
}
