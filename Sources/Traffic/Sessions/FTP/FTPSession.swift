import Packets

/// The control connection of FTP (RFC 959): all of it can be read, the password too.
public struct FTPSession: StreamSession {
  public let service = "ftp"
  private var hasBanner = false

  public init() {}

  public static func recognises(_ bytes: RawSpan, at place: StreamPlace) -> Recognition {
    guard place.isOn(21) || bytes.begins(with: "220") else { return .no }
    var lines = TextLineReader(bytes.extracting(first: lineBound))
    guard let line = try? lines.next() else {
      return bytes.byteCount < lineBound ? .possible : .no
    }
    if place.isOn(21) {
      return FTPReply(line) != nil || FTPCommand(line) != nil ? .certain : .no
    }
    return line.hasPrefix("220") && line.contains("FTP") && !line.contains("SMTP") ? .certain : .no
  }

  public mutating func take(
    _ bytes: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) -> StreamProgress {
    if bytes.begins(with: "\u{16}") { return handOn(bytes, from: sender, &notes) }
    var lines = TextLineReader(bytes)
    guard let line = try? lines.next() else {
      return bytes.byteCount < Self.lineBound ? .needs(bytes.byteCount + 1) : .lost
    }
    if let command = FTPCommand(line) {
      take(command, from: sender, &notes)
    } else if let reply = FTPReply(line) {
      take(reply, from: sender, &notes)
    }
    return .consumed(lines.offset)
  }

  /// TLS begins (RFC 4217 §4): no command or reply begins with the byte of a handshake record.
  private func handOn(
    _ bytes: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) -> StreamProgress {
    var session = TLSSession()
    let progress = session.take(bytes, from: sender, &notes)
    notes.succeed(with: session)
    return progress
  }

  private mutating func take(
    _ command: FTPCommand, from sender: Sender, _ notes: inout SessionNotes
  ) {
    switch command.verb {
    case "USER":
      notes.fact(.userName, command.argument)
      notes.say("logs in as \(command.argument) (FTP)", by: sender, over: service)
    case "PASS":
      notes.fact(.credentials, "ftp-password")
      notes.say("sends its password in the clear (FTP)", by: sender, over: service)
    case "RETR": notes.say("fetches \(command.argument) (FTP)", by: sender, over: service)
    case "STOR", "STOU", "APPE":
      notes.say("stores \(command.argument) (FTP)", by: sender, over: service)
    case "DELE": notes.say("deletes \(command.argument) (FTP)", by: sender, over: service)
    case "LIST", "NLST", "MLSD":
      notes.say(
        "lists \(command.argument.isEmpty ? "files" : command.argument) (FTP)", by: sender,
        over: service)
    case "PORT", "EPRT": expectData(at: command.dataPort, notes.address(of: sender), &notes)
    case "AUTH": notes.say("asks to go on sealed (FTP)", by: sender, over: service)
    default: break
    }
  }

  private mutating func take(
    _ reply: FTPReply, from sender: Sender, _ notes: inout SessionNotes
  ) {
    switch reply.code {
    case 220 where !hasBanner:
      hasBanner = true
      notes.claim(.banner, reply.text, of: sender)
      notes.say("greets with \"\(reply.text)\" (FTP, in the clear)", by: sender, over: service)
    case 227, 229: expectData(at: reply.dataPort, notes.address(of: sender), &notes)
    case 230: notes.say("lets it in (FTP)", by: sender, over: service)
    case 530: notes.say("doesn't let it in (FTP)", by: sender, over: service)
    default: break
    }
  }

  /// The files go over a connection of their own, to whoever named a port for it: the server where the client asked it to, else
  /// the client. Behind a NAT the address that is named may be wrong: it is that of the control connection.
  private func expectData(at port: UInt16?, _ address: IPAddress, _ notes: inout SessionNotes) {
    guard let port else { return }
    notes.expect(ExpectedFlow(.tcp, to: address, port: port, for: "ftp-data"))
  }

  /// Longest line that is read, in bytes.
  private static let lineBound = 1024
}
