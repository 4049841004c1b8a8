import Packets

/// A UDP flow as its application sees it.
struct DatagramConversation: Sendable {
  /// The session, once ``isDecided``. No optional: asking one that holds a protocol's type whether it is nil copies it.
  private var session: any DatagramSession = UndecidedDatagrams()
  private var sample = PayloadSample()
  /// Whether a protocol was recognised.
  private var isDecided = false
  /// Datagrams that may still be asked what protocol they are of.
  private var attemptsLeft: UInt8 = 4
  /// Whether the session began on thin evidence and hasn't proved right yet.
  private var isTentative = false

  /// Takes notice that another flow announced it, for a service.
  mutating func begin(announcedFor service: String, _ notes: inout SessionNotes) {
    let session = TFTPSession()
    guard service == session.service else { return }
    notes.fact(.service, service)
    decide(on: session)
  }

  /// Takes a datagram; whether nothing more is to be understood then.
  mutating func take(
    _ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) -> Bool {
    if !isDecided { recognise(datagram, from: sender, &notes) }
    if isTentative { sample.take(datagram, from: sender, notes) }
    session.take(datagram, from: sender, &notes)
    if isTentative { judge(&notes) }
    return !isDecided && attemptsLeft == 0
  }

  /// Sees whether a session that began on thin evidence was right.
  private mutating func judge(_ notes: inout SessionNotes) {
    switch session.standing {
    case .tentative: return
    case .certain: notes.fact(.service, session.service)
    case .refuted:
      decide(on: nil)
      attemptsLeft = 0
    }
    isTentative = false
  }

  private mutating func recognise(
    _ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) {
    var reader = ByteReader(datagram)
    guard attemptsLeft > 0, let first = try? reader.read(UInt8.self) else { return }
    let place = notes.place(of: sender)
    for type in ApplicationProtocols.datagramsByFirstByte[Int(first)]
    where type.recognises(datagram, at: place) == .certain {
      let session = type.init()
      isTentative = session.standing == .tentative
      if !isTentative { notes.fact(.service, session.service) }
      decide(on: session)
      return
    }
    attemptsLeft -= 1
    sample.take(datagram, from: sender, notes)
  }

  private mutating func decide(on session: (any DatagramSession)?) {
    self.session = session ?? UndecidedDatagrams()
    isDecided = session != nil
  }

  mutating func end(_ notes: inout SessionNotes) {
    if isDecided, !isTentative { session.end(&notes) } else { sample.note(in: &notes) }
    decide(on: nil)
    attemptsLeft = 0
  }
}

/// Stands for the session while no protocol was recognised.
private struct UndecidedDatagrams: DatagramSession {
  var service: String { "" }

  static func recognises(_ datagram: RawSpan, at place: StreamPlace) -> Recognition { .no }

  mutating func take(_ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes) {}
}
