import Packets

/// A UDP flow as its application sees it.
struct DatagramConversation: Sendable {
  private var session: (any DatagramSession)?
  private var sample = PayloadSample()
  /// Datagrams that may still be asked what protocol they are of.
  private var attemptsLeft: UInt8 = 4
  /// Whether the session began on thin evidence and hasn't proved right yet.
  private var isTentative = false

  /// Whether no protocol was recognised, and none will be.
  var isMute: Bool { session == nil && attemptsLeft == 0 }

  /// Takes a datagram; whether nothing more is to be understood then.
  mutating func take(
    _ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) -> Bool {
    if session == nil { recognise(datagram, from: sender, &notes) }
    session?.take(datagram, from: sender, &notes)
    if isTentative { judge(&notes) }
    return isMute
  }

  /// Sees whether a session that began on thin evidence was right.
  private mutating func judge(_ notes: inout SessionNotes) {
    guard let session else { return }
    switch session.standing {
    case .tentative: return
    case .certain: notes.fact(.service, session.service)
    case .refuted:
      self.session = nil
      attemptsLeft = 0
    }
    isTentative = false
  }

  private mutating func recognise(
    _ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) {
    guard attemptsLeft > 0 else { return }
    let place = StreamPlace(
      sender: sender, clientPort: notes.clientPort, serverPort: notes.serverPort)
    for type in ApplicationProtocols.datagrams
    where type.recognises(datagram, at: place) == .certain {
      let session = type.init()
      isTentative = session.standing == .tentative
      if !isTentative { notes.fact(.service, session.service) }
      self.session = session
      return
    }
    attemptsLeft -= 1
    sample.take(datagram, from: sender)
  }

  mutating func end(_ notes: inout SessionNotes) {
    if let session {
      var session = session
      session.end(&notes)
    } else {
      sample.note(in: &notes)
    }
    session = nil
    attemptsLeft = 0
  }
}
