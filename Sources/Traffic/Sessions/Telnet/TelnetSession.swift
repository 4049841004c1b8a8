import Packets

/// Telnet (RFC 854): what the server asks for by way of a login, and that all of it can be read.
public struct TelnetSession: StreamSession {
  public let service = "telnet"
  /// What the server's last line asks for.
  private var prompt = Prompt.none
  private var hasBanner = false
  private var typed: [UInt8] = []
  private var line: [UInt8] = []

  private enum Prompt: Sendable {
    case none
    case userName
    case password
  }

  /// Longest line that is kept, in bytes.
  private static let lineBound = 256

  public init() {}

  public static func recognises(_ bytes: RawSpan, at place: StreamPlace) -> Recognition {
    if TelnetText.begins(bytes) { return .certain }
    guard place.isOn(23) || place.isOn(2323) else { return .no }
    if bytes.byteCount < 3, bytes.firstOffset(of: 255) == 0 { return .possible }
    // Where the capture joins in, it is text.
    return TelnetText(parsing: bytes.extracting(first: 64)).isText ? .certain : .no
  }

  public mutating func take(
    _ bytes: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) -> StreamProgress {
    let text = TelnetText(parsing: bytes)
    guard text.byteCount > 0 else { return .needs(bytes.byteCount + 1) }
    if sender == .server {
      for byte in text.bytes { takeShown(byte, &notes) }
    } else {
      for byte in text.bytes { takeTyped(byte, &notes) }
    }
    return .consumed(text.byteCount)
  }

  public func resumes(with bytes: RawSpan, at place: StreamPlace) -> Bool { true }

  public mutating func lose(from sender: Sender) {
    if sender == .server { line = [] } else { typed = [] }
  }

  // MARK: The server's side

  private mutating func takeShown(_ byte: UInt8, _ notes: inout SessionNotes) {
    if byte == 0x0a || byte == 0x0d {
      noteBanner(&notes)
      line = []
    } else if line.count < Self.lineBound {
      line.append(byte)
      // A prompt ends with a colon, and the line stays open.
      if byte == UInt8(ascii: ":") { notePrompt(&notes) }
    }
  }

  private mutating func noteBanner(_ notes: inout SessionNotes) {
    guard !hasBanner, line.count >= 4 else { return }
    hasBanner = true
    let banner = String(escaping: line)
    notes.claim(.banner, banner, of: .server)
    notes.say("greets with \"\(banner)\" (Telnet, in the clear)", by: .server, over: service)
  }

  private mutating func notePrompt(_ notes: inout SessionNotes) {
    let text = String(decoding: line, as: UTF8.self).lowercased()
    if text.hasSuffix("password:") {
      prompt = .password
      typed = []
      notes.say("asks for a password (Telnet, in the clear)", by: .server, over: service)
    } else if text.hasSuffix("login:") || text.hasSuffix("username:") {
      prompt = .userName
      typed = []
      notes.say("asks who it is (Telnet, in the clear)", by: .server, over: service)
    }
  }

  // MARK: The client's side

  private mutating func takeTyped(_ byte: UInt8, _ notes: inout SessionNotes) {
    guard byte == 0x0d || byte == 0x0a else {
      if typed.count < Self.lineBound { typed.append(byte) }
      return
    }
    guard !typed.isEmpty else { return }
    switch prompt {
    case .none: break
    case .userName:
      notes.fact(.userName, String(escaping: typed))
      notes.say("logs in as \(String(escaping: typed))", by: .client, over: service)
    case .password:
      notes.fact(.credentials, "telnet-password")
      notes.say("sends its password in the clear", by: .client, over: service)
    }
    prompt = .none
    typed = []
  }
}
