import Certificates
import Cryptography
import Packets
import Traffic

/// ssl: how a TLS or DTLS connection began.
extension JSONWriter {
  mutating func writeSSL(_ connection: TLSConnection, _ flow: FlowReference) {
    let server = connection.serverCertificates.first.flatMap { X509Certificate(der: $0) }
    let client = connection.clientCertificates.first.flatMap { X509Certificate(der: $0) }
    object { writer in
      writer.memberPath("ssl", at: connection.began)
      writer.memberEnds(flow)
      writer.member("version", connection.version?.description)
      writer.member("cipher", connection.cipherSuite?.description)
      writer.member("curve", connection.group?.description)
      writer.member("server_name", connection.serverName)
      writer.member("resumed", connection.isResumed)
      writer.member("last_alert", connection.lastAlert?.description)
      writer.member("next_protocol", connection.nextProtocol)
      writer.member("established", connection.isEstablished)
      writer.member("ssl_history", connection.history)
      writer.member("cert_chain_fps", fingerprintsOf: connection.serverCertificates)
      writer.member("client_cert_chain_fps", fingerprintsOf: connection.clientCertificates)
      writer.member("subject", server?.subject)
      writer.member("issuer", server?.issuer)
      writer.member("client_subject", client?.subject)
      writer.member("client_issuer", client?.issuer)
      if let server, let name = connection.serverName {
        writer.member("sni_matches_cert", server.matches(name))
      }
      if let server {
        let problems = server.problems(at: connection.began, for: connection.serverName)
        writer.member("cert_problems", strings: problems.map(\.rawValue))
      }
      writer.member("client_hello", connection.hasClientHello)
      if !connection.offeredProtocols.isEmpty {
        writer.member("client_protocols", strings: connection.offeredProtocols)
      }
      if connection.hasEncryptedClientHello { writer.member("ech", true) }
      writer.member("ja3", connection.ja3)
      writer.member("ja3s", connection.ja3s)
      writer.member("ja4", connection.ja4)
      writer.memberEvidence(connection.evidence)
    }
  }

  private mutating func member(_ name: String, fingerprintsOf certificates: [[UInt8]]) {
    guard !certificates.isEmpty else { return }
    member(
      name,
      strings: certificates.compactMap { DigestAlgorithm.sha256.digest(of: $0)?.hexadecimal })
  }
}
