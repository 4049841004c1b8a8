import Packets

/// Files and printers shared over SMB (MS-CIFS, MS-SMB2): who logs in to which share, and whether what follows is sealed.
public struct SMBSession: StreamSession {
  public let service = "smb"
  private var hasToldSMB1 = false

  /// Longest message that is read whole, in bytes: a judgement; those that agree on something are far shorter.
  private static let wholeBound = 1 << 16

  public init() {}

  public static func recognises(_ bytes: RawSpan, at place: StreamPlace) -> Recognition {
    Recognition(SMBMessage.begins(bytes))
  }

  public mutating func take(
    _ bytes: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) -> StreamProgress {
    let message: SMBMessage
    do throws(DecodeError) {
      message = try SMBMessage(parsing: bytes)
    } catch {
      return .failed(error, at: bytes)
    }
    if message.saysWho(wantsRecords: notes.wantsRecords), message.byteCount <= Self.wholeBound {
      guard bytes.byteCount >= message.byteCount else { return .needs(message.byteCount) }
      note(message, in: bytes.extracting(first: message.byteCount), from: sender, &notes)
    }
    if message.form == .smb1, message.isResponse, message.command != 0x72, !hasToldSMB1 {
      hasToldSMB1 = true
      notes.say("speaks SMB 1", by: sender, over: service)
    }
    if !message.belongsToGreeting {
      let content: PayloadVerdict = message.form == .sealed ? .encrypted : .cleartext
      notes.fact(.content, content.rawValue, bytes: message.byteCount)
    }
    let shown = min(bytes.byteCount, message.byteCount)
    return StreamProgress(consumed: shown, skipped: message.byteCount - shown)
  }

  private func note(
    _ message: SMBMessage, in bytes: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) {
    if let name = message.userName(in: bytes) {
      notes.fact(.userName, name)
      notes.say("asks to log in as \(name) (SMB)", by: sender, over: service)
    }
    if let dialect = message.dialect(in: bytes) {
      notes.say("agrees on SMB \(dialect)", by: sender, over: service)
    }
    if let share = message.share(in: bytes) {
      notes.say("enters \(share) (SMB)", by: sender, over: service)
    }
    if let file = message.file(in: bytes) {
      notes.say("opens \(file) (SMB)", by: sender, over: service)
    }
  }
}

extension SMBMessage {
  /// Whether it is read whole: it tells who logs in, or something that only a log is told.
  fileprivate func saysWho(wantsRecords: Bool) -> Bool {
    guard form == .smb2 else { return false }
    switch command {
    case 0: return isResponse && wantsRecords
    case 1: return !isResponse
    case 3, 5: return !isResponse && wantsRecords
    default: return false
    }
  }
}
