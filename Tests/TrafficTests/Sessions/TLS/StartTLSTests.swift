import Packets
import TestSupport
import Testing

@testable import Traffic

@Suite struct StartTLSTests {
  private static let hello = TLSSamples.record(
    22,
    TLSSamples.message(
      1,
      TLSSamples.clientHello(
        suites: [0xc02f], extensions: [TLSSamples.serverName("mail.example")])))

  private static func dialogue(_ turns: [(Sender, String)], port: UInt16) -> Dialogue {
    Dialogue(
      turns.map { ($0.0, Array($0.1.utf8)) }
        + [
          (.client, hello),
          (.server, TLSSamples.record(22, TLSSamples.message(2, TLSSamples.serverHello()))),
        ], serverPort: port)
  }

  static let mail = dialogue(
    [
      (.server, "220 mx.example ESMTP ready\r\n"), (.client, "EHLO plug\r\n"),
      (.server, "250-mx.example\r\n250 STARTTLS\r\n"), (.client, "STARTTLS\r\n"),
      (.server, "220 go ahead\r\n"),
    ], port: 2500)

  static let others: [(Dialogue, String)] = [
    (dialogue([(.server, "220 FTP here\r\n"), (.client, "AUTH TLS\r\n")], port: 2121), "ftp"),
    (
      dialogue([(.server, "* OK IMAP4 ready\r\n"), (.client, "a STARTTLS\r\n")], port: 144), "imap"
    ),
    (dialogue([(.server, "+OK POP3 ready\r\n"), (.client, "STLS\r\n")], port: 111), "pop3"),
    (
      dialogue(
        [
          (
            .client,
            "<?xml version='1.0'?><stream:stream xmlns:stream='http://etherx.jabber.org/streams'>"
          ),
          (.client, "<starttls/>"), (.server, "<proceed/>"),
        ], port: 5300), "xmpp"
    ),
    (
      Dialogue(
        [
          (.client, [0, 0, 0, 8, 4, 0xd2, 0x16, 0x2f]), (.server, [UInt8(ascii: "S")]),
          (.client, hello),
          (.server, TLSSamples.record(22, TLSSamples.message(2, TLSSamples.serverHello()))),
        ], serverPort: 5433), "postgresql"
    ),
  ]

  private func services(_ notes: Dialogue.Notes) -> [String] {
    notes.facts.filter { $0.subject == .service }.map(\.value)
  }

  @Test func mailGoesOverToTLS() {
    let notes = Self.mail.notes()
    #expect(services(notes) == ["smtp", "ssl"])
    #expect(notes.facts.contains(FlowFact(.serverName, "mail.example")))
    #expect(notes.service == "ssl")
  }

  @Test func soDoTheOthers() {
    for (dialogue, service) in Self.others {
      let notes = dialogue.notes()
      #expect(services(notes) == [service, "ssl"].sorted())
      #expect(notes.facts.contains(FlowFact(.serverName, "mail.example")), "\(service)")
      #expect(notes.facts.contains(FlowFact(.tlsVersion, "TLSv12")), "\(service)")
    }
  }

  @Test func segmentationDoesNotMatter() {
    Self.mail.expectSegmentationDoesNotMatter()
    for (dialogue, _) in Self.others { dialogue.expectSegmentationDoesNotMatter() }
  }

  @Test func nothingTraps() { Self.mail.expectNothingTraps(rounds: 3000) }

  @Test func theClientAloneIsUnderstood() {
    let notes = Self.mail.notes(only: .client)
    #expect(services(notes) == ["smtp", "ssl"])
  }
}
