import Packets
import Testing

@testable import Traffic

/// HomeKit over IP: pairing over HTTP, then frames under seal on the same connection.
struct HomeKitSessionTests {
  private func request(_ state: UInt8) -> [UInt8] {
    let body: [UInt8] = [6, 1, state, 3, 4, 9, 9, 9, 9]
    return Array(
      ("POST /pair-verify HTTP/1.1\r\nHost: lamp\r\nContent-Length: \(body.count)\r\n"
        + "Content-Type: application/pairing+tlv8\r\n\r\n").utf8) + body
  }

  private func answer(_ body: [UInt8]) -> [UInt8] {
    Array(
      ("HTTP/1.1 200 OK\r\nContent-Type: application/pairing+tlv8\r\n"
        + "Content-Length: \(body.count)\r\n\r\n").utf8) + body
  }

  /// A length, as many bytes, and a tag of 16.
  private func frame(_ count: Int) -> [UInt8] {
    [UInt8(count & 0xff), UInt8(count >> 8)]
      + (0..<(count + 16)).map { UInt8(truncatingIfNeeded: $0 &* 73 &+ 200) }
  }

  private func dialogue(last: [UInt8] = [6, 1, 4]) -> Dialogue {
    Dialogue(
      [
        (.client, request(1)), (.server, answer([6, 1, 2, 3, 2, 1, 1])),
        (.client, request(3)), (.server, answer(last)),
        (.client, frame(30)), (.server, frame(20) + frame(40)), (.client, frame(1)),
      ], serverPort: 51_826)
  }

  @Test func whatFollowsPairVerifyIsSealed() {
    let notes = dialogue().notes()
    #expect(notes.service == "hap")
    #expect(notes.facts.filter { $0.subject == .service }.map(\.value) == ["hap", "http"])
    #expect(notes.gapBytes == 0)
    #expect(notes.records.count == 3)
    #expect(notes.records.last?.contains("goes on sealed from here") == true)
    dialogue().expectSegmentationDoesNotMatter()
    dialogue().expectNothingTraps(rounds: 500)
  }

  @Test func eitherDirectionAloneShowsIt() {
    for sender in [Sender.client, .server] {
      let notes = dialogue().notes(only: sender)
      #expect(notes.service == "hap" && notes.gapBytes == 0)
    }
  }

  /// M4 with an error (§5.7.4), and M4 of Pair Setup, which brings a proof along.
  @Test(arguments: [[6, 1, 4, 7, 1, 2], [6, 1, 4, 4, 2, 1, 2], [6, 1, 2]] as [[UInt8]])
  func otherAnswersEndNoPairing(_ body: [UInt8]) {
    let notes = dialogue(last: body).notes(only: .server)
    #expect(notes.service == "http")
    #expect(!notes.facts.contains(FlowFact(.service, "hap")))
  }

  @Test func framesAreFoundAgainBehindALoss() {
    let place = StreamPlace(sender: .client, clientPort: 50_000, serverPort: 51_826)
    func resumes(_ bytes: [UInt8]) -> Bool {
      HomeKitSession().resumes(with: bytes.rawSpan, at: place)
    }
    #expect(resumes(frame(90) + frame(3)) && resumes(frame(1024)))
    #expect(!resumes(frame(1025)))
    #expect(!resumes(Array(frame(90).dropLast())))
    #expect(!resumes([UInt8](repeating: 0, count: 40)))
  }
}
