import Packets
import TestSupport
import Testing

@testable import Traffic

@Suite struct TLSSessionTests {
  /// TLS 1.2 from the hello to data: the client's hello is in two records.
  static let tls12: Dialogue = {
    let hello = TLSSamples.message(
      1,
      TLSSamples.clientHello(
        suites: [0xc02f, 0x002f],
        extensions: [
          TLSSamples.serverName("cam.home.example"),
          TLSSamples.protocols([Array("h2".utf8), Array("http/1.1".utf8)]),
        ]))
    let server =
      TLSSamples.message(
        2, TLSSamples.serverHello(extensions: [TLSSamples.protocols([Array("h2".utf8)])]))
      + TLSSamples.message(11, TLSSamples.certificates([CertificateSamples.weak]))
      + TLSSamples.message(12, [3, 0, 29, 1, 7]) + TLSSamples.message(14, [])
    return Dialogue(
      [
        (
          .client,
          TLSSamples.record(22, Array(hello.prefix(30)), version: 0x0301)
            + TLSSamples.record(22, Array(hello.dropFirst(30)), version: 0x0301)
        ),
        (.server, TLSSamples.record(22, server)),
        (
          .client,
          TLSSamples.record(22, TLSSamples.message(16, [1, 7])) + TLSSamples.record(20, [1])
            + TLSSamples.record(22, [UInt8](repeating: 0xa5, count: 40))
        ),
        (
          .server,
          TLSSamples.record(20, [1]) + TLSSamples.record(22, [UInt8](repeating: 0xa5, count: 40))
        ),
        (.client, TLSSamples.record(23, [UInt8](repeating: 0x5a, count: 100))),
        (
          .server,
          TLSSamples.record(23, [UInt8](repeating: 0x5a, count: 300))
            + TLSSamples.record(23, [UInt8](repeating: 0x5a, count: 30))
            + TLSSamples.record(21, [UInt8](repeating: 0x5a, count: 26))
        ),
      ], serverPort: 50_443)
  }()

  /// TLS 1.3 with the messages of RFC 8448 §3, and a resumed connection's extension.
  static let tls13 = Dialogue(
    [
      (.client, TLSSamples.record(22, TLSSamples.message(1, TLSSamples.rfc8448), version: 0x0301)),
      (
        .server,
        TLSSamples.record(22, TLSSamples.message(2, TLSSamples.rfc8448Server))
          + TLSSamples.record(20, [1])
          + TLSSamples.record(23, [UInt8](repeating: 0x5a, count: 674))
      ),
      (
        .client,
        TLSSamples.record(20, [1]) + TLSSamples.record(23, [UInt8](repeating: 0x5a, count: 53))
      ),
    ], serverPort: 443)

  private func values(_ notes: Dialogue.Notes, _ subject: FlowFact.Subject) -> [String] {
    notes.facts.filter { $0.subject == subject }.map(\.value)
  }

  /// A message may go on in any number of records (RFC 8446 §5.1), its own header divided too.
  @Test(arguments: 1...8)
  func aHelloInTinyRecordsIsRecognised(_ size: Int) {
    let hello = TLSSamples.message(
      1, TLSSamples.clientHello(suites: [0x1301], extensions: [TLSSamples.serverName("a.example")]))
    let records = stride(from: 0, to: hello.count, by: size).flatMap {
      TLSSamples.record(22, Array(hello[$0..<min($0 + size, hello.count)]), version: 0x0301)
    }
    let dialogue = Dialogue([(.client, records)], serverPort: 50_443)
    #expect(values(dialogue.notes(), .serverName) == ["a.example"])
    dialogue.expectSegmentationDoesNotMatter()
  }

  @Test func saysWhoTalksToWhom() {
    let notes = Self.tls12.notes()
    #expect(notes.service == "ssl")
    #expect(values(notes, .serverName) == ["cam.home.example"])
    #expect(values(notes, .tlsVersion) == ["TLSv12"])
    #expect(values(notes, .cipher) == ["TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"])
    #expect(values(notes, .alpn) == ["h2"])
    #expect(values(notes, .applicationData) == ["client", "server"])
    #expect(notes.gapBytes == 0)
  }

  @Test func theConnectionIsToldOnceItIsEstablished() throws {
    let connection = try #require(Self.connections(of: Self.tls12).first)
    #expect(connection.history == "CsxknGIi")
    #expect(connection.isEstablished)
    #expect(!connection.isResumed)
    #expect(connection.group == .x25519)
    #expect(connection.serverCertificates == [CertificateSamples.weak])
    #expect(connection.nextProtocol == "h2")
    #expect(Self.connections(of: Self.tls12).count == 1)
  }

