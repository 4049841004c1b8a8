import Packets
import TestSupport
import Testing

@testable import Traffic

@Suite struct DTLSSessionTests {
  static let hello = TLSSamples.clientHello(
    version: 0xfefd, suites: [0xc0ae], extensions: [TLSSamples.serverName("bulb.example")],
    cookie: [])

  /// A handshake message, or the piece of it in `range`, in a record.
  static func record(
    _ type: UInt8, _ body: [UInt8], _ range: Range<Int>? = nil, sequence: UInt16 = 0
  ) -> [UInt8] {
    let range = range ?? 0..<body.count
    let piece = Array(body[range])
    let length = Array(TLSSamples.vector24(body).prefix(3))
    let offset = [UInt8(0)] + TLSSamples.bytes([UInt16(range.lowerBound)])
    let message =
      [type] + length + TLSSamples.bytes([sequence]) + offset + TLSSamples.vector24(piece)
    return [22, 0xfe, 0xfd] + [UInt8](repeating: 0, count: 8) + TLSSamples.vector16(message)
  }

  private func connection(_ datagrams: [(Sender, [UInt8])]) throws -> TLSConnection {
    var session = DTLSSession()
    var notes = SessionNotes(wantsRecords: true)
    for (sender, bytes) in datagrams { session.take(bytes.rawSpan, from: sender, &notes) }
    session.end(&notes)
    guard case .tls(let connection)? = notes.records.first?.record else {
      throw DecodeError(.truncated(needed: 1, available: 0), at: 0)
    }
    return connection
  }

  static let answer = record(
    2, TLSSamples.serverHello(version: 0xfefd, suite: 0xc0ae))

  @Test func readsAHandshake() throws {
    let connection = try connection([(.client, Self.record(1, Self.hello)), (.server, Self.answer)])
    #expect(connection.isDatagram)
    #expect(connection.serverName == "bulb.example")
    #expect(connection.version == .dtls12)
    #expect(connection.cipherSuite?.description == "TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8")
    #expect(connection.ja4?.hasPrefix("dd2d0101") == true)
    #expect(connection.history == "Cs")
  }

  @Test func putsPiecesTogether() throws {
    let half = Self.hello.count / 2
    let pieces: [(Sender, [UInt8])] = [
      (.client, Self.record(1, Self.hello, 0..<half)),
      (.client, Self.record(1, Self.hello, 0..<half)),
      (.client, Self.record(1, Self.hello, half..<Self.hello.count)),
    ]
    #expect(try connection(pieces).serverName == "bulb.example")
  }

  @Test func recognisesOnlyItself() {
    let place = StreamPlace(sender: .client, clientPort: 50_000, serverPort: 5684)
    #expect(DTLSSession.recognises(Self.answer.rawSpan, at: place) == .certain)
    for count in 0..<25 {
      let cut = Array(Self.answer.prefix(count))
      #expect(DTLSSession.recognises(cut.rawSpan, at: place) == .no)
    }
  }

  @Test func nothingTraps() {
    var random = SplitMix64(seed: 31)
    for _ in 0..<10_000 {
      var session = DTLSSession()
      var notes = SessionNotes(wantsRecords: true)
      let datagrams = [Self.record(1, Self.hello), Self.answer, Self.answer]
      for bytes in datagrams {
        let corrupt = random.corrupt(bytes)
        session.take(corrupt.rawSpan, from: .client, &notes)
      }
      session.end(&notes)
    }
  }
}
