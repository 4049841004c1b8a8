import Analysis
import Captures
import Packets
import TestSupport
import Testing
import Traffic

/// What a real camera asks for over TFTP reaches the report.
@Suite(
  .enabled(
    if: Corpus.isThere, "the corpus is not beside the project: TFTP is not looked for")
)
struct TFTPFactTests {
  @Test func theFileAskedForIsAFactOfTheContact() throws {
    let capture = Corpus.path(of: "iot-devices/sentinel_EdnetCam2_Setup-C-3-STA.pcap")
    let outcome = Analysis(Analysis.Options()).run([try CaptureReader(path: capture)])
    let contact = try #require(
      ReportBuilder(outcome).report().contacts.first { $0.service == "tftp" })
    let file = try #require(contact.facts.entry(.fileName, "/update.sh"))
    #expect(file.totals.count == 12)
    #expect(contact.encryption.verdict == .cleartext && contact.encryption.basis == "tftp")
  }
}
