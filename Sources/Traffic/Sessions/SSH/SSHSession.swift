import Packets

/// SSH (RFC 4253): which software either side is; the rest is sealed.
public struct SSHSession: StreamSession {
  public let service = "ssh"
  private var hasClientLine = false
  private var hasServerLine = false

  public init() {}

  public static func recognises(_ bytes: RawSpan, at place: StreamPlace) -> Recognition {
    Recognition(SSHIdentification.begins(bytes))
  }

  public mutating func take(
    _ bytes: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) -> StreamProgress {
    let isKnown = sender == .client ? hasClientLine : hasServerLine
    guard !isKnown, SSHIdentification.begins(bytes) != false else {
      return .consumed(bytes.byteCount)
    }
    guard let line = try? SSHIdentification(parsing: bytes) else {
      return bytes.byteCount < SSHIdentification.lineBound
        ? .needs(bytes.byteCount + 1) : .consumed(bytes.byteCount)
    }
    if sender == .client { hasClientLine = true } else { hasServerLine = true }
    if sender == .server { notes.claim(.banner, line.software, of: sender) }
    notes.say(
      line.software.isEmpty ? "speaks SSH" : "speaks SSH as \"\(line.software)\"", by: sender,
      over: service)
    return .consumed(line.byteCount)
  }

  public func resumes(with bytes: RawSpan, at place: StreamPlace) -> Bool { true }
}
