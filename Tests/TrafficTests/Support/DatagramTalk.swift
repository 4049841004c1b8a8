import Packets
import TestSupport
import Testing

@testable import Traffic

/// Datagrams between two ends, given to the session that recognises the first of them.
struct DatagramTalk {
  struct Notes: Equatable {
    var service: String?
    var facts: [FlowFact] = []
    var claims: [DeviceClaim] = []
    var records: [String] = []

    func words() -> [String] {
      records.compactMap { record in
        record.firstRange(of: "words: \"").map {
          String(record[$0.upperBound...].dropLast(2)).replacing("\\\"", with: "\"")
        }
      }
    }
  }

  var datagrams: [(sender: Sender, bytes: [UInt8])]
  var clientPort: UInt16 = 40_000
  var serverPort: UInt16

  init(_ datagrams: [(Sender, [UInt8])], serverPort: UInt16) {
    self.datagrams = datagrams.map { (sender: $0.0, bytes: $0.1) }
    self.serverPort = serverPort
  }

  static let client = IPAddress(v4: 0xc0a8_0114)
  static let server = IPAddress(v4: 0xc0a8_0101)

  func notes(only: Sender? = nil, describing: Bool = true) -> Notes {
    var notes = SessionNotes(wantsRecords: true)
    notes.packet.kind = .udp
    notes.packet.frame = 1
    var session: (any DatagramSession)?
    for datagram in datagrams where only == nil || datagram.sender == only {
      let fromClient = datagram.sender == .client
      notes.sender = datagram.sender
      notes.packet.source = fromClient ? Self.client : Self.server
      notes.packet.destination = fromClient ? Self.server : Self.client
      notes.packet.sourcePort = fromClient ? clientPort : serverPort
      notes.packet.destinationPort = fromClient ? serverPort : clientPort
      if session == nil {
        let place = StreamPlace(
          sender: datagram.sender, clientPort: clientPort, serverPort: serverPort)
        session = ApplicationProtocols.datagrams.first {
          $0.recognises(datagram.bytes.rawSpan, at: place) == .certain
        }?.init()
      }
      session?.take(datagram.bytes.rawSpan, from: datagram.sender, &notes)
    }
    session?.end(&notes)
    return Notes(
      service: session?.standing == .certain ? session?.service : nil,
      facts: notes.facts.map(\.fact).sorted(), claims: notes.claims.map(\.claim).sorted(),
      records: describing ? notes.records.map { "\($0.record)" } : [])
  }

  /// Ten thousand corruptions, and every cut.
  func expectNothingTraps(seed: UInt64 = 1) {
    var random = SplitMix64(seed: seed)
    for round in 0..<10_000 {
      var talk = self
      let index = round % max(1, datagrams.count)
      talk.datagrams[index].bytes = random.corrupt(datagrams[index].bytes)
      _ = talk.notes(describing: false)
    }
  }
}
