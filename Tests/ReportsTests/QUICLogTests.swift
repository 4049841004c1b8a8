import Packets
import TestSupport
import Testing

@testable import Reports
@testable import Traffic

struct QUICLogTests {
  /// A client of draft 29 that the server refuses, over the session that would be fed it.
  private func events() -> [SessionRecord] {
    var session = QUICSession()
    var notes = SessionNotes(wantsRecords: true)
    let refused = [UInt8](hex: "c3 ff00001d 02 abcd 01 ee 00 05 0102030405")
    let refusal = [UInt8](hex: "80 00000000 01 ee 02 abcd 00000001")
    session.take(refused.rawSpan, from: .client, &notes)
    session.take(refusal.rawSpan, from: .server, &notes)
    session.end(&notes)
    return notes.records.map(\.record)
  }

  @Test func aConnectionIsALineOfTheQUICLog() throws {
    guard case .quic(let connection)? = events().first else {
      Issue.record("no connection")
      return
    }
    var writer = JSONWriter()
    writer.object { $0.memberQUIC(connection) }
    #expect(
      writer.text == """
        {"version":"draft-29","client_initial_dcid":"abcd","client_scid":"ee","history":"Iu"}
        """)
    try OutputDocumentationTests().expectDocumented(writer.text, under: "### quic")
    #expect(
      connection.words(with: "192.0.2.1")
        == "tries to speak QUIC draft-29 with 192.0.2.1: the server speaks other versions")
  }

  @Test(arguments: [
    ("I", "tries to speak QUIC of an unknown version with a: no answer captured"),
    ("IIC", "tries to speak QUIC of an unknown version with a: no answer captured"),
    ("Iic", "tries to speak QUIC of an unknown version with a: the server closes the connection"),
    ("Ii", "begins QUIC of an unknown version with a: the rest is sealed"),
    ("ISishHc", "begins QUIC of an unknown version with a: the rest is sealed"),
    ("IrISH", "begins QUIC of an unknown version with a: the rest is sealed"),
  ])
  func aConnectionIsBegunOnceTheServerAgrees(history: String, words: String) {
    var connection = QUICConnection()
    for letter in history {
      connection.note(Character(letter.uppercased()), isClient: letter.isUppercase)
    }
    #expect(connection.words(with: "a") == words)
  }

  @Test func aHelloOfGooglesIsALineOfTheGQUICLog() throws {
    let hello =
      [UInt8](hex: "c3 51303436 50 1122334455667788 00000001 000102030405060708090a0b a001 0017")
      + Array("CHLO".utf8) + [1, 0, 0, 0] + Array("SNI\0".utf8) + [7, 0, 0, 0]
      + Array("example".utf8)
    var session = GoogleQUICSession()
    var notes = SessionNotes(wantsRecords: true)
    session.take(hello.rawSpan, from: .client, &notes)
    guard case .googleQUIC(let told)? = notes.records.first?.record else {
      Issue.record("no hello")
      return
    }
    var writer = JSONWriter()
    writer.object { $0.memberGoogleQUIC(told) }
    #expect(writer.text == #"{"version":"Q046","server_name":"example","tag_count":1}"#)
    try OutputDocumentationTests().expectDocumented(writer.text, under: "### gquic")
    #expect(told.words == "begins Google's QUIC Q046 with example")
  }
}
