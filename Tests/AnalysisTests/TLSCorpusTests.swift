import Analysis
import Captures
import Foundation
import Packets
import TestSupport
import Testing
import Traffic

/// Every hello of the corpus, as tshark 4.0.17 reads it (in `truth/` of the corpus), over the whole road.
@Suite(
  .enabled(
    if: Corpus.isThere,
    "the corpus is not beside the project: hellos are not compared with tshark")
)
struct TLSCorpusTests {
  /// What one capture's hellos come to: fingerprints, each with the server's end.
  private struct Hellos {
    var ja3: Set<String> = []
    var quicJA3: Set<String> = []
    var ja3s: Set<String> = []
    var names: Set<String> = []
  }

  /// A reference's columns: via, name, version, versions offered, JA3, protocols, server; of servers via, version, cipher,
  /// JA3S, server.
  private func expected(_ capture: String) throws -> Hellos {
    let truth = try Corpus.truth(of: capture)
    var hellos = Hellos()
    for row in truth["tls_client"] as? [[Any]] ?? [] {
      guard row.count > 6, let via = row[0] as? String, let server = row[6] as? String,
        !server.hasSuffix(":")
      else { continue }
      if via == "quic", let ja3 = row[4] as? String, !ja3.isEmpty {
        hellos.quicJA3.insert("\(ja3) \(server)")
      }
      guard via == "tls" else { continue }
      if let ja3 = row[4] as? String, !ja3.isEmpty { hellos.ja3.insert("\(ja3) \(server)") }
      hellos.names.insert("\(row[1]) \(server)")
    }
    for row in truth["tls_server"] as? [[Any]] ?? [] {
      guard row.count > 4, row[0] as? String == "tls", let server = row[4] as? String,
        let ja3s = row[3] as? String, !ja3s.isEmpty, !server.hasSuffix(":")
      else { continue }
      hellos.ja3s.insert("\(ja3s) \(server)")
    }
    return hellos
  }

  private func found(_ capture: String) throws -> Hellos {
    var hellos = Hellos()
    _ = Analysis(Analysis.Options()).run([try CaptureReader(path: Corpus.path(of: capture))]) {
      events in
      for event in events {
        guard case .session(let record, let flow) = event.kind else { continue }
        let server = "\(flow.responder):\(flow.responderPort)"
        if case .quic(let connection) = record, let ja3 = connection.clientHello?.ja3 {
          hellos.quicJA3.insert("\(ja3) \(server)")
        }
        guard case .tls(let connection) = record, !connection.isDatagram else { continue }
        if let ja3 = connection.ja3 { hellos.ja3.insert("\(ja3) \(server)") }
        if let ja3s = connection.ja3s { hellos.ja3s.insert("\(ja3s) \(server)") }
        if connection.hasClientHello {
          hellos.names.insert("\(connection.serverName ?? "") \(server)")
        }
      }
    }
    return hellos
  }

  @Test func everyHelloIsReadAsTsharkReadsIt() throws {
    var compared = 0
    for capture in Corpus.captures {
      let expected = try expected(capture)
      guard !expected.names.isEmpty || !expected.quicJA3.isEmpty else { continue }
      let found = try found(capture)
      compared += expected.ja3.count + expected.quicJA3.count
      #expect(expected.quicJA3.subtracting(found.quicJA3).isEmpty, "\(capture)")
      #expect(expected.ja3.subtracting(found.ja3).isEmpty, "\(capture)")
      #expect(expected.ja3s.subtracting(found.ja3s).isEmpty, "\(capture)")
      #expect(expected.names.subtracting(found.names).isEmpty, "\(capture)")
    }
    #expect(compared > 100)
  }
}
