import Packets
import TestSupport
import Testing

@testable import Traffic

@Suite struct HTTP2SessionTests {
  private static let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)
  private static let settings = [UInt8](hex: "000006 04 00 00000000 0003 00000064")
  private static let acknowledgment = [UInt8](hex: "000000 04 01 00000000")

  private static func frame(_ type: UInt8, _ flags: UInt8, _ stream: UInt8, _ digits: String)
    -> [UInt8]
  {
    let payload = [UInt8](hex: digits)
    return [0, 0, UInt8(payload.count), type, flags, 0, 0, 0, stream] + payload
  }

  /// GET http://www.example.com/, then the same with a field more; RFC 7541 §C.4.
  private static let first = frame(1, 5, 1, "828684418cf1e3c2e5f23a6ba0ab90f4ff")
  private static let second =
    frame(1, 1, 3, "828684be") + frame(9, 4, 3, "5886a8eb10649cbf")
  private static let client = preface + settings + first + acknowledgment + second
  /// 200 with five bytes, and 404, in the order they were ready.
  private static let server =
    settings + acknowledgment + frame(1, 5, 3, "8d") + frame(1, 4, 1, "88")
    + frame(0, 1, 1, "68656c6c6f")

  static let dialogue = Dialogue([(.client, client), (.server, server)], serverPort: 8080)

  private func transactions(_ dialogue: Dialogue, only: Sender? = nil) -> [String] {
    dialogue.notes(only: only).records
  }

  @Test func requestsAreToldWithTheirResponses() throws {
    let notes = Self.dialogue.notes()
    #expect(notes.service == "http2")
    #expect(notes.gapBytes == 0)
    #expect(notes.records.count == 2)
    #expect(notes.facts.contains(FlowFact(.httpHost, "www.example.com")))
  }

  @Test func aStreamIsOneTransaction() throws {
    var session = HTTP2Session()
    var notes = SessionNotes(wantsRecords: true)
    for (sender, bytes) in [(Sender.client, Self.client), (.server, Self.server)] {
      var rest = bytes
      while !rest.isEmpty {
        let progress = session.take(rest.rawSpan, from: sender, &notes)
        rest.removeFirst(min(rest.count, progress.consumed + progress.skipped))
      }
    }
    var found: [HTTPTransaction] = []
    for case .http(let transaction) in notes.records.map(\.record) { found.append(transaction) }
    try #require(found.count == 2)
    #expect(found[0].status?.code == 404)
    #expect(found[0].depth == 2)
    #expect(found[1].line?.method == "GET")
    #expect(found[1].line?.target == "/")
    #expect(found[1].line?.version == "2")
    #expect(found[1].host == "www.example.com")
    #expect(found[1].status?.code == 200)
    #expect(found[1].responseLength == 5)
  }

  @Test func eitherSideAloneTellsWhatItSays() {
    let asked = Self.dialogue.notes(only: .client)
    #expect(asked.records.count == 2)
    #expect(asked.facts.filter { $0.subject == .httpHost }.count == 2)
    let answered = Self.dialogue.notes(only: .server)
    #expect(answered.service == "http2")
    #expect(answered.records.count == 2)
  }

  @Test func segmentationDoesNotMatter() { Self.dialogue.expectSegmentationDoesNotMatter() }

  @Test func nothingTraps() { Self.dialogue.expectNothingTraps() }

  @Test func aStreamThatIsResetIsToldAsFarAsItCame() {
    let reset = Self.frame(3, 0, 1, "00000008")
    let dialogue = Dialogue(
      [(.client, Self.preface + Self.settings + Self.first + reset)], serverPort: 50_051)
    #expect(dialogue.notes().records.count == 1)
  }

  @Test func itFollowsAnUpgrade() {
    let request = "GET / HTTP/1.1\r\nHost: a.example\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n"
    let answer = "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n"
    let dialogue = Dialogue(
      [
        (.client, Array(request.utf8)), (.server, Array(answer.utf8) + Self.settings),
        (.client, Self.client), (.server, Self.server),
      ], serverPort: 80)
    let notes = dialogue.notes()
    #expect(notes.records.count == 3)
    #expect(notes.facts.contains(FlowFact(.httpHost, "www.example.com")))
    dialogue.expectSegmentationDoesNotMatter()
  }

  @Test func streamsAreBounded() {
    var bytes = Self.preface + Self.settings
    for stream in stride(from: 1, to: 1200, by: 2) {
      bytes += [0, 0, 3, 1, 5, 0, 0, UInt8(stream >> 8), UInt8(stream & 0xff), 0x82, 0x86, 0x84]
    }
    let notes = Dialogue([(.client, bytes)], serverPort: 80).notes()
    #expect(notes.records.count == 600)
  }

  @Test func otherProtocolsAreNotMistaken() {
    let place = StreamPlace(sender: .client, clientPort: 50_000, serverPort: 80)
    for digits in ["160301", "10 0c 0004 4d515454 04", "000006 04 00 00000000 ffff 00000000"] {
      #expect(HTTP2Session.recognises([UInt8](hex: digits).rawSpan, at: place) != .certain)
    }
    let request = Array("GET / HTTP/1.1\r\n\r\n".utf8)
    #expect(HTTP2Session.recognises(request.rawSpan, at: place) == .no)
  }
}
