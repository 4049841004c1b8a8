import Packets

/// The two sides of a TCP connection.
public struct TCPConnection: Sendable {
  public internal(set) var low = TCPEndpoint()
  public internal(set) var high = TCPEndpoint()
  // In this order nothing lies between them: there are tens of thousands.
  /// Which side's FIN or RST came first.
  private(set) var firstCloser = Closer.none
  var beganWithBareAck = false
  var beganWithPayload = false
  /// When the first FIN or RST came, in nanoseconds since 1970.
  private(set) var firstClosedAt = Int64.max
  /// When both sides had closed, or one had reset; nothing is meant while the flow is open.
  var closedAt = Int64.min
  var history = FlowHistory()
  /// Where each side's last SYN, FIN and RST stood.
  private var lowControls = ControlPlaces()
  private var highControls = ControlPlaces()
  var firstSequence: UInt32 = 0
  /// None or one: on the heap, so that connections in which nothing went wrong, the most, don't hold room for it.
  private var anyTroubles: [TCPTroubles] = []

  /// Who ended a connection.
  enum Closer: UInt8 {
    case none
    case low
    case high
  }

  var troubles: TCPTroubles { anyTroubles.first ?? TCPTroubles() }

  /// When a SYN that nobody had answered was sent again: the earliest few.
  var repeatedSYNs: [Int64] { anyTroubles.isEmpty ? [] : anyTroubles[0].repeatedSYNs }

  mutating func modifyTroubles<Result>(_ change: (inout TCPTroubles) -> Result) -> Result {
    if anyTroubles.isEmpty { anyTroubles = [TCPTroubles()] }
    return change(&anyTroubles[0])
  }

  mutating func noteEnd(upward: Bool, at time: Int64) {
    guard firstCloser == .none else { return }
    firstCloser = upward ? .low : .high
    firstClosedAt = time
  }

  /// Whether nothing more is to be expected.
  @inline(__always)
  var isClosed: Bool {
    low.state == .reset || high.state == .reset || low.state == .closed && high.state == .closed
  }

  /// Takes a segment, but for what it acknowledges; gives whether nothing more is to be expected after it, too.
  @inline(__always)
  mutating func send(
    _ packet: DecodedPacket, upward: Bool
  ) -> (novelty: TCPEndpoint.Novelty, isClosed: Bool) {
    if upward {
      Self.advance(&low, &high, packet.tcpFlags)
      return (low.send(packet), isClosed)
    } else {
      Self.advance(&high, &low, packet.tcpFlags)
      return (high.send(packet), isClosed)
    }
  }

  /// Takes an acknowledgment that went up or down: it speaks of what the other side sent.
  @inline(__always)
  mutating func acknowledge(_ number: UInt32, upward: Bool) -> TCPEndpoint.Acknowledged {
    upward ? high.acknowledge(number) : low.acknowledge(number)
  }

  /// Takes what a RST that went up or down acknowledges.
  mutating func refuse(_ number: UInt32, upward: Bool) {
    if upward { high.refuse(number) } else { low.refuse(number) }
  }

  @inline(__always)
  private static func advance(
    _ sender: inout TCPEndpoint, _ peer: inout TCPEndpoint, _ flags: TCPFlags
  ) {
    if flags.contains(.rst) {
      // After both have sent their FINs a RST ends nothing that had not ended in order.
      guard sender.state != .closed || peer.state != .closed else { return }
      sender.isAbortedAfterFIN = sender.state == .closed || sender.isAbortedAfterFIN
      sender.state = .reset
      return
    }
    if flags.contains(.syn) { advanceBySYN(&sender, &peer, flags) }
    if flags.contains(.fin) {
      guard sender.state != .reset else { return }
      sender.state = .closed
      // A side that gave up waiting for this FIN had ended in order all the same.
      if peer.isAbortedAfterFIN { peer.state = .closed }
    } else if sender.state == .inactive {
      if flags.contains(.ack), peer.state == .synAckSent {
        // Its SYN was not captured; that it goes on after the answer proves there was one.
        sender.state = .established
        peer.state = .established
      } else {
        sender.state = .partial
      }
    }
  }

  private static func advanceBySYN(
    _ sender: inout TCPEndpoint, _ peer: inout TCPEndpoint, _ flags: TCPFlags
  ) {
    guard sender.state == .inactive || sender.state == .partial || sender.state == .synSent else {
      return
    }
    switch peer.state {
    case .synSent, .synAckSent:
      // An answer; or a SYN captured after its answer; or both asked at once (RFC 9293 §3.5).
      sender.state = .established
      peer.state = .established
    default:
      if sender.state != .synSent {
        sender.state = flags.contains(.ack) ? .synAckSent : .synSent
      }
    }
  }

  /// Whether a control flag stands where the last one of its kind and side stood; notes where it stands.
  mutating func isRepetition(
    _ letter: FlowHistory.Letter, at place: UInt32, upward: Bool
  ) -> Bool {
    upward
      ? lowControls.isRepetition(letter, at: place) : highControls.isRepetition(letter, at: place)
  }

  /// Forgets how far both sides had come: nobody captures for a while, and what they say then is not missing.
  mutating func pause() {
    low.pause()
    high.pause()
  }

  mutating func append(_ later: TCPConnection) {
    let asked = (low: low.state == .synSent, high: high.state == .synSent)
    let answered = (low: low.state == .synAckSent, high: high.state == .synAckSent)
    let hadEnded = low.state == .closed && high.state == .closed
    history.append(later.history)
    low.append(later.low)
    high.append(later.high)
    if hadEnded {
      low.state = .closed
      high.state = .closed
    }
    if answered.low, later.high.state == .partial {
      if low.state == .synAckSent { low.state = .established }
      high.state = .established
    }
    if answered.high, later.low.state == .partial {
      if high.state == .synAckSent { high.state = .established }
      low.state = .established
    }
    if asked.low, later.high.hasSYN {
      if low.state == .synSent { low.state = .established }
      if high.state == .synAckSent { high.state = .established }
    }
    if asked.high, later.low.hasSYN {
      if high.state == .synSent { high.state = .established }
      if low.state == .synAckSent { low.state = .established }
    }
    if firstCloser == .none {
      firstCloser = later.firstCloser
      firstClosedAt = later.firstClosedAt
    }
    if let more = later.anyTroubles.first { modifyTroubles { $0.append(more) } }
  }
}

/// The sequence numbers of one side's last SYN, FIN and RST: a repetition has the same.
private struct ControlPlaces: Sendable {
  private var syn: UInt32 = 0
  private var fin: UInt32 = 0
  private var rst: UInt32 = 0

  mutating func isRepetition(_ letter: FlowHistory.Letter, at place: UInt32) -> Bool {
    switch letter {
    case .syn, .synAck: Self.replace(&syn, place)
    case .fin: Self.replace(&fin, place)
    case .rst: Self.replace(&rst, place)
    default: true
    }
  }

  private static func replace(_ last: inout UInt32, _ place: UInt32) -> Bool {
    defer { last = place }
    return last == place
  }
}
