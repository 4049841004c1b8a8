import Packets
import Testing

struct HTTPRecognitionTests {
  private func recognition(_ text: String) -> HTTPRecognition {
    let bytes = Array(text.utf8)
    return HTTPRecognition(bytes.rawSpan)
  }

  @Test(arguments: [
    "GET / HTTP/1.1\r\n", "SUBSCRIBE /event HTTP/1.1\r\nHost: x",
    "CONNECT a.example:443 HTTP/1.0\n",
    "OPTIONS * HTTP/1.1\r\n", "HTTP/1.1 200 OK\r\n", "HTTP/1.0 500",
    "VERSION-CONTROL /x HTTP/1.1\r\n", "\r\nGET / HTTP/1.1\r\n", "\n\r\nHTTP/1.1 200 OK\r\n",
  ])
  func startLinesAreCertain(_ text: String) {
    #expect(recognition(text) == .certain)
  }

  @Test(arguments: [
    "G", "GET", "GET ", "GET /index", "H", "HTTP/1", "HTTP/1.1 20", "POST http://x", "\r\n",
    "\r\nGET /index",
  ])
  func beginningsArePossible(_ text: String) {
    #expect(recognition(text) == .possible)
  }

  @Test(arguments: [
    "OPTIONS rtsp://camera/ RTSP/1.0\r\n", "REGISTER sip:example.org SIP/2.0\r\n", "SSH-2.0-x\r\n",
    "EHLO mail\r\n", "get / HTTP/1.1\r\n", "PRI * HTTP/2.0\r\n\r\n", "HTTP/2", "\u{16}\u{3}\u{1}",
    "GET /\r\n", "USER admin\r\n", "ABCDEFGHIJKLMNOPQRSTUVWXYZ / HTTP/1.1\r\n", "{\"a\":1}",
    "\r\n\r\n\r\nGET / HTTP/1.1\r\n", "\r\nlogin: ",
  ])
  func otherProtocolsAreNot(_ text: String) {
    #expect(recognition(text) == .no)
  }

  @Test func aLongTargetNeedsNoEndOfLine() {
    let path = String(repeating: "x", count: 600)
    #expect(recognition("GET /\(path)") == .certain)
    #expect(recognition("MAIL FROM:\(path)") == .no)
  }
}
