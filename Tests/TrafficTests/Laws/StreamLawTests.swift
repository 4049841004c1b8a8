import Packets
import Testing

@testable import Traffic

/// What must hold of every protocol over TCP.
struct StreamLawTests {
  private func services(_ notes: Dialogue.Notes) -> Set<String> {
    Set(notes.facts.filter { $0.subject == .service }.map(\.value))
  }

  @Test func everyProtocolHasASample() {
    let sampled = Set(StreamSamples.all.map(\.service))
    #expect(Set(ApplicationProtocols.streams.map { $0.init().service }) == sampled)
    for (service, dialogue) in StreamSamples.all {
      let notes = dialogue.notes()
      #expect(services(notes).contains(service), "\(service)")
      #expect(notes.gapBytes == 0, "\(service)")
    }
  }

  @Test(arguments: StreamSamples.all.map(\.service))
  func segmentationDoesNotMatter(_ service: String) throws {
    let sample = try #require(StreamSamples.all.first { $0.service == service })
    sample.dialogue.expectSegmentationDoesNotMatter()
  }

  @Test(arguments: StreamSamples.all.map(\.service))
  func nothingTraps(_ service: String) throws {
    let sample = try #require(StreamSamples.all.first { $0.service == service })
    sample.dialogue.expectNothingTraps()
  }

  /// One direction says nothing that both together do not say.
  @Test(arguments: StreamSamples.all.map(\.service))
  func eitherDirectionAloneSaysItsPart(_ service: String) throws {
    let sample = try #require(StreamSamples.all.first { $0.service == service })
    let claims = Set(sample.dialogue.notes().claims)
    let client = sample.dialogue.notes(only: .client)
    let server = sample.dialogue.notes(only: .server)
    #expect(!services(client).union(services(server)).isEmpty)
    #expect(claims.isSuperset(of: client.claims + server.claims))
    if services(client).contains(service), services(server).contains(service) {
      #expect(claims == Set(client.claims + server.claims))
    }
  }

  /// Wherever in a dialogue the capture begins.
  @Test(arguments: StreamSamples.all.map(\.service))
  func aCaptureThatJoinsInNeverTraps(_ service: String) throws {
    let sample = try #require(StreamSamples.all.first { $0.service == service })
    for first in sample.dialogue.turns.indices {
      var rest = sample.dialogue
      rest.turns.removeFirst(first)
      for cut in 0..<min(64, rest.turns[0].bytes.count) {
        var joined = rest
        joined.turns[0].bytes.removeFirst(cut)
        _ = joined.notes(withSYN: false, describing: false)
      }
    }
  }
}
