import Packets

/// A protocol that begins in the clear and goes over to TLS when the client asks for it.
protocol StartTLSProtocol: Sendable {
  /// As Zeek's `service` has it.
  static var service: String { get }

  /// Whether a stream that begins so, or goes on so where the capture joins in, is of this protocol.
  static func recognises(_ bytes: RawSpan, at place: StreamPlace) -> Recognition

  /// Whether a client's line hands over a password, or begins to.
  static func handsOverPassword(_ line: String) -> Bool
}

/// The part in the clear of such a protocol: passed over, but for passwords, until a TLS record begins, and handed on there.
///
/// The byte that begins a handshake record, 0x16, is a control character that none of these protocols speaks.
struct StartTLSSession<Grammar: StartTLSProtocol>: StreamSession {
  var service: String { Grammar.service }

  /// How many more lines of the client's are looked at: who logs in does so early.
  private var linesLeft = 64
  /// Whether the client's next bytes go on with a line whose beginning was passed over.
  private var isMidLine = false

  /// Longest line that is looked at, in bytes (RFC 5321 §4.5.3.1.4; RFC 4954 §4 has those of AUTH be longer).
  private static var lineBound: Int { 1024 }

  private static var handshake: UInt8 { TLSRecordHeader.ContentType.handshake.rawValue }

  static func recognises(_ bytes: RawSpan, at place: StreamPlace) -> Recognition {
    Grammar.recognises(bytes, at: place)
  }

  mutating func take(_ bytes: RawSpan, from sender: Sender, _ notes: inout SessionNotes)
    -> StreamProgress
  {
    var searched = 0
    while let start = bytes.firstOffset(of: Self.handshake, from: searched) {
      searched = start + 1
      let rest = bytes.extracting(start..<bytes.byteCount)
      switch TLSSession.recognises(rest, at: notes.place(of: sender)) {
      case .certain:
        guard start == 0 else {
          _ = takeLines(of: bytes.extracting(0..<start), from: sender, &notes)
          return .consumed(start)
        }
        var session = TLSSession()
        let progress = session.take(rest, from: sender, &notes)
        notes.succeed(with: session)
        return progress
      case .possible:
        _ = takeLines(of: bytes.extracting(0..<start), from: sender, &notes)
        return StreamProgress(consumed: start, needed: rest.byteCount + 1)
      case .no: continue
      }
    }
    let taken = takeLines(of: bytes, from: sender, &notes)
    let left = bytes.byteCount - taken
    return left > 0 ? StreamProgress(consumed: taken, needed: left + 1) : .consumed(taken)
  }

  /// Looks for passwords in whole lines; gives how many bytes are done with.
  private mutating func takeLines(
    of bytes: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) -> Int {
    guard sender == .client, linesLeft > 0 else { return bytes.byteCount }
    var lines = TextLineReader(bytes)
    while linesLeft > 0, let line = try? lines.next() {
      linesLeft -= 1
      defer { isMidLine = false }
      guard !isMidLine, line.utf8.count <= Self.lineBound, Grammar.handsOverPassword(line) else {
        continue
      }
      notes.fact(.credentials, "\(service)-password")
      notes.say(
        "sends its password in the clear (\(service.uppercased()))", by: sender, over: service)
    }
    let left = bytes.byteCount - lines.offset
    guard linesLeft > 0, left <= Self.lineBound, !isMidLine || left == 0 else {
      isMidLine = true
      return bytes.byteCount
    }
    return lines.offset
  }

  mutating func lose(from sender: Sender) {
    if sender == .client { isMidLine = true }
  }

  func resumes(with bytes: RawSpan, at place: StreamPlace) -> Bool { true }
}
