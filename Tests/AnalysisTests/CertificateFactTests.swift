import Analysis
import Captures
import Packets
import TestSupport
import Testing
import Traffic

/// What certificates say reaches the report's contacts.
@Suite(
  .enabled(
    if: Corpus.isThere, "the corpus is not beside the project: certificates are not looked for")
)
struct CertificateFactTests {
  @Test func theMakersCertificateIsAFactOfTheContact() throws {
    let capture = Corpus.path(of: "tplink/sentinel_TP-LinkPlugHS100_Setup-C-6-STA.pcap")
    let outcome = Analysis(Analysis.Options()).run([try CaptureReader(path: capture)])
    let facts = ReportBuilder(outcome).report().contacts.map(\.facts)
    let subjects = facts.flatMap { $0.values(of: .certificateSubject) }.map(\.fact.value)
    #expect(subjects.contains { $0.hasPrefix("CN=*.tplinkcloud.com,") })
    let versions = facts.flatMap { $0.values(of: .tlsVersion) }.map(\.fact.value)
    #expect(versions == ["TLSv10"])
    let data = facts.flatMap { $0.values(of: .applicationData) }
    #expect(Set(data.map(\.fact.value)) == ["client", "server"])
    #expect(data.allSatisfy { $0.totals.count > 0 && $0.totals.bytes > 0 })
  }
}
