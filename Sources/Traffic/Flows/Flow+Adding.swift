import Packets

/// What each packet changes.
extension Flow {
  /// Adds one packet of this flow.
  /// - Parameter isCopy: whether it is one that came already, as it seems.
  mutating func add(_ packet: DecodedPacket, upward: Bool, isCopy: Bool) -> AddedPacket {
    let silence = packet.time &- last
    if silence > 0 { last = packet.time }
    if packet.time < first { first = packet.time }
    if upward {
      low.count(packet, isCopy: isCopy)
      high.noteReceiver(of: packet)
    } else {
      high.count(packet, isCopy: isCopy)
      low.noteReceiver(of: packet)
    }
    if isCopy || packet.flags.contains(.repetition) { return AddedPacket(.copy) }
    if silence > longestSilence { longestSilence = silence }
    if packet.kind == .tcp { return addTCP(packet, upward: upward, after: silence) }
    if packet.kind == .udp, packet.payloadLength > 0, lowPayloadAt == .min, highPayloadAt == .min {
      firstDataIsUpward = upward
    }
    return AddedPacket(.new)
  }

  /// Forgets how far its streams had come: nobody captures for a while.
  mutating func pause() {
    if !connection.isEmpty { connection[0].pause() }
  }

  private mutating func addTCP(
    _ packet: DecodedPacket, upward: Bool, after silence: Int64
  ) -> AddedPacket {
    guard !connection.isEmpty else { return AddedPacket(.new) }
    noteHandshake(packet, upward: upward)
    recordFlags(packet, upward: upward)
    recordZeroWindow(packet, upward: upward)
    // Asked of the connection later, that would copy it.
    let (novelty, isOver) = connection[0].send(packet, upward: upward)
    if novelty == .retransmission, packet.payloadLength > 0 {
      connection[0].history.record(
        .retransmission, upward: upward,
        times: upward ? connection[0].low.retransmissions : connection[0].high.retransmissions)
    }
    var told = TCPEndpoint.Acknowledged()
    if packet.tcpFlags.contains(.rst) {
      // What a RST acknowledges is not to be relied upon, but to know the SYN that it refuses.
      connection[0].refuse(packet.acknowledgment, upward: upward)
    } else if packet.tcpFlags.contains(.ack) {
      told = connection[0].acknowledge(packet.acknowledgment, upward: upward)
      if told.gaps > 0, (upward ? high : low).packets > 0 {
        recordGaps(Int(told.gaps), packet, upward: !upward)
      }
    }
    if isOver { close(at: packet.time) }
    switch novelty {
    case .retransmission: return AddedPacket(.retransmission, told)
    // One that asks whether there is room again (RFC 9293 §3.8.6.1) keeps nothing alive.
    case .keepalive:
      let peer = upward ? connection[0].high.hasClosedWindow : connection[0].low.hasClosedWindow
      return AddedPacket(peer ? .retransmission : .probe, told)
    case .new:
      return AddedPacket(noveltyOfBareAck(packet, upward: upward, after: silence, told), told)
    }
  }

  /// How long a side that alone was captured must have been silent before a bare acknowledgment of it tells of a probe, in
  /// nanoseconds: sooner it answers what the other side sent again, for want of the acknowledgment before (3 s by RFC 1122
  /// §4.2.3.1).
  static let leastProbeQuiet: Int64 = 3_000_000_000

  /// What a segment with new numbers is, when it may be a bare acknowledgment of the only side that was captured: after
  /// a silence one that acknowledges nothing new is what a keepalive probe asks for, or a probe (RFC 9293 §3.8.4).
  @inline(__always)
  private func noveltyOfBareAck(
    _ packet: DecodedPacket, upward: Bool, after silence: Int64, _ told: TCPEndpoint.Acknowledged
  ) -> PacketNovelty {
    guard packet.payloadLength == 0, silence >= Self.leastProbeQuiet, packet.tcpFlags == .ack,
      side(low: !upward).packets == 0, told.uncaptured == 0
    else { return .new }
    let own = upward ? connection[0].low : connection[0].high
    let other = upward ? connection[0].high : connection[0].low
    if own.expects(packet.sequence), other.expects(packet.acknowledgment) { return .probeAnswer }
    return own.isKnownByAcksAlone(at: packet.sequence) ? .probeOrAnswer : .new
  }

  /// - Parameter packet: acknowledged stretches that were not captured.
  private mutating func recordGaps(_ count: Int, _ packet: DecodedPacket, upward: Bool) {
    for _ in 0..<count {
      let gaps = connection[0].modifyTroubles {
        $0.noteGap(frame: packet.frame, capture: packet.capture)
        if upward { $0.lowGaps &+= 1 } else { $0.highGaps &+= 1 }
        return upward ? $0.lowGaps : $0.highGaps
      }
      connection[0].history.record(.gap, upward: upward, times: Int(gaps))
    }
  }