  @Test func readsWhatTLS13LeavesInTheClear() throws {
    let connection = try #require(Self.connections(of: Self.tls13).first)
    #expect(connection.version == .tls13)
    #expect(connection.history == "CsiI")
    #expect(connection.isEstablished)
    #expect(connection.group == .x25519)
  }

  /// RFC 8446 §6.2: a fatal alert before both sides have their keys ends it; a warning does not, nor what is sealed.
  @Test func aHandshakeThatFailsIsAFact() {
    func turnedAway(_ turns: [(Sender, [UInt8])]) -> [String] {
      var dialogue = Self.tls12
      dialogue.turns = Array(Self.tls12.turns.prefix(2)) + turns
      return values(dialogue.notes(), .turnedAway)
    }
    #expect(
      turnedAway([(.client, TLSSamples.record(21, [2, 45]))])
        == ["tls client certificate_expired"])
    #expect(
      turnedAway([(.server, TLSSamples.record(21, [2, 70]))]) == ["tls server protocol_version"])
    #expect(turnedAway([(.server, TLSSamples.record(21, [1, 112]))]).isEmpty)
    #expect(values(Self.tls12.notes(), .turnedAway).isEmpty)
    #expect(TurnedAway("tls client unknown_ca") == .tls(by: .client, "unknown_ca"))
    #expect(TurnedAway("mqtt not authorized") == .mqtt("not authorized"))
    #expect(TurnedAway("tls") == nil)
  }

  @Test func segmentationDoesNotMatter() {
    Self.tls12.expectSegmentationDoesNotMatter()
    Self.tls13.expectSegmentationDoesNotMatter()
  }

  /// What is kept for a log only is not needed to understand what comes.
  @Test(arguments: [nil, Sender.client, .server])
  func aReportHearsTheSameFacts(_ side: Sender?) {
    for dialogue in [Self.tls12, Self.tls13] {
      let told = dialogue.notes(only: side)
      let heard = dialogue.notes(only: side, logging: false)
      #expect(heard.facts == told.facts)
      #expect(heard.claims == told.claims)
      #expect(heard.records.isEmpty)
    }
  }

  /// Messages of both sides that go on, and go on by turns.
  @Test func bothSidesMessagesMayGoOnAtATime() throws {
    let hello = TLSSamples.message(1, TLSSamples.rfc8448)
    let answer = TLSSamples.message(2, TLSSamples.rfc8448Server)
    let pieces: [(Sender, ArraySlice<UInt8>)] = [
      (.client, hello[..<50]), (.server, answer[..<20]), (.client, hello[50..<90]),
      (.server, answer[20..<60]), (.client, hello[90...]), (.server, answer[60...]),
    ]
    let dialogue = Dialogue(
      pieces.map { ($0, TLSSamples.record(22, Array($1))) }, serverPort: 50_443)
    let connection = try #require(Self.connections(of: dialogue).first)
    #expect(connection.hasClientHello)
    #expect(connection.version == .tls13)
  }

  @Test func eitherDirectionAloneSaysWhatItSays() throws {
    let client = Self.tls12.notes(only: .client)
    #expect(values(client, .serverName) == ["cam.home.example"])
    #expect(values(client, .tlsVersion).isEmpty)
    let server = Self.tls12.notes(only: .server)
    #expect(values(server, .tlsVersion) == ["TLSv12"])
    #expect(values(server, .serverName).isEmpty)
    let connection = try #require(Self.connections(of: Self.tls12, only: .server).first)
    #expect(!connection.hasClientHello)
    #expect(connection.history == "sxkni")
    #expect(!connection.isResumed)
  }

  @Test func nothingTraps() {
    Self.tls12.expectNothingTraps(rounds: 2500)
    Self.tls13.expectNothingTraps(rounds: 2500)
  }

  @Test func joinsInWithDataOnly() {
    var dialogue = Self.tls12
    dialogue.turns = [
      (.client, TLSSamples.record(23, [UInt8](repeating: 0x5a, count: 100))),
      (.server, TLSSamples.record(23, [UInt8](repeating: 0x5a, count: 300))),
    ]
    let notes = dialogue.notes(withSYN: false)
    #expect(notes.service == "ssl")
    #expect(values(notes, .applicationData) == ["client", "server"])
    #expect(notes.records.isEmpty)
  }

  @Test func aHelloThatIsAskedForAgainIsReadOnce() throws {
    let retry: [UInt8] =
      [UInt8](hex: "0303cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c")
      + [UInt8](hex: "00130100000c002b000203040033000200 17")
    var dialogue = Self.tls13
    dialogue.turns.insert(
      (.server, TLSSamples.record(22, TLSSamples.message(2, retry)) + TLSSamples.record(20, [1])),
      at: 1)
    dialogue.turns.insert(
      (
        .client,
        TLSSamples.record(20, [1])
          + TLSSamples.record(22, TLSSamples.message(1, TLSSamples.rfc8448))
      ), at: 2)
    let connection = try #require(Self.connections(of: dialogue).first)
    #expect(connection.history == "CjiICsiI")
    #expect(connection.version == .tls13)
    #expect(connection.isEstablished)
    dialogue.expectSegmentationDoesNotMatter()
  }

  @Test func aShortHandshakeIsAResumedOne() throws {
    let ticket: (UInt16, [UInt8]) = (35, [1, 2, 3])
    let hello = TLSSamples.clientHello(suites: [0xc02f], extensions: [ticket])
    let dialogue = Dialogue(
      [
        (.client, TLSSamples.record(22, TLSSamples.message(1, hello))),
        (
          .server,
          TLSSamples.record(22, TLSSamples.message(2, TLSSamples.serverHello()))
            + TLSSamples.record(20, [1])
            + TLSSamples.record(22, [UInt8](repeating: 0xa5, count: 40))
        ),
        (
          .client,
          TLSSamples.record(20, [1]) + TLSSamples.record(22, [UInt8](repeating: 0xa5, count: 40))
        ),
      ], serverPort: 443)
    let connection = try #require(Self.connections(of: dialogue).first)
    #expect(connection.isResumed)
    #expect(connection.isEstablished)
    #expect(connection.history == "CsiI")
  }

  @Test func dataBeforeTheServersHelloEstablishesNothing() throws {
    let early: [(UInt16, [UInt8])] = [(42, []), TLSSamples.supportedVersions([0x0304])]
    let hello = TLSSamples.clientHello(suites: [0x1301], extensions: early)
    let data = TLSSamples.record(23, [UInt8](repeating: 0x5a, count: 90))
    var dialogue = Self.tls13
    dialogue.turns[0].bytes = TLSSamples.record(22, TLSSamples.message(1, hello)) + data
    let connection = try #require(Self.connections(of: dialogue).first)
    #expect(connection.version == .tls13)
    #expect(connection.isEstablished)
  }

  @Test func aRefusalIsTold() throws {
    var dialogue = Self.tls12
    dialogue.turns = [dialogue.turns[0], (.server, TLSSamples.record(21, [2, 40]))]
    let connection = try #require(Self.connections(of: dialogue).first)
    #expect(connection.lastAlert?.description == "handshake_failure")
    #expect(!connection.isEstablished)
    #expect(connection.history == "Cl")
  }

  @Test func aHelloOfSSL2HasNeitherNameNorFingerprint() throws {
    let hello =
      [UInt8](
        hex: "802e 01 0301 0015 0000 0010 000004 000005 00000a 010080 0700c0 030080 0600 40")
      + [UInt8](repeating: 3, count: 16)
    let dialogue = Dialogue(
      [
        (.client, hello),
        (.server, TLSSamples.record(22, TLSSamples.message(2, TLSSamples.serverHello()))),
      ], serverPort: 443)
    let connection = try #require(Self.connections(of: dialogue).first)
    #expect(connection.hasClientHello)
    #expect(connection.serverName == nil && connection.ja3 == nil)
    #expect(connection.version == .tls12)
    dialogue.expectSegmentationDoesNotMatter()
    dialogue.expectNothingTraps(rounds: 1000)
  }

  /// The records of a dialogue as they are, not as text.
  static func connections(of dialogue: Dialogue, only: Sender? = nil) -> [TLSConnection] {
    var session = TLSSession()
    var notes = SessionNotes(wantsRecords: true)
    for (sender, bytes) in dialogue.turns where only == nil || sender == only {
      var done = 0
      while done < bytes.count {
        let rest = Array(bytes[done...])
        let progress = session.take(rest.rawSpan, from: sender, &notes)
        guard progress.consumed > 0 else { break }
        done += progress.consumed + progress.skipped
      }
    }
    session.end(&notes)
    return notes.records.map(\.record).compactMap { record in
      guard case .tls(let connection) = record else { return nil }
      return connection
    }
  }
}
