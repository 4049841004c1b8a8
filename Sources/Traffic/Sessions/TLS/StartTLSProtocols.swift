import Packets

/// Mail on its way from server to server, and from a client to the first (RFC 5321; STARTTLS: RFC 3207).
enum SMTP: StartTLSProtocol {
  static var service: String { "smtp" }

  static func recognises(_ bytes: RawSpan, at place: StreamPlace) -> Recognition {
    let opening = TextOpening(bytes)
    let greeting = opening.compare(0x3232_3000, length: 3)  // 220
    guard greeting == .certain else {
      let command = opening.compare(anyOf: [0x4548_4c4f, 0x4845_4c4f])  // EHLO, HELO
      guard command == .certain else { return command == .no ? greeting : command }
      // Other protocols begin with these letters too, and go on with bytes that are no text: Slimproto has HELO and a length.
      return TextOpening.wordEnds(in: bytes, after: 4)
    }
    if [25, 587, 2525].contains(where: place.isOn) { return .certain }
    return TextOpening.firstLine(of: bytes, holds: "smtp")
  }

  /// RFC 4954 §4, RFC 4616; LOGIN is older than its draft (draft-murchison-sasl-login).
  static func handsOverPassword(_ line: String) -> Bool {
    line.words(areAnyOf: [["AUTH", "PLAIN"], ["AUTH", "LOGIN"]])
  }
}

/// A mailbox that stays on its server (RFC 9051; STARTTLS: §6.2.1).
enum IMAP: StartTLSProtocol {
  static var service: String { "imap" }

  static func recognises(_ bytes: RawSpan, at place: StreamPlace) -> Recognition {
    let greeting = TextOpening(bytes).compare(0x2a20_4f4b)  // * OK
    if place.isOn(143) {
      guard greeting == .no else { return greeting }
      return TextOpening.firstLine(of: bytes, holds: " starttls")
    }
    return greeting == .certain ? TextOpening.firstLine(of: bytes, holds: "imap") : greeting
  }

  /// After the tag (RFC 9051 §6.2.2, §6.2.3).
  static func handsOverPassword(_ line: String) -> Bool {
    guard let tag = line.firstIndex(of: " ") else { return false }
    let command = line[tag...].dropFirst()
    return command.words(areAnyOf: [["AUTHENTICATE", "PLAIN"], ["AUTHENTICATE", "LOGIN"]])
      || command.words(areAnyOf: [["LOGIN"]]) && command.contains { $0 == " " }
  }
}

/// A mailbox that is emptied (RFC 1939; STLS: RFC 2595 §4).
enum POP3: StartTLSProtocol {
  static var service: String { "pop3" }

  static func recognises(_ bytes: RawSpan, at place: StreamPlace) -> Recognition {
    let opening = TextOpening(bytes)
    let greeting = opening.compare(0x2b4f_4b00, length: 3)  // +OK
    guard greeting == .certain else {
      guard place.isOn(110) else { return greeting }
      let command = opening.compare(anyOf: [0x5354_4c53, 0x4341_5041])  // STLS, CAPA
      return command == .no ? greeting : command
    }
    return place.isOn(110) ? .certain : TextOpening.firstLine(of: bytes, holds: "pop3")
  }

  /// RFC 1939 §7, RFC 5034 §4.
  static func handsOverPassword(_ line: String) -> Bool {
    line.words(areAnyOf: [["PASS"], ["AUTH", "PLAIN"], ["AUTH", "LOGIN"]])
  }
}

/// Messages and presence (RFC 6120; STARTTLS: §5).
enum XMPP: StartTLSProtocol {
  static var service: String { "xmpp" }

  static func recognises(_ bytes: RawSpan, at place: StreamPlace) -> Recognition {
    let opening = TextOpening(bytes).compare(anyOf: [0x3c3f_786d, 0x3c73_7472])  // <?xm, <str
    guard opening == .certain else { return opening }
    return TextOpening.firstLine(of: bytes, holds: "etherx.jabber.org/streams")
  }
}

/// A database, which is asked for TLS in eight bytes of its own (PostgreSQL's documentation, SSLRequest).
enum PostgreSQL: StartTLSProtocol {
  static var service: String { "postgresql" }

  static func recognises(_ bytes: RawSpan, at place: StreamPlace) -> Recognition {
    var reader = ByteReader(bytes)
    if let request = try? reader.read(UInt64.self) {
      return request == 0x0000_0008_04d2_162f ? .certain : .no
    }
    return TextOpening(bytes).compare(0x0000_0008)
  }
}

extension StartTLSProtocol {
  /// Nothing is known of how these hand one over.
  static func handsOverPassword(_ line: String) -> Bool { false }
}

extension StringProtocol {
  /// Whether it begins with the words of one of these, whatever their case.
  fileprivate func words(areAnyOf beginnings: [[String]]) -> Bool {
    let own = split(separator: " ", maxSplits: 2).map { $0.uppercased() }
    return beginnings.contains { own.starts(with: $0) }
  }
}