  @inline(__always)
  private mutating func recordFlags(_ packet: DecodedPacket, upward: Bool) {
    let flags = packet.tcpFlags
    guard !flags.isDisjoint(with: [.syn, .fin, .rst]) else {
      if packet.payloadLength > 0 {
        connection[0].history.record(.data, upward: upward)
      } else if flags.contains(.ack) {
        connection[0].history.record(.ack, upward: upward)
      }
      return
    }
    recordControl(packet, upward: upward)
    if !flags.isDisjoint(with: [.fin, .rst]) {
      connection[0].noteEnd(upward: upward, at: packet.time)
    }
  }

  private mutating func recordControl(_ packet: DecodedPacket, upward: Bool) {
    let letter: FlowHistory.Letter
    var place = packet.sequence
    switch packet.tcpFlags.intersection([.syn, .fin, .rst]) {
    case .syn: letter = packet.tcpFlags.contains(.ack) ? .synAck : .syn
    case .fin:
      letter = .fin
      place &+= packet.payloadLength
    case .rst: letter = .rst
    case [.fin, .rst]: letter = .inconsistent
    default: letter = .multipleFlags
    }
    connection[0].history.record(
      letter, upward: upward,
      isRepetition: connection[0].isRepetition(letter, at: place, upward: upward))
  }

  /// A window of nothing matters unless the other side has said that it sends no more, or this one that it takes no more.
  @inline(__always)
  private mutating func recordZeroWindow(_ packet: DecodedPacket, upward: Bool) {
    guard packet.window == 0, !packet.tcpFlags.contains(.rst) else { return }
    let sender = (upward ? connection[0].low : connection[0].high).state
    let peer = (upward ? connection[0].high : connection[0].low).state
    guard sender != .reset, peer != .closed else { return }
    let times = connection[0].modifyTroubles {
      if upward { $0.lowZeroWindows &+= 1 } else { $0.highZeroWindows &+= 1 }
      return upward ? $0.lowZeroWindows : $0.highZeroWindows
    }
    connection[0].history.record(.zeroWindow, upward: upward, times: Int(times))
  }

  /// Notes what the flags say of who began.
  @inline(__always)
  private mutating func noteHandshake(_ packet: DecodedPacket, upward: Bool) {
    let flags = packet.tcpFlags
    if flags.contains(.syn) {
      if flags.contains(.ack) {
        evidence.note(.synAck, isLow: !upward)
      } else {
        evidence.note(.syn, isLow: upward)
      }
      return
    }
    guard !evidence.isCertain else { return }
    let count = low.distinctPackets + high.distinctPackets
    if count == 1 {
      connection[0].beganWithBareAck = packet.payloadLength == 0 && flags == .ack
      connection[0].beganWithPayload = packet.payloadLength > 0
      connection[0].firstSequence = packet.sequence
    } else if count == 2 {
      noteSecondPacket(packet.sequence, carriesPayload: packet.payloadLength > 0, upward: upward)
    }
  }

  /// Whether the first two packets look like the end of a handshake and the first request after it.
  ///
  /// In mid-stream a server's acknowledgment and its next payload look the same: only a client's
  /// port on this side and a service's on the other tell them apart.
  mutating func noteSecondPacket(
    _ sequence: UInt32, carriesPayload: Bool, upward: Bool
  ) {
    guard let tcp, tcp.beganWithBareAck, carriesPayload, upward == firstIsUpward,
      sequence == tcp.firstSequence, !isServicePort(low: upward), isServicePort(low: !upward)
    else { return }
    evidence.note(.handshakeAck, isLow: upward)
  }

  private func isServicePort(low: Bool) -> Bool {
    ServicePort.isService(low ? key.lowPort : key.highPort, key.kind)
  }
}

/// What came of adding a packet to its flow.
struct AddedPacket {
  let novelty: PacketNovelty
  /// What its acknowledgment told of the other side.
  let told: TCPEndpoint.Acknowledged

  @inline(__always)
  init(_ novelty: PacketNovelty, _ told: TCPEndpoint.Acknowledged = TCPEndpoint.Acknowledged()) {
    self.novelty = novelty
    self.told = told
  }
}

/// What a packet was to the ones before it.
enum PacketNovelty {
  case new
  case retransmission
  /// A keepalive probe of TCP (RFC 9293 §3.8.4).
  case probe
  /// The answer to one, where only answers were captured.
  case probeAnswer
  /// One of the two, where nothing else was captured.
  case probeOrAnswer
  case copy
}

extension DecodedPacket {
  /// Whether its frame was sent to a group of stations; of what a tunnel carried that isn't known.
  var isToGroup: Bool { destinationMAC.isGroup && !flags.contains(.routedThroughTunnel) }

  /// The station it was sent to; ``MACAddress/none`` for groups, and where the link's address is a tunnel's.
  var receiver: MACAddress {
    destinationMAC.isGroup || flags.contains(.routedThroughTunnel) ? .none : destinationMAC
  }
}
