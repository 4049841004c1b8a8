import Packets

/// What each packet tells of what its flow repeats.
extension Flow {
  /// How long both sides of a datagram flow must have been silent before the next counts as a start of its own, in
  /// nanoseconds: answers, and questions asked again, come sooner. Whoever sends it: an answer alone proves a question
  /// that was not captured. A judgement.
  static let exchangeQuiet: Int64 = 2_000_000_000
  /// How long after a datagram another one repeats it rather than goes on with it, in nanoseconds: the first wait is 1 s by
  /// RFC 9002 §6.2.2 and RFC 9147 §5.8.2, and a quarter of a second in browsers. A judgement.
  private static let repetitionQuiet: Int64 = 100_000_000

  /// Whether its datagrams belong to a connection with a handshake of its own: silences within it are no new starts, and what
  /// is said before the other side answers are repetitions of the first flight.
  var isHandshaking: Bool {
    guard key.kind == .udp, facts.contains(.service) else { return false }
    return Self.handshaking.contains { facts.holds(.service, $0) }
  }

  /// The same, or that it goes to the port of such a service, where its handshake was not captured and nothing else tells.
  var isOneConnection: Bool {
    if isHandshaking { return true }
    guard key.kind == .udp, !carriesDNS, !facts.contains(.service) else { return false }
    return ServicePort.name(of: responderPort, .udp).map(Self.handshaking.contains) ?? false
  }

  private static let handshaking = ["quic", "gquic", "dtls"]

  /// Takes a packet that is no copy.
  @inline(__always)
  mutating func noteRhythm(
    _ packet: DecodedPacket, _ payload: RawSpan, upward: Bool, _ added: AddedPacket
  ) {
    if packet.kind == .tcp {
      noteSegment(packet, payload, upward: upward, added)
    } else if packet.kind == .udp, packet.payloadLength > 0 {
      noteDatagram(packet, payload, upward: upward)
    }
  }

  // MARK: TCP

  @inline(__always)
  private mutating func noteSegment(
    _ packet: DecodedPacket, _ payload: RawSpan, upward: Bool, _ added: AddedPacket
  ) {
    let (novelty, told) = (added.novelty, added.told)
    if told.provesProbe { addBeat(.tcp, packet, upward: !upward) }
    if told.uncaptured > 0 { noteUncaptured(told.uncaptured, packet, upward: !upward) }
    guard packet.payloadLength > 0, novelty == .new else {
      if novelty != .new { noteOddSegment(packet, upward: upward, novelty) }
      return
    }
    if packet.flags.contains(.cut) { noteCutRecord(packet, payload) }
    switch Beat.content(of: payload, length: packet.payloadLength) {
    case .other: break
    case .ping(let kind): addBeat(kind, packet, upward: upward)
    case .pong(let kind):
      // Where only the answers were captured, they prove the questions.
      if side(low: !upward).packets == 0 { addBeat(kind, packet, upward: !upward) }
    case .record:
      if isQuiet(at: packet.time) {
        addBeat(.tlsRecord, size: packet.payloadLength, packet, upward: upward)
      } else if low.packets + high.packets == 1 {
        opening = Opening(
          size: UInt16(clamping: packet.payloadLength), kind: .tlsRecord, isUpward: upward)
      }
    }
    notePayload(at: packet.time, upward: upward)
  }

  /// Bytes that the sender of this packet acknowledged, and that were not captured.
  private mutating func noteUncaptured(_ length: UInt32, _ packet: DecodedPacket, upward: Bool) {
    if isQuiet(at: packet.time),
      let key = rhythm?.key(ofUncaptured: length, fromLow: upward)
        ?? usualKey(ofUncaptured: length, upward: upward)
    {
      add(key, packet, upward: upward)
    }
    notePayload(at: packet.time, upward: upward)
  }

  /// What bytes of a side that was never captured are, by the protocol of the other.
  private func usualKey(ofUncaptured length: UInt32, upward: Bool) -> BeatTotals.Key? {
    guard side(low: upward).packets == 0, length <= Beat.sizeBound else { return nil }
    if length == 2, facts.holds(.service, "mqtt") {
      return BeatTotals.Key(kind: .mqtt, isFromClient: upward, size: 0)
    }
    guard facts.holds(.service, "ssl") else { return nil }
    return BeatTotals.Key(kind: .tlsRecord, isFromClient: upward, size: UInt16(length))
  }

