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
    let place = StreamPlace(
      sender: sample.talk.datagrams[0].sender, clientPort: sample.talk.clientPort,
      serverPort: sample.talk.serverPort)
    let bytes = sample.talk.datagrams[0].bytes
    let found = ApplicationProtocols.datagrams.first {
      $0.recognises(bytes.rawSpan, at: place) == .certain
    }
    #expect(found.map { "\($0)" } == name)
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
