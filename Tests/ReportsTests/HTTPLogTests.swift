import Foundation
import Packets
import Testing
import Traffic

@testable import Reports

/// HTTP and SSDP in Zeek's fields and in words.
struct HTTPLogTests {
  private func head(_ text: String) throws -> HTTPHead {
    let bytes = Array(text.utf8)
    return unsafe try HTTPHead(parsing: bytes.span.bytes)
  }

  private func transaction() throws -> HTTPTransaction {
    var transaction = HTTPTransaction(
      time: SampleReport.start, evidence: Evidence(capture: 0, frame: 7), depth: 2,
      requester: .client)
    transaction.request = try head(
      """
      POST /set?x=1 HTTP/1.1\r
      Host: Bridge.example:8080\r
      User-Agent: app/1\r
      Referer: http://a/\r
      Origin: http://a\r
      Via: 1.1 cache\r
      Content-Type: Application/JSON; charset=utf-8\r
      Authorization: Basic YWRtaW46c2VjcmV0\r
      \r

      """)
    transaction.response = try head(
      "HTTP/1.1 200 OK\r\nServer: s/2\r\nContent-Type: text/xml\r\n\r\n")
    transaction.requestLength = 3
    transaction.responseLength = 12_345
    return transaction
  }

  @Test func zeeksFields() throws {
    var writer = JSONWriter()
    let transaction = try transaction()
    writer.object { $0.memberFacts(transaction) }
    let row = try #require(
      try JSONSerialization.jsonObject(with: Data(writer.text.utf8)) as? [String: Any])
    let texts = [
      "method": "POST", "host": "Bridge.example", "uri": "/set?x=1", "referrer": "http://a/",
      "version": "1.1", "user_agent": "app/1", "origin": "http://a", "status_msg": "OK",
      "username": "admin", "password": "secret", "server": "s/2",
    ]
    for (name, text) in texts { #expect(row[name] as? String == text, "\(name)") }
    #expect(row["request_body_len"] as? Int == 3)
    #expect(row["response_body_len"] as? Int == 12_345)
    #expect(row["status_code"] as? Int == 200)
    #expect(row["proxied"] as? [String] == ["VIA -> 1.1 cache"])
    #expect(row["orig_mime_types"] as? [String] == ["application/json"])
    #expect(row["resp_mime_types"] as? [String] == ["text/xml"])
    #expect(row["info_code"] == nil)
    try OutputDocumentationTests().expectDocumented(writer.text, under: "### http")
  }

  @Test func inWords() throws {
    var transaction = try transaction()
    #expect(transaction.words == "POST http://Bridge.example:8080/set?x=1 → 200, 12 kB")
    transaction.responseLength = nil
    #expect(transaction.words == "POST http://Bridge.example:8080/set?x=1 → 200, cut off")
    transaction.request = nil
    transaction.responseLength = 0
    #expect(transaction.words == "answers 200 to an HTTP request that was not captured")
    #expect(transaction.speaker == .server)
    transaction = try self.transaction()
    transaction.response = nil
    #expect(transaction.words == "POST http://Bridge.example:8080/set?x=1 → no answer captured")
  }

  /// What is asked for stands beside the address that many actions share (UPnP Device Architecture 2.0 §3.2.1; SOAP 1.2 part 2 §6.5.3).
  @Test(arguments: [
    ("SOAPAction: \"urn:schemas-upnp-org:service:AVTransport:1#Play\"", "Play"),
    (
      "Content-Type: application/soap+xml; charset=utf-8; "
        + "action=\"http://www.onvif.org/ver10/media/wsdl/GetStreamUri\"", "GetStreamUri"
    ),
  ])
  func actionsAreTold(_ field: String, _ action: String) throws {
    var transaction = try transaction()
    transaction.request = try head("POST /ctl HTTP/1.1\r\nHost: tv\r\n\(field)\r\n\r\n")
    #expect(transaction.words == "POST http://tv/ctl (\(action)) → 200, 12 kB")
    for none in ["SOAPAction: \"\"", "SOAPAction: \"urn:x#\"", "Content-Type: text/xml; a=b"] {
      transaction.request = try head("POST /ctl HTTP/1.1\r\nHost: tv\r\n\(none)\r\n\r\n")
      #expect(transaction.words == "POST http://tv/ctl → 200, 12 kB")
    }
  }

  /// What the log tells of a request whose client acknowledged 500 bytes when it asked, and then so many.
  private func told(acknowledging numbers: [UInt32]) -> [String] {
    let (client, server) = (("192.168.1.9", UInt16(50_000)), ("203.0.113.7", UInt16(80)))
    let request = Array("GET /a HTTP/1.1\r\nHost: x.example\r\n\r\n".utf8)
    var traffic = SampleTraffic()
    for (index, number) in ([500] + numbers).enumerated() {
      let payload = index == 0 ? request : []
      var packet = traffic.packet(.tcp, client, server, payload: payload.count)
      packet.sequence = index == 0 ? 1000 : 1000 + UInt32(request.count)
      packet.acknowledgment = number
      packet.tcpFlags = .ack
      traffic.take(packet, payload)
    }
    traffic.finish()
    var teller = EventTeller(NameBook())
    return traffic.events.compactMap { event in
      guard case .session = event.kind else { return nil }
      return teller.tell(event)?.what
    }
  }

  /// A FIN alone is acknowledged by one number, and no answer.
  @Test(arguments: [
    ([], "no answer captured"), ([500], "no answer captured"), ([501], "no answer captured"),
    ([1960, 11_220], "the answer was not captured"),
  ])
  func anAnswerThatWasAcknowledgedWasGiven(_ numbers: [UInt32], _ expected: String) {
    #expect(told(acknowledging: numbers) == ["GET http://x.example/a → \(expected)"])
  }

  @Test(arguments: [
    ("M-SEARCH * HTTP/1.1\r\nST: ssdp:all\r\n\r\n", "looks for ssdp:all (SSDP)"),
    (
      "NOTIFY * HTTP/1.1\r\nNT: urn:x\r\nNTS: ssdp:alive\r\nLocation: http://a/\r\n\r\n",
      "announces urn:x at http://a/ (SSDP)"
    ),
    ("NOTIFY * HTTP/1.1\r\nNT: urn:x\r\nNTS: ssdp:byebye\r\n\r\n", "withdraws urn:x (SSDP)"),
    ("HTTP/1.1 200 OK\r\nST: urn:x\r\n\r\n", "answers that it is urn:x (SSDP)"),
  ])
  func discoveryInWords(_ text: String, _ words: String) throws {
    let bytes = Array(text.utf8)
    #expect(unsafe try SSDPMessage(parsing: bytes.span.bytes).words == words)
  }

  @Test func fromPacketsToLines() throws {
    var traffic = SampleTraffic()
    traffic.udp(
      ("192.168.1.9", 40000), ("239.255.255.250", 1900),
      Array("NOTIFY * HTTP/1.1\r\nNT: urn:x\r\nNTS: ssdp:alive\r\nSERVER: y\r\n\r\n".utf8))
    let lines = traffic.events.compactMap(ZeekLog.line)
    #expect(
      lines.contains { $0.hasPrefix("{\"_path\":\"ssdp\"") && $0.contains("\"nt\":\"urn:x\"") })
    try OutputDocumentationTests().expectDocumented(traffic.events)
  }
}
