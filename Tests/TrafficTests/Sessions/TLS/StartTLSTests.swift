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

  private static let logins: [(String, UInt16, String)] = [
    ("AUTH PLAIN AGNhbUBhY21lAGdlaGVpbQ==", 587, "smtp-password"),
    ("auth login", 25, "smtp-password"), ("a2 LOGIN cam \"geheim\"", 143, "imap-password"),
    ("a2 authenticate plain", 143, "imap-password"), ("PASS geheim", 110, "pop3-password"),
  ]

  private static func login(_ line: String, _ port: UInt16) -> Dialogue {
    let (greeting, first) =
      [
        143: ("* OK IMAP4 ready", "a1 CAPABILITY"), 110: ("+OK POP3 ready", "USER cam"),
      ][port] ?? ("220 mx.example ESMTP", "EHLO plug")
    let turns: [(Sender, String)] = [
      (.server, greeting), (.client, first), (.server, "250-AUTH PLAIN LOGIN"), (.client, line),
      (.server, "235 come in"), (.client, String(repeating: "x", count: 3000)),
      (.client, "AUTH CRAM-MD5"), (.client, "NOOP"),
    ]
    return Dialogue(turns.map { ($0.0, Array("\($0.1)\r\n".utf8)) }, serverPort: port)
  }

  @Test func aPasswordThatIsHandedOverIsAFact() {
    for (line, port, fact) in Self.logins {
      let dialogue = Self.login(line, port)
      let notes = dialogue.notes()
      #expect(
        notes.facts.filter { $0.subject == .credentials } == [FlowFact(.credentials, fact)],
        "\(line)")
      #expect(notes.records.count { $0.contains("password in the clear") } == 1)
      #expect(!notes.records.contains { $0.contains("geheim") })
      #expect(notes.gapBytes == 0)
      dialogue.expectSegmentationDoesNotMatter()
    }
  }

  /// How a Squeezebox greets its server: these letters, and a length.
  @Test func aGreetingOfBytesIsNoMail() {
    let greeting = Array("HELO".utf8) + [UInt8](hex: "00000024 0c01 702c31313131")
    for (bytes, isMail) in [(greeting, false), (Array("HELO plug\r\n".utf8), true)] {
      let dialogue = Dialogue([(.client, bytes)], serverPort: 3483)
      #expect((dialogue.notes().service == "smtp") == isMail)
      dialogue.expectSegmentationDoesNotMatter()
    }
  }

  @Test func whatIsNoLoginIsNone() {
    for (line, port) in [("AUTH CRAM-MD5", 587), ("a2 LOGINS", 143), ("RCPT TO:<PASS>", 25)]
      as [(String, UInt16)]
    {
      #expect(!Self.login(line, port).notes().facts.contains { $0.subject == .credentials })
    }
    // What goes on with a long line is no line.
    let long = String(repeating: "x", count: 2000)
    let dialogue = Dialogue(
      [
        (.server, Array("220 mx ESMTP\r\n".utf8)), (.client, Array("EHLO a\r\n\(long)".utf8)),
        (.client, Array("AUTH PLAIN AAAA\r\n".utf8)),
      ], serverPort: 25)
    #expect(!dialogue.notes().facts.contains { $0.subject == .credentials })
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