  private mutating func noteOddSegment(
    _ packet: DecodedPacket, upward: Bool, _ novelty: PacketNovelty
  ) {
    switch novelty {
    case .probe: addBeat(.tcp, packet, upward: upward)
    case .probeAnswer: addBeat(.tcp, packet, upward: !upward)
    case .probeOrAnswer:
      addUndecided(packet)
    case .retransmission where packet.tcpFlags.contains(.syn) && side(low: !upward).packets == 0:
      addRepetition(at: packet.time)
    default: break
    }
  }

  // MARK: UDP

  @inline(__always)
  private mutating func noteDatagram(
    _ packet: DecodedPacket, _ payload: RawSpan, upward: Bool
  ) {
    let latest = max(lowPayloadAt, highPayloadAt)
    let message = mayCarryDNS ? DNSMessageMark(of: payload, isUpward: upward) : nil
    if latest != .min {
      let quiet = packet.time &- latest
      if quiet >= Beat.leastQuiet, packet.payloadLength <= Beat.sizeBound {
        addBeat(.udp, size: packet.payloadLength, packet, upward: upward)
      }
      if quiet >= Self.exchangeQuiet, !repeats(message, after: quiet) {
        modifyRhythm { $0.addExchange(at: packet.time) }
      }
      if quiet >= Self.repetitionQuiet, side(low: !upward).packets == 0, isHandshaking {
        addRepetition(at: packet.time)
      }
    } else if packet.payloadLength <= Beat.sizeBound {
      opening = Opening(size: UInt16(packet.payloadLength), kind: .udp, isUpward: upward)
    }
    if message != nil {
      firstDNSMessage = firstDNSMessage ?? message
      lastDNSMessage = message
    }
    notePayload(at: packet.time, upward: upward)
  }

  /// Whether a message of DNS is the last one sent again.
  private func repeats(_ message: DNSMessageMark?, after quiet: Int64) -> Bool {
    message != nil && message == lastDNSMessage && quiet <= DNSMessageMark.repetitionBound
  }

  // MARK: Beats

  /// The flow's first payload, where it may have been a beat.
  struct Opening: Sendable {
    /// 0 for none.
    var size: UInt16 = 0
    var kind = Beat.Kind.tcp
    var isUpward = false

    /// What it is as a beat; nil where there is none.
    var key: BeatTotals.Key? {
      size > 0 ? BeatTotals.Key(kind: kind, isFromClient: isUpward, size: size) : nil
    }
  }

  @inline(__always)
  private mutating func notePayload(at time: Int64, upward: Bool) {
    if upward { lowPayloadAt = time } else { highPayloadAt = time }
  }

  /// Whether neither side had sent payload for a while. Of the first payload of a flow that isn't known: whether it
  /// may be a beat is seen when it comes again.
  private func isQuiet(at time: Int64) -> Bool {
    let latest = max(lowPayloadAt, highPayloadAt)
    return latest != .min && time &- latest >= Beat.leastQuiet
  }

  private mutating func addBeat(
    _ kind: Beat.Kind, size: UInt32 = 0, _ packet: DecodedPacket, upward: Bool
  ) {
    add(
      BeatTotals.Key(kind: kind, isFromClient: upward, size: UInt16(clamping: size)), packet,
      upward: upward)
  }

  private mutating func add(_ key: BeatTotals.Key, _ packet: DecodedPacket, upward: Bool) {
    let own = upward ? lowPayloadAt : highPayloadAt
    let isRepeatedOpening = opening.key == key
    let began = Evidence(capture: Int(capture), frame: firstFrame)
    let start = first
    modifyRhythm {
      if isRepeatedOpening {
        $0.add(SingleBeat(time: start, evidence: began, quiet: nil, key: key))
      }
      $0.add(
        SingleBeat(
          time: packet.time, evidence: Evidence(packet),
          quiet: own == .min ? nil : packet.time &- own, key: key))
    }
    if isRepeatedOpening { self.opening = Opening() }
  }

