import Packets
import TestSupport
import Testing

/// The rules of RFC 9112 §6.3, in its order.
struct HTTPBodyTests {
  private func body(_ start: String, _ fields: String = "", to method: String? = nil) throws
    -> HTTPBody
  {
    let bytes = Array("\(start)\r\n\(fields)\r\n".utf8)
    return try HTTPHead(parsing: bytes.rawSpan).body(answering: method)
  }

  private static let length = "Content-Length: 12\r\n"
  private static let chunked = "Transfer-Encoding: gzip, Chunked\r\n"

  @Test(arguments: ["100 Continue", "204 No Content", "304 Not Modified"])
  func someAnswersHaveNone(_ status: String) throws {
    #expect(try body("HTTP/1.1 \(status)", Self.length, to: "GET") == .none)
  }

  @Test func anAnswerToHeadHasNone() throws {
    #expect(try body("HTTP/1.1 200 OK", Self.length, to: "HEAD") == .none)
  }

  @Test func anAnswerToConnectOpensATunnel() throws {
    #expect(try body("HTTP/1.1 200 OK", to: "CONNECT") == .switched)
    #expect(try body("HTTP/1.1 407 No", Self.length, to: "CONNECT") == .length(12))
    #expect(try body("HTTP/1.1 101 Switching Protocols", to: "GET") == .switched)
  }

  @Test func chunksComeBeforeALength() throws {
    #expect(try body("HTTP/1.1 200 OK", Self.length + Self.chunked) == .chunked)
    #expect(try body("POST / HTTP/1.1", Self.chunked) == .chunked)
    #expect(try body("HTTP/1.1 200 OK", "Transfer-Encoding: gzip\r\n") == .untilClose)
  }

  @Test func aLengthIsTold() throws {
    #expect(try body("POST / HTTP/1.1", Self.length) == .length(12))
    #expect(try body("POST / HTTP/1.1", "Content-Length: 0\r\n") == .none)
    #expect(try body("POST / HTTP/1.1", "Content-Length: 12, 12\r\n") == .length(12))
  }

  @Test func aLengthThatIsNoneIsPassedOver() throws {
    for length in ["-1", "x", "99999999999999999999"] {
      #expect(try body("POST / HTTP/1.1", "Content-Length: \(length)\r\n") == .none)
      #expect(try body("HTTP/1.1 200 OK", "Content-Length: \(length)\r\n") == .untilClose)
    }
  }

  @Test func withoutALengthAnAnswerGoesOnUntilTheEnd() throws {
    #expect(try body("HTTP/1.0 200 OK") == .untilClose)
    #expect(try body("GET / HTTP/1.0") == .none)
  }

  private func chunk(_ line: String) throws -> Int {
    let bytes = Array(line.utf8)
    return try HTTPChunkHeader(parsing: bytes.rawSpan).size
  }

  @Test func chunksHaveHexadecimalSizes() throws {
    #expect(try chunk("1aF") == 0x1af)
    #expect(try chunk("0;name=value") == 0)
    #expect(throws: DecodeError.self) { try chunk("") }
    #expect(throws: DecodeError.self) { try chunk("x1") }
    #expect(throws: DecodeError.self) { try chunk("ffffffffffffffff") }
  }
}
