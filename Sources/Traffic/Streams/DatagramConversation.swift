import Packets

/// A UDP flow as its application sees it.
struct DatagramConversation: Sendable {
  // Either is held at a time, in the same room: there are tens of thousands.
  private enum State {
    /// No protocol was recognised yet: what was said so far.
    case undecided(PayloadSample)
    /// The session; where it began on thin evidence, and hasn't proved right yet, what was said so far beside it: none or one.
    case decided(any DatagramSession, doubted: [PayloadSample])
  }

  private var state = State.undecided(PayloadSample())
  /// Datagrams that may still be asked what protocol they are of.
  private var attemptsLeft: UInt8 = 4

  /// Takes notice that another flow announced it, for a service.
  mutating func begin(announcedFor service: String, _ notes: inout SessionNotes) {
    let session = TFTPSession()
    guard service == session.service else { return }
    notes.fact(.service, service)
    state = .decided(session, doubted: [])
  }

  /// Takes a datagram; whether nothing more is to be understood then.
  mutating func take(
    _ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) -> Bool {
    switch takeState() {
    case .decided(let session, let doubted):
      return go(on: session, doubted, datagram, from: sender, &notes)
    case .undecided(var sample):
      if let session = recognise(datagram, from: sender, &notes) {
        let isDoubted = session.standing == .tentative
        if !isDoubted { notes.fact(.service, session.service) }
        return go(on: session, isDoubted ? [sample] : [], datagram, from: sender, &notes)
      }
      sample.take(datagram, from: sender, notes)
      state = .undecided(sample)
      return attemptsLeft == 0
    }
  }

  /// Takes the state out: what is changed then is held once, and not copied for that.
  private mutating func takeState() -> State {
    var taken = State.undecided(PayloadSample())
    swap(&taken, &state)
    return taken
  }

  /// Has the session take a datagram, and sees whether one that began on thin evidence was right; whether nothing more is to be
  /// understood then.
  private mutating func go(
    on session: consuming any DatagramSession, _ doubted: consuming [PayloadSample],
    _ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) -> Bool {
    session.take(datagram, from: sender, &notes)
    guard !doubted.isEmpty else {
      state = .decided(session, doubted: [])
      return false
    }
    doubted[0].take(datagram, from: sender, notes)
    switch session.standing {
    case .tentative: state = .decided(session, doubted: doubted)
    case .certain:
      notes.fact(.service, session.service)
      state = .decided(session, doubted: [])
    case .refuted:
      state = .undecided(doubted[0])
      attemptsLeft = 0
      return true
    }
    return false
  }

  /// The session of the protocol that a datagram is of; nil where that isn't certain.
  private mutating func recognise(
    _ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) -> (any DatagramSession)? {
    var reader = ByteReader(datagram)
    guard attemptsLeft > 0, let first = try? reader.read(UInt8.self) else { return nil }
    let place = notes.place(of: sender)
    for type in ApplicationProtocols.datagramsByFirstByte[Int(first)]
    where type.recognises(datagram, at: place) == .certain {
      return type.init()
    }
    attemptsLeft -= 1
    return nil
  }

  mutating func end(_ notes: inout SessionNotes) {
    switch takeState() {
    case .undecided(let sample): sample.note(in: &notes)
    case .decided(var session, let doubted):
      if let sample = doubted.first { sample.note(in: &notes) } else { session.end(&notes) }
    }
    attemptsLeft = 0
  }
}