  /// Adds what a later part of the same flow repeats, and what the cut between them hid.
  mutating func appendRhythm(_ later: Flow) {
    let latest = max(lowPayloadAt, highPayloadAt)
    longestSilence = max(longestSilence, later.longestSilence, later.first &- last)
    addOpening(repeatedIn: later)
    addBareAcks(of: later)
    if let key = later.opening.key, latest != .min, later.first &- latest >= Beat.leastQuiet {
      let evidence = Evidence(capture: Int(later.capture), frame: later.firstFrame)
      modifyRhythm {
        $0.add(SingleBeat(time: later.first, evidence: evidence, quiet: nil, key: key))
      }
    }
    let quiet = later.first &- latest
    if key.kind == .udp, latest != .min, quiet >= Self.exchangeQuiet,
      !repeats(later.firstDNSMessage, after: quiet)
    {
      modifyRhythm { $0.addExchange(at: later.first) }
    }
    if asksAgain(in: later) { addRepetition(at: later.first) }
    if let more = later.rhythm, !more.isEmpty { modifyRhythm { $0.append(more) } }
    if connection.isEmpty { for time in later.repetitions { addRepetition(at: time) } }
    if latest == .min { firstDataIsUpward = later.firstDataIsUpward }
    firstDNSMessage = firstDNSMessage ?? later.firstDNSMessage
    lastDNSMessage = later.lastDNSMessage ?? lastDNSMessage
    lowPayloadAt = max(lowPayloadAt, later.lowPayloadAt)
    highPayloadAt = max(highPayloadAt, later.highPayloadAt)
    endMinute()
    if let more = later.extras.first { modifyExtras { $0.activeMinutes.merge(more.activeMinutes) } }
  }

  /// Whether a later part begins with the SYN, or the first flight, that was sent here already, and that nobody has answered.
  private func asksAgain(in later: Flow) -> Bool {
    let upward = later.firstIsUpward
    guard side(low: !upward).packets == 0 else { return false }
    if isHandshaking {
      return later.first &- max(lowPayloadAt, highPayloadAt) >= Self.repetitionQuiet
    }
    guard let tcp, let more = later.tcp else { return false }
    let (own, again) = upward ? (tcp.low, more.low) : (tcp.high, more.high)
    return own.hasSYN && again.hasSYN && own.initial == again.initial
  }

  /// Adds probes that show themselves in a later part by nothing but bare acknowledgments of the only side captured: which
  /// of the two these are is known by what it sent before.
  private mutating func addBareAcks(of later: Flow) {
    let upward = later.firstIsUpward
    guard let tcp, let more = later.tcp, more.beganWithBareAck,
      side(low: !upward).packets == 0, later.side(low: !upward).packets == 0
    else { return }
    let (own, other) = upward ? (tcp.low, tcp.high) : (tcp.high, tcp.low)
    let isAnswer = own.expects(more.firstSequence)
    guard isAnswer || own.expects(more.firstSequence &+ 1) else { return }
    let key = BeatTotals.Key(kind: .tcp, isFromClient: isAnswer != upward, size: 0)
    let acknowledged = (upward ? more.high : more.low).initial
    if later.first &- last >= Self.leastProbeQuiet, other.expects(acknowledged) {
      let evidence = Evidence(capture: Int(later.capture), frame: later.firstFrame)
      modifyRhythm {
        $0.add(SingleBeat(time: later.first, evidence: evidence, quiet: nil, key: key))
      }
    }
    guard var totals = later.extras.first?.rare?.undecided.first else { return }
    totals.key = key
    modifyRhythm { $0.append(totals) }
  }

  /// Adds a bare acknowledgment that is a probe or the answer to one.
  private mutating func addUndecided(_ packet: DecodedPacket) {
    let plain = BeatTotals.Key(kind: .tcp, isFromClient: false, size: 0)
    modifyExtras {
      $0.modifyRare {
        if $0.undecided.isEmpty { $0.undecided = [BeatTotals(plain)] }
        $0.undecided[0].add(at: packet.time, after: nil, Evidence(packet))
      }
    }
  }

  /// Adds its first payload as a beat where only a later part sends it again.
  private mutating func addOpening(repeatedIn later: Flow) {
    guard let key = opening.key,
      later.opening.key == key || later.rhythm?.holds(key) == true
    else { return }
    let (start, began) = (first, Evidence(capture: Int(capture), frame: firstFrame))
    modifyRhythm { $0.add(SingleBeat(time: start, evidence: began, quiet: nil, key: key)) }
    opening = Opening()
  }

  /// Most of what was sent again for want of an answer that is kept.
  static let repetitionBound = 16

  /// When a SYN, or the first flight of another handshake, that nobody had answered was sent again: the earliest few.
  var repetitions: [Int64] {
    guard connection.isEmpty else { return connection[0].repeatedSYNs }
    return extras.first?.rare?.repetitions ?? []
  }

  private mutating func addRepetition(at time: Int64) {
    if connection.isEmpty {
      modifyExtras { $0.modifyRare { $0.repetitions.append(time, atMost: Self.repetitionBound) } }
    } else {
      connection[0].modifyTroubles { $0.addRepeatedSYN(at: time) }
    }
  }

  private mutating func modifyRhythm(_ change: (inout FlowRhythm) -> Void) {
    modifyExtras { change(&$0.rhythm) }
  }
}
