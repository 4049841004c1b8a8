import Certificates
import Cryptography
import Packets
import Traffic

/// x509: a certificate, when it is met for the first time.
extension JSONWriter {
  mutating func writeX509(_ der: [UInt8], _ event: TrafficEvent) {
    object { writer in
      writer.memberPath("x509", at: event.time)
      writer.member("fingerprint", DigestAlgorithm.sha256.digest(of: der)?.hexadecimal)
      writer.member("sha1", DigestAlgorithm.sha1.digest(of: der)?.hexadecimal)
      if let certificate = X509Certificate(der: der) { writer.memberFields(certificate) }
      writer.memberEvidence(event.evidence)
    }
  }

  private mutating func memberFields(_ certificate: X509Certificate) {
    member("certificate.version", certificate.version)
    member("certificate.serial", certificate.serialNumber)
    member("certificate.subject", certificate.subject)
    member("certificate.issuer", certificate.issuer)
    member("certificate.not_valid_before", certificate.notBefore)
    member("certificate.not_valid_after", certificate.notAfter)
    member("certificate.key_alg", certificate.keyAlgorithm)
    member("certificate.sig_alg", certificate.signatureAlgorithm)
    member("certificate.key_type", certificate.keyKind.rawValue)
    if certificate.keyLength > 0 { member("certificate.key_length", certificate.keyLength) }
    member("certificate.exponent", certificate.exponent)
    member("certificate.curve", certificate.curve)
    memberList("san.dns", certificate.dnsNames)
    memberList("san.uri", certificate.uris)
    memberList("san.email", certificate.emailAddresses)
    memberList("san.ip", certificate.addresses.map(\.description))
    member("basic_constraints.ca", certificate.isAuthority)
    member("basic_constraints.path_len", certificate.pathLength)
  }

  private mutating func memberList(_ name: String, _ texts: [String]) {
    if !texts.isEmpty { member(name, strings: texts) }
  }
}
