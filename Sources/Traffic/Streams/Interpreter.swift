import Packets

/// Finds out which protocol a connection speaks, and keeps its session.
struct Interpreter: Sendable {
  /// The session, once ``isDecided``. No optional: asking one that holds a protocol's type whether it is nil copies it.
  private var session: any StreamSession = UndecidedStream()
  /// None or one: what was said while no protocol was recognised. On the heap, so that connections whose protocol is known, the
  /// most, don't hold room for it.
  private var sample: [PayloadSample] = []
  /// Whether a protocol was recognised.
  private(set) var isDecided = false
  /// Beginnings of segments that may still be asked what protocol they are of.
  private var attemptsLeft: UInt8 = 8
  /// Most bytes that are kept for a protocol that is not certain yet.
  private static let undecidedBound = 1024

  /// Whether no protocol was recognised, and none will be.
  var isMute: Bool { !isDecided && attemptsLeft == 0 }

  /// The protocol that was recognised, as Zeek's `service` has it.
  var service: String? { isDecided ? session.service : nil }

  /// Asks every protocol whether a stream that begins or goes on so is its own.
  mutating func recognise(
    _ bytes: RawSpan, from sender: Sender, isStart: Bool, _ notes: inout SessionNotes
  ) -> Recognition {
    guard attemptsLeft > 0 else { return .no }
    let place = notes.place(of: sender, isStart: isStart)
    var isPossible = false
    for type in ApplicationProtocols.streams {
      switch type.recognises(bytes, at: place) {
      case .certain:
        begin(type.init(), &notes)
        return .certain
      case .possible: isPossible = true
      case .no: break
      }
    }
    if isPossible, bytes.byteCount < Self.undecidedBound { return .possible }
    attemptsLeft -= 1
    if sample.isEmpty { sample = [PayloadSample()] }
    sample[0].take(bytes, from: sender, notes)
    return .no
  }

  /// Hands bytes to the session; where it hands on to another, that one goes on from here.
  mutating func take(
    _ bytes: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) -> StreamProgress {
    let progress = session.take(bytes, from: sender, &notes)
    if notes.hasSuccessor, let successor = notes.takeSuccessor() { begin(successor, &notes) }
    return progress
  }

  mutating func lose(from sender: Sender) { session.lose(from: sender) }

  func resumes(with bytes: RawSpan, from sender: Sender, _ notes: SessionNotes) -> Bool {
    session.resumes(with: bytes, at: notes.place(of: sender, isStart: false))
  }

  mutating func end(_ notes: inout SessionNotes) {
    if isDecided { session.end(&notes) } else { sample.first?.note(in: &notes) }
    session = UndecidedStream()
    isDecided = false
    attemptsLeft = 0
  }

  private mutating func begin(
    _ session: consuming any StreamSession, _ notes: inout SessionNotes
  ) {
    notes.fact(.service, session.service)
    self.session = session
    isDecided = true
    sample = []
  }
}

/// Stands for the session while no protocol was recognised.
private struct UndecidedStream: StreamSession {
  var service: String { "" }

  static func recognises(_ bytes: RawSpan, at place: StreamPlace) -> Recognition { .no }

  mutating func take(_ bytes: RawSpan, from sender: Sender, _ notes: inout SessionNotes)
    -> StreamProgress
  {
    .lost
  }
}
