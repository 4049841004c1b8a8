import Packets
import TestSupport
import Testing

struct HTTPHeadTests {
  private static let request = """
    GET /api/lights?on=1 HTTP/1.1\r
    Host: 192.168.1.7:8080\r
    USER-AGENT:  Hue/2.1 \t\r
    X-Unknown: kept by nobody\r
    Upgrade: h2c,\r
    \twebsocket\r
    \r

    """

  private func head(_ text: String) throws -> HTTPHead {
    let bytes = Array(text.utf8)
    return try HTTPHead(parsing: bytes.rawSpan)
  }

  @Test func aRequestHasItsLineAndTheFieldsThatAreKept() throws {
    let head = try head(Self.request)
    #expect(head.request?.method == "GET")
    #expect(head.request?.target == "/api/lights?on=1")
    #expect(head.request?.version == "1.1")
    #expect(head.fields[.host] == "192.168.1.7:8080")
    #expect(head.fields[.userAgent] == "Hue/2.1")
    #expect(head.fields.count == 3)
  }

  @Test func aFoldedLineGoesOnWithTheFieldBefore() throws {
    #expect(try head(Self.request).fields.list(.upgrade) == ["h2c", "websocket"])
  }

  @Test func aFoldedLineAfterAFieldThatIsNotKeptIsLeftOut() throws {
    let head = try head("GET / HTTP/1.1\r\nHost: a\r\nCookie: x\r\n y\r\n\r\n")
    #expect(head.fields[.host] == "a")
  }

  @Test func aResponseHasItsStatus() throws {
    let head = try head("HTTP/1.0 404 Not Found\r\nServer: lighttpd\r\n\r\n")
    #expect(head.response?.code == 404)
    #expect(head.response?.reason == "Not Found")
    #expect(head.response?.version == "1.0")
    #expect(head.fields[.server] == "lighttpd")
  }

  @Test func aReasonMayBeMissing() throws {
    #expect(try head("HTTP/1.1 200\r\n\r\n").response?.code == 200)
    #expect(try head("HTTP/1.1 200 \r\n\r\n").response?.reason == "")
  }

  @Test func linesMayEndWithALineFeedAlone() throws {
    let head = try head("HEAD / HTTP/1.0\nHost: a\n\n")
    #expect(head.request?.method == "HEAD")
    #expect(head.fields[.host] == "a")
  }

  @Test func aLineThatIsNoFieldIsCounted() throws {
    let head = try head("GET / HTTP/1.1\r\nnonsense\r\nHost: a\r\n\r\n")
    #expect(head.fields.malformedCount == 1)
    #expect(head.fields[.host] == "a")
  }

  @Test func bytesThatAreNoTextAreEscaped() throws {
    let bytes = Array("GET / HTTP/1.1\r\nHost: a".utf8) + [0xff] + Array("\r\n\r\n".utf8)
    #expect(try HTTPHead(parsing: bytes.rawSpan).fields[.host] == "a\\xff")
  }

  @Test func everyTruncationIsAnError() {
    let bytes = Array(Self.request.utf8)
    for count in bytes.indices {
      let part = Array(bytes.prefix(count))
      #expect(throws: DecodeError.self) { try HTTPHead(parsing: part.rawSpan) }
    }
  }

  @Test(arguments: [
    "get / HTTP/1.1", "GET / HTTP/2.0", "GET / RTSP/1.0", "GET /", "GET  HTTP/1.1",
    "G=T / HTTP/1.1",
    "HTTP/1.1 20x OK", "HTTP/1.1 099 OK", "HTTP/1.1", "HTTP/1.x 200 OK", "",
  ])
  func whatIsNoStartLineIsRefused(_ line: String) {
    #expect(throws: DecodeError.self) { try head(line + "\r\n\r\n") }
  }

  @Test func corruptedHeadsNeverTrap() {
    var random = SplitMix64(seed: 31)
    let bytes = Array(Self.request.utf8)
    for _ in 0..<10_000 {
      let corrupted = random.corrupt(bytes)
      _ = HTTPRecognition(corrupted.rawSpan)
      guard let head = try? HTTPHead(parsing: corrupted.rawSpan) else { continue }
      _ = (head.body(), head.mediaType, head.fields.list(.connection))
    }
  }
}
