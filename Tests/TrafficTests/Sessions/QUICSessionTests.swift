import Packets
import TestSupport
import Testing

@testable import Decryption
@testable import Traffic

@Suite struct QUICSessionTests {
  /// The ClientHello of RFC 9001 §A.2, with its handshake header.
  static let clientHello = [UInt8](
    hex: """
      010000ed0303ebf8fa56f12939b9584a3896472ec40bb863cfd3e86804fe3a47f06a2b69484c00000413011302
      010000c000000010000e00000b6578616d706c652e636f6dff01000100000a00080006001d0017001800100007
      000504616c706e000500050100000000003300260024001d00209370b2c9caa47fbabaf4559fedba753de171fa
      71f50f1ce15d43e994ec74d748002b0003020304000d0010000e0403050306030203080408050806002d000201
      01001c00024001003900320408ffffffffffffffff05048000ffff07048000ffff080110010480007530090110
      0f088394c8f03e51570806048000ffff
      """)
  /// What the server's packet of RFC 9001 §A.3 carries.
  static let serverPayload = [UInt8](
    hex: """
      02000000000600405a020000560303eefce7f7b37ba1d1632e96677825ddf73988cfc79825df566dc5430b9a04
      5a1200130100002e00330024001d00209d3c940d89690b84d08a60993c144eca684d1081287c834d5311bcf32b
      b9da1a002b00020304
      """)
  static let serverID = QUICConnectionID([UInt8](hex: "f067a5502a4262b5"))

  /// What is understood of datagrams.
  private func talk(_ datagrams: [(Sender, [UInt8])], forLog: Bool = true) -> (
    facts: [FlowFact], connections: [QUICConnection], hellos: [GoogleQUICHello]
  ) {
    var session = QUICSession()
    var notes = SessionNotes(wantsRecords: forLog)
    for (sender, bytes) in datagrams {
      notes.sender = sender
      session.take(bytes.rawSpan, from: sender, &notes)
    }
    session.end(&notes)
    var connections: [QUICConnection] = []
    var hellos: [GoogleQUICHello] = []
    for record in notes.records.map(\.record) {
      if case .quic(let connection) = record { connections.append(connection) }
      if case .googleQUIC(let hello) = record { hellos.append(hello) }
    }
    return (notes.facts.map(\.fact).sorted(), connections, hellos)
  }

  private func padded(_ frames: [UInt8]) -> [UInt8] {
    frames + [UInt8](repeating: 0, count: max(0, 1162 - frames.count))
  }

  private var hello: [UInt8] { QUICSealing.crypto(Self.clientHello[...]) }
  private let handshake = [UInt8](hex: "e0 00000001 00 00 03 aabbcc")
  private let oneRTT = [UInt8](hex: "4cfe4189655e5cd55c41f69080575d7999c25a5bfb")

