import Foundation
import Packets
import TestSupport
import Testing
import Traffic

@testable import Reports

/// What the logs tell of a connection over TLS.
@Suite struct TLSLogTests {
  private static let events = handshake(TLSSamples.serverName("other.example"))

  private static func handshake(_ extensions: (UInt16, [UInt8])...) -> [TrafficEvent] {
    var traffic = SampleTraffic()
    let (device, server) = (SampleTraffic.device, ("18.196.4.20", UInt16(8443)))
    let hello = TLSSamples.record(
      22,
      TLSSamples.message(
        1,
        TLSSamples.clientHello(
          suites: [0xc02f], extensions: extensions)))
    let answer = TLSSamples.record(
      22,
      TLSSamples.message(2, TLSSamples.serverHello())
        + TLSSamples.message(11, TLSSamples.certificates([CertificateSamples.weak]))
        + TLSSamples.message(14, []))
    let change = TLSSamples.record(20, [1])
    traffic.tcp(device, server, .syn, sequence: 99)
    traffic.tcp(server, device, [.syn, .ack], sequence: 499, acknowledgment: 100)
    traffic.segment(device, server, sequence: 100, hello)
    traffic.segment(server, device, sequence: 500, answer)
    traffic.segment(device, server, sequence: 100 + UInt32(hello.count), change)
    traffic.segment(server, device, sequence: 500 + UInt32(answer.count), change)
    traffic.finish()
    return traffic.events
  }

  private func lines(_ path: String) -> [[String: Any]] {
    Self.events.compactMap(ZeekLog.line).compactMap { line in
      let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return object?["_path"] as? String == path ? object : nil
    }
  }

  @Test func sslHasZeeksFields() throws {
    let line = try #require(lines("ssl").first)
    #expect(lines("ssl").count == 1)
    #expect(line["version"] as? String == "TLSv12")
    #expect(line["cipher"] as? String == "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")
    #expect(line["server_name"] as? String == "other.example")
    #expect(line["established"] as? Bool == true)
    #expect(line["resumed"] as? Bool == false)
    #expect(line["ssl_history"] as? String == "CsxnIi")
    #expect(line["subject"] as? String == #"CN=cam.home.example,O=Example\, Inc,C=DE"#)
    #expect(line["sni_matches_cert"] as? Bool == false)
    #expect(line["client_hello"] as? Bool == true)
    #expect((line["ja3"] as? String)?.count == 32)
    #expect((line["cert_chain_fps"] as? [String])?.first?.count == 64)
    #expect(line["frame"] as? Int == 3)
  }

  @Test func x509HasZeeksFields() throws {
    let line = try #require(lines("x509").first)
    #expect(line["certificate.serial"] as? String == "762A8D287107F4137A11A1C62AEBC0F908539F00")
    #expect(line["certificate.key_length"] as? Int == 1024)
    #expect(line["san.dns"] as? [String] == ["cam.home.example", "*.cam.home.example"])
    #expect(line["san.ip"] as? [String] == ["192.168.1.20"])
    #expect(line["basic_constraints.ca"] as? Bool == true)
    let fingerprints = lines("ssl").first?["cert_chain_fps"] as? [String]
    #expect(line["fingerprint"] as? String == fingerprints?.first)
  }

  private func words(_ events: [TrafficEvent]) throws -> String {
    var json = EventJSON(NameBook())
    let lines = events.compactMap { json.line($0) }
    return try #require(lines.first { $0.contains(#""event":"tls""#) })
  }

  @Test func theLogSaysItInWords() throws {
    #expect(
      try words(Self.events).contains(
        "speaks TLS 1.2 with other.example; the server's certificate is signed by itself, "
          + "is not valid yet, is for another name, has a weak key"))
  }

  @Test func aServerThatIsNotNamedIsToldByItsAddress() throws {
    #expect(
      try words(Self.handshake()).contains(
        "speaks TLS 1.2 with 18.196.4.20; the server's certificate is signed by itself, "))
  }

  @Test func everyFieldIsDocumented() throws {
    try OutputDocumentationTests().expectDocumented(Self.events)
  }
}
