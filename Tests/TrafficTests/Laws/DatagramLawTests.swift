import Packets
import TestSupport
import Testing

@testable import Traffic

/// What must hold of every protocol over UDP.
struct DatagramLawTests {
  private static let names = DatagramSamples.all.map { "\($0.type)" }

  private func talk(_ name: String) throws -> DatagramTalk {
    try #require(DatagramSamples.all.first { "\($0.type)" == name }).talk
  }

  @Test func everyProtocolHasASample() {
    #expect(Set(ApplicationProtocols.datagrams.map { "\($0)" }) == Set(Self.names))
  }

  /// The one table finds it, and no protocol before it takes it for its own.
  @Test(arguments: DatagramSamples.all.map { "\($0.type)" })
  func itIsRecognised(_ name: String) throws {
    let sample = try #require(DatagramSamples.all.first { "\($0.type)" == name })
    let bytes = sample.talk.datagrams[0].bytes
    let found = ApplicationProtocols.datagrams.first {
      $0.recognises(bytes.rawSpan, at: Self.place(of: sample.talk)) == .certain
    }
    #expect(found.map { "\($0)" } == name)
  }

  private static func place(of talk: DatagramTalk) -> StreamPlace {
    StreamPlace(
      sender: talk.datagrams[0].sender, clientPort: talk.clientPort, serverPort: talk.serverPort)
  }

  /// No protocol recognises what begins with a byte that it doesn't name.
  @Test(arguments: DatagramSamples.all.map { "\($0.type)" })
  func itBeginsAsProtocolsSay(_ name: String) throws {
    let talk = try talk(name)
    for first in 0...UInt8.max {
      let bytes = [first] + talk.datagrams[0].bytes.dropFirst()
      for type in ApplicationProtocols.datagrams where !type.firstBytes.contains(first) {
        #expect(type.recognises(bytes.rawSpan, at: Self.place(of: talk)) != .certain)
      }
    }
  }

  @Test(arguments: DatagramSamples.all.map { "\($0.type)" })
  func nothingTraps(_ name: String) throws {
    let talk = try talk(name)
    talk.expectNothingTraps()
    for index in talk.datagrams.indices {
      for count in talk.datagrams[index].bytes.indices {
        var cut = talk
        cut.datagrams[index].bytes = Array(talk.datagrams[index].bytes.prefix(count))
        _ = cut.notes(describing: false)
      }
    }
  }

  /// One direction says nothing of devices that both together do not say.
  @Test(arguments: DatagramSamples.all.map { "\($0.type)" })
  func eitherDirectionAloneSaysItsPart(_ name: String) throws {
    let talk = try talk(name)
    let claims = Set(talk.notes().claims)
    let parts = talk.notes(only: .client).claims + talk.notes(only: .server).claims
    #expect(claims == Set(parts))
  }
}
