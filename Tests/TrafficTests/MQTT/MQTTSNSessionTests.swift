import Packets
import TestSupport
import Testing

@testable import Traffic

struct MQTTSNSessionTests {
  private func notes(_ turns: [(Sender, String)]) -> SessionNotes {
    var notes = SessionNotes(wantsRecords: true)
    notes.packet.source = IPAddress(v4: 0xc0a8_0109)
    notes.packet.destination = IPAddress(v4: 0xc0a8_0101)
    notes.packet.sourcePort = 40_000
    notes.packet.destinationPort = 1884
    var session = MQTTSNSession()
    for (sender, hex) in turns {
      if notes.sender != sender {
        notes.sender = sender
        swap(&notes.packet.source, &notes.packet.destination)
        swap(&notes.packet.sourcePort, &notes.packet.destinationPort)
      }
      let bytes = [UInt8](hex: hex)
      session.take(bytes.rawSpan, from: sender, &notes)
    }
    return notes
  }

  @Test func namesOfRegisteredTopicsAreRemembered() {
    let notes = notes([
      (.client, "0c 04 04 01 001e 73656e736f72"), (.server, "03 05 00"),
      (.client, "0b 0a 0000 0001 742f74656d"), (.server, "07 0b 0005 0001 00"),
      (.client, "0b 0c 20 0005 0002 32312e35"), (.client, "0b 0c 20 0006 0002 32312e35"),
    ])
    #expect(notes.claims.map(\.claim.value) == ["sensor"])
    #expect(notes.topics.map(\.key.topic) == ["t/tem", "topic 6"])
    #expect(notes.topics.first?.key.port == 1884)
    #expect(notes.topics.first?.totals.publishers.items.first?.clientIDs == ["sensor"])
  }

  @Test func itIsKnownByContentAndPort() {
    func recognised(_ hex: String, _ port: UInt16) -> Bool {
      let bytes = [UInt8](hex: hex)
      let place = StreamPlace(sender: .client, clientPort: 40_000, serverPort: port)
      return MQTTSNSession.recognises(bytes.rawSpan, at: place) == .certain
    }
    #expect(recognised("03 01 00", 1884))
    #expect(recognised("02 16", 10_000))
    #expect(!recognised("03 01 00", 5000))
    #expect(recognised("0c 04 04 01 001e 73656e736f72", 5000))
    #expect(!recognised("0c 04 04 02 001e 73656e736f72", 5000))
    #expect(!recognised("ff 01 00", 1884))
  }
}
