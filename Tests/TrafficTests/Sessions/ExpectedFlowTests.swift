import Packets
import TestSupport
import Testing

@testable import Traffic

/// Flows that other ones announce.
struct ExpectedFlowTests {
  private static let picture = [UInt8](repeating: 0xa7, count: 900)

  /// What contacts speak, by their ports: an FTP connection that says `words`, and one on another port that carries `file`.
  private func services(
    _ words: String, by sender: Sender, port: UInt16, file: [UInt8] = picture
  ) -> [UInt16: String?] {
    var control = LongTalk(port: 21)
    control.say(Array("220 cam FTP\r\n".utf8), by: .server, at: 1)
    control.say(Array("\(words)\r\n".utf8), by: sender, at: 2)
    var data = LongTalk(port: port)
    data.say(file, by: .client, at: 3)
    var shard = Shard(Shard.Options())
    for (packet, payload) in control.frames + data.frames {
      shard.take(packet, payload: payload.rawSpan)
    }
    var summary = shard.finish()
    summary.close()
    return Dictionary(
      uniqueKeysWithValues: summary.contacts.indices.map {
        (summary.contacts.keys[$0].port, summary.contacts.values[$0].facts.service)
      })
  }

  @Test(arguments: [
    ("227 Entering Passive Mode (192,0,2,1,156,65).", 40_001 as UInt16),
    ("229 Entering Extended Passive Mode (|||40001|)", 40_001),
  ])
  func aFileGoesWhereTheServerSays(words: String, port: UInt16) {
    #expect(services(words, by: .server, port: port) == [21: "ftp", port: "ftp-data"])
    #expect(services(words, by: .server, port: port + 1) == [21: "ftp", port + 1: nil])
  }

  @Test func whatIsSealedIsNoFileInTheClear() {
    let hello = TLSSamples.record(
      22, TLSSamples.message(1, TLSSamples.clientHello(suites: [0xc02f], extensions: [])))
    let words = "229 Entering Extended Passive Mode (|||40001|)"
    #expect(services(words, by: .server, port: 40_001, file: hello)[40_001] == "ssl")
  }

  @Test(arguments: ["227 (1,2,3)", "227 (1,2,3,4,256,1)", "229 (|||70000|)", "229 (|||)", "227 )("])
  func whatNamesNoPortAnnouncesNothing(words: String) {
    #expect(services(words, by: .server, port: 40_001)[40_001] == .some(nil))
  }

  @Test func portsAreReadAsWritten() {
    #expect(FTPCommand("PORT 10,20,30,40,144,225")?.dataPort == 37_089)
    #expect(FTPCommand("EPRT |2|2001:db8::1|6275|")?.dataPort == 6275)
    #expect(FTPCommand("EPRT ||||")?.dataPort == nil)
    #expect(FTPCommand("STOR 1,2,3,4,5,6")?.dataPort == nil)
  }

  /// Media come first, and to the client that asked for them by RTSP: it began.
  @Test(arguments: [
    ("RTP/AVP;unicast;client_port=41000-41001;server_port=50000-50001", true),
    ("RTP/AVP/TCP;unicast;interleaved=0-1", false), ("RTP/AVP;multicast;port=41000-41001", false),
    ("RTP/AVP;unicast;client_port=106536", false),
  ])
  func whoAsksForMediaBegins(_ transport: String, _ isAskedFor: Bool) throws {
    var control = LongTalk(port: 554)
    control.say(Array("SETUP rtsp://cam/1 RTSP/1.0\r\nCSeq: 3\r\n\r\n".utf8), by: .client, at: 1)
    control.say(
      Array("RTSP/1.0 200 OK\r\nCSeq: 3\r\nTransport: \(transport)\r\n\r\n".utf8),
      by: .server, at: 2)
    var ends = Exchange.Ends()
    (ends.clientPort, ends.serverPort) = (41_000, 50_000)
    var media = DecodedPacket.between(ends, fromClient: false)
    media.kind = .udp
    media.protocolNumber = 17
    media.time = Exchange.start + 3_000_000_000
    media.payloadLength = UInt32(Self.picture.count)
    var shard = Shard(Shard.Options())
    for (packet, payload) in control.frames + [(media, Self.picture)] {
      shard.take(packet, payload: payload.rawSpan)
    }
    let flow = try #require(shard.finish().tails.first { $0.key.kind == .udp })
    #expect(flow.initiator.basis == (isAskedFor ? .request : .firstPacket))
    #expect(flow.originatorPort == (isAskedFor ? 41_000 : 50_000))
  }

  @Test func theOldestAnnouncementMakesRoom() {
    var flows = ExpectedFlows()
    let address = IPAddress(v4: 0xc000_0201)
    for port in 1...65 as ClosedRange<UInt16> {
      flows.insert(ExpectedFlow(.tcp, to: address, port: port, for: "ftp-data"))
    }
    func flow(to port: UInt16) -> Flow {
      var packet = DecodedPacket()
      packet.kind = .tcp
      packet.source = IPAddress(v4: 0xc000_0202)
      packet.destination = address
      packet.sourcePort = 50_000
      packet.destinationPort = port
      let (key, upward) = FlowKey.of(packet)
      return Flow(packet, key: key, upward: upward)
    }
    #expect(flows.take(flow(to: 1)) == nil)
    #expect(flows.take(flow(to: 65))?.service == "ftp-data")
    #expect(flows.take(flow(to: 65)) == nil)
  }
}