  /// The tag at its end says that all of it is as in RFC 9001 §A.2.
  @Test func theClientsPacketIsAsPublished() {
    let frame = [UInt8](hex: "06 00 40f1") + Self.clientHello
    let packet = QUICSealing().initial(padded(frame), number: 2)
    #expect(packet.count == 1200)
    #expect(
      packet.prefix(32).elementsEqual(
        [UInt8](hex: "c000000001088394c8f03e5157080000449e7b9aec34d1b1c98dd7689fb8ec11")))
    #expect(packet.suffix(16).elementsEqual([UInt8](hex: "e221af44860018ab0856972e194cd934")))
  }

  @Test func bothHellosAreRead() throws {
    let sealing = QUICSealing()
    let answer = sealing.initial(
      Self.serverPayload, number: 1, isServer: true, source: Self.serverID)
    let found = talk([
      (.client, sealing.initial(padded(hello), number: 2)), (.server, answer + handshake),
      (.client, oneRTT), (.server, oneRTT),
    ])
    let connection = try #require(found.connections.first)
    #expect(found.connections.count == 1)
    #expect(connection.history == "ISish")
    #expect(connection.version == .version1)
    #expect(connection.clientInitialDestination == sealing.destination)
    #expect(connection.serverSource == Self.serverID)
    #expect(connection.clientHello?.serverName == "example.com")
    #expect(connection.clientProtocol == "alpn")
    #expect(connection.ja4?.hasPrefix("q13d0211an_") == true)
    #expect(
      found.facts
        == [
          FlowFact(.alpn, "alpn"), FlowFact(.cipher, "TLS_AES_128_GCM_SHA256"),
          FlowFact(.ja4, try #require(connection.ja4)), FlowFact(.quicVersion, "1"),
          FlowFact(.serverName, "example.com"), FlowFact(.tlsVersion, "TLSv13"),
        ].sorted())
  }

  @Test(arguments: [
    (QUICVersion.version2, QUICProtection.version2),
    (QUICVersion(rawValue: 0xff00_001d), QUICProtection.draft29),
    (QUICVersion(rawValue: 0xff00_0017), QUICProtection.draft23),
    (QUICVersion(rawValue: 0xff00_0016), QUICProtection.draft21),
    (QUICVersion(rawValue: 0xff00_0022), QUICProtection.version1),
    (QUICVersion(rawValue: 0xface_b002), QUICProtection.draft23),
    (QUICVersion(rawValue: 0x0a1a_2a3a), QUICProtection.draft29),
    (QUICVersion(rawValue: 0xfafa_fafa), QUICProtection.version1),
  ])
  func everyVersionsPacketsAreOpened(version: QUICVersion, protection: QUICProtection) {
    let sealing = QUICSealing(version: version, protection: protection)
    let packet = sealing.initial(hello)
    let place = StreamPlace(sender: .client, clientPort: 50_000, serverPort: 9)
    #expect(QUICSession.recognises(packet.rawSpan, at: place) == .certain)
    let found = talk([(.client, packet)])
    #expect(found.connections.first?.clientHello?.serverName == "example.com")
    // One that is reserved is offered in order to be refused.
    let isSpoken = found.facts.contains(FlowFact(.quicVersion, version.description))
    #expect(isSpoken == !version.isReserved)
  }

  @Test func aHelloMayComeInPiecesOutOfOrderAndTwice() throws {
    let sealing = QUICSealing()
    let hello = Self.clientHello
    let pieces = [
      QUICSealing.crypto(hello[100..<180], at: 100), QUICSealing.crypto(hello[170...], at: 170),
      QUICSealing.crypto(hello[..<20]), QUICSealing.crypto(hello[..<20]),
      QUICSealing.crypto(hello[15..<110], at: 15),
    ]
    let datagrams = pieces.indices.map {
      (Sender.client, sealing.initial([1] + pieces[$0], number: UInt32($0)))
    }
    let connection = try #require(talk(datagrams).connections.first)
    #expect(connection.clientHello?.serverName == "example.com")
    #expect(connection.history == "IIIIIS")
    let together = sealing.initial(Array(pieces.joined()))
    #expect(talk([(.client, together)]).connections.first?.clientHello != nil)
  }

  @Test func aRetryChangesTheKeys() throws {
    let retry = [UInt8](
      hex: "ff000000010008f067a5502a4262b5746f6b656e04a265ba2eff4d829058fb3f0f2496ba")
    var again = QUICSealing()
    again.destination = Self.serverID
    let answer = again.initial(
      Self.serverPayload, isServer: true, source: QUICConnectionID([1, 2, 3]))
    let found = talk([
      (.client, QUICSealing().initial(hello)), (.server, retry),
      (.client, again.initial(hello, number: 1)), (.server, answer),
    ])
    let connection = try #require(found.connections.first)
    #expect(found.connections.count == 1)
    #expect(connection.history == "ISrISis")
    #expect(connection.clientInitialDestination == QUICSealing().destination)
    #expect(connection.serverSource == QUICConnectionID([1, 2, 3]))
    // The server alone: its Retry names what the keys are derived from.
    let alone = try #require(talk([(.server, retry), (.server, answer)]).connections.first)
    #expect(alone.history == "ris")
    #expect(alone.serverHello != nil)
  }

  @Test func aRefusedVersionIsFollowedByAnother() throws {
    let first = QUICSealing(version: QUICVersion(rawValue: 0x1a2a_3a4a))
    let refusal = [UInt8](hex: "80 00000000 00 08 8394c8f03e515708 00000001 6b3343cf")
    var second = QUICSealing()
    second.destination = QUICConnectionID([UInt8](repeating: 7, count: 8))
    let found = talk([
      (.client, first.initial(hello)), (.server, refusal), (.client, second.initial(hello)),
    ])
    let connection = try #require(found.connections.first)
    #expect(found.connections.count == 1)
    #expect(connection.history == "ISuIS")
    #expect(connection.version == .version1)
    #expect(connection.offeredVersions == [.version1, .version2])
  }

  @Test func aReservedVersionIsNotSpokenWhereNobodyTookIt() {
    let sealing = QUICSealing(version: QUICVersion(rawValue: 0x0a0a_0a0a))
    let found = talk([(.client, sealing.initial([UInt8](repeating: 0, count: 1180)))])
    #expect(!found.facts.contains { $0.subject == .quicVersion })
  }

  @Test func anotherConnectionBetweenTheSamePortsIsTold() {
    var second = QUICSealing()
    second.destination = QUICConnectionID([UInt8](repeating: 7, count: 8))
    let found = talk([
      (.client, QUICSealing().initial(hello)), (.client, oneRTT), (.server, oneRTT),
      (.client, second.initial(hello)), (.client, oneRTT),
    ])
    #expect(found.connections.map(\.history) == ["IS", "IS"])
    #expect(found.connections.last?.clientInitialDestination == second.destination)
  }

  @Test func earlyDataIsSeenAsSuch() throws {
    let zeroRTT = [UInt8](hex: "d0 00000001 08 8394c8f03e515708 00 03 aabbcc")
    let found = talk([(.client, QUICSealing().initial(hello) + zeroRTT)])
    let connection = try #require(found.connections.first)
    #expect(connection.history == "ISZ")
    #expect(connection.hasEarlyData)
  }

  @Test func eitherSideAloneTellsWhatItSays() throws {
    let answer = QUICSealing().initial(
      Self.serverPayload, isServer: true, destination: QUICConnectionID([9]),
      source: Self.serverID)
    let found = talk([(.server, answer + handshake)])
    let connection = try #require(found.connections.first)
    #expect(connection.history == "ih")
    #expect(connection.serverSource == Self.serverID)
    #expect(connection.clientSource == QUICConnectionID([9]))
    #expect(connection.clientHello == nil && connection.serverHello == nil)
    #expect(found.facts == [FlowFact(.quicVersion, "1")])
  }

  @Test func theClientIsWhoseFirstPacketOpens() throws {
    let found = talk([(.server, QUICSealing().initial(hello))])
    #expect(try #require(found.connections.first).history == "IS")
  }

  @Test func whoGivesUpIsSeen() throws {
    let close = [UInt8](hex: "1c 4128 06 00")
    let found = talk([
      (.client, QUICSealing().initial(hello)),
      (.server, QUICSealing().initial(close + [UInt8](repeating: 0, count: 9), isServer: true)),
    ])
    #expect(try #require(found.connections.first).history == "ISic")
  }

  @Test func googlesOwnHandshakeInAnInitialTellsTheName() throws {
    let sealing = QUICSealing(version: .q050, protection: .googleQ050)
    let hello =
      Array("CHLO".utf8) + [1, 0, 0, 0] + Array("SNI\0".utf8) + [7, 0, 0, 0]
      + Array("example".utf8)
    let frame = [UInt8](hex: "08 00") + [UInt8(hello.count)] + hello
    let found = talk([(.client, sealing.initial(frame + [0, 0, 0]))])
    #expect(try #require(found.hellos.first).handshake.serverName == "example")
    #expect(found.facts.contains(FlowFact(.serverName, "example")))
  }

  @Test func aRepeatedPacketBeginsNoConnection() {
    let packet = QUICSealing().initial(hello)
    let found = talk([(.client, packet), (.client, oneRTT), (.client, packet), (.client, oneRTT)])
    #expect(found.connections.map(\.history) == ["IS"])
  }

  @Test func aPacketThatWasCutStillTellsItsVersion() throws {
    let found = talk([(.client, Array(QUICSealing().initial(hello).prefix(60)))])
    #expect(try #require(found.connections.first).version == .version1)
    #expect(found.facts == [FlowFact(.quicVersion, "1")])
  }

  /// What is kept for a log only is not needed to understand what comes.
  @Test func aReportHearsTheSameFacts() {
    var second = QUICSealing()
    second.destination = QUICConnectionID([UInt8](repeating: 7, count: 20))
    let packet = QUICSealing().initial(hello)
    let answer = QUICSealing().initial(Self.serverPayload, isServer: true, source: Self.serverID)
    let datagrams: [(Sender, [UInt8])] = [
      (.client, packet), (.server, answer + handshake), (.client, packet), (.client, oneRTT),
      (.server, oneRTT), (.client, packet), (.server, answer), (.client, second.initial(hello)),
      (.client, Array(packet.prefix(60))), (.server, handshake),
    ]
    for first in datagrams.indices {
      for end in first...datagrams.count {
        let part = Array(datagrams[first..<end])
        let heard = talk(part, forLog: false)
        #expect(heard.facts == talk(part).facts)
        #expect(heard.connections.isEmpty)
      }
    }
  }

  @Test func whatMakesNoSenseIsPassedOver() throws {
    let sealing = QUICSealing()
    let broken = QUICSealing.crypto([1, 0, 0, 5, 1, 2, 3, 4, 5])
    let found = talk([
      (.client, Array(repeating: 0xff, count: 50)), (.client, []),
      (.client, sealing.initial([0x30] + hello)), (.client, sealing.initial(broken + hello)),
    ])
    #expect(try #require(found.connections.first).version == .version1)
  }

  @Test func piecesBeyondTheBoundAreNotKept() {
    var stream = QUICCryptoStream()
    stream.add([1], at: UInt64(QUICCryptoStream.bound))
    stream.add([1], at: .max)
    for offset in 1...2000 { stream.add([1], at: UInt64(offset * 2)) }
    #expect(stream.takeMessage() == nil)
  }

  @Test func corruptedDatagramsNeverTrap() {
    var random = SplitMix64(seed: 9001)
    let sealing = QUICSealing()
    let answer = sealing.initial(Self.serverPayload, isServer: true, source: Self.serverID)
    let datagrams: [(Sender, [UInt8])] = [
      (.client, sealing.initial(hello)), (.server, answer + handshake), (.client, oneRTT),
    ]
    // Ten thousand corruptions of what is in them are tried where packets and frames are read.
    for round in 0..<2000 {
      var changed = datagrams
      let index = round % 2
      changed[index].1 = random.corrupt(changed[index].1)
      _ = talk(changed)
    }
    // What a sealed packet carries may be anything as well.
    for _ in 0..<300 {
      _ = talk([(.client, sealing.initial(random.corrupt(hello + [0, 0, 0, 0, 0, 0])))])
    }
  }
}
