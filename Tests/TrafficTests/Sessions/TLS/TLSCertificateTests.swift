import Packets
import TestSupport
import Testing

@testable import Traffic

/// What certificates say becomes facts and claims, when there is somebody who can read them.
@Suite struct TLSCertificateTests {
  private func notes(server: IPAddress) -> SessionNotes {
    var notes = SessionNotes(wantsRecords: false) { bytes in
      guard bytes == CertificateSamples.curve else { return nil }
      var certificate = X509Certificate()
      certificate.subject = "CN=hub"
      certificate.issuer = "CN=maker"
      certificate.commonName = "hub"
      certificate.notAfter = 1_600_000_000
      return certificate
    }
    notes.packet.kind = .tcp
    notes.packet.time = 1_700_000_000_000_000_000
    notes.packet.source = server
    notes.sender = .server
    var session = TLSSession()
    let flight =
      TLSSamples.message(2, TLSSamples.serverHello())
      + TLSSamples.message(11, TLSSamples.certificates([CertificateSamples.curve]))
    let record = TLSSamples.record(22, flight)
    _ = session.take(record.rawSpan, from: .server, &notes)
    return notes
  }

  private func values(_ notes: SessionNotes, _ subject: FlowFact.Subject) -> [String] {
    notes.facts.filter { $0.fact.subject == subject }.map(\.fact.value)
  }

  @Test func theServersCertificateIsAFact() {
    let notes = notes(server: IPAddress(v4: 0xc633_6407))
    #expect(values(notes, .certificateSubject) == ["CN=hub"])
    #expect(values(notes, .certificateIssuer) == ["CN=maker"])
    #expect(values(notes, .certificateProblem) == ["expired"])
    #expect(notes.claims.isEmpty)
  }

  @Test func aServerAtHomeIsNamedByItsCertificate() {
    let notes = notes(server: IPAddress(v4: 0xc0a8_0105))
    #expect(notes.claims.map(\.claim.value) == ["hub"])
    #expect(notes.claims.map(\.claim.subject) == [.certificateName])
  }

  @Test func aCertificateIsToldOnce() {
    var notes = SessionNotes(wantsRecords: true)
    let samples = [
      CertificateSamples.curve, CertificateSamples.curve, CertificateSamples.weak,
    ]
    var isNew: [Bool] = []
    for sample in samples { isNew.append(notes.isNewCertificate(sample)) }
    #expect(isNew == [true, false, true])
  }

  @Test func withoutAReaderNothingIsKnown() {
    var notes = SessionNotes(wantsRecords: true)
    let certificate = notes.certificate(CertificateSamples.curve)
    #expect(certificate == nil)
  }
}
