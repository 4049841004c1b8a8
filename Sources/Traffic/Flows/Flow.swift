import Packets

/// Packets of one 5-tuple, both directions.
public struct Flow: Sendable {
  public let key: FlowKey
  /// Times of the first and last packet, in nanoseconds since 1970.
  public internal(set) var first: Int64
  public internal(set) var last: Int64
  /// Frame of the first packet, and the capture it is in.
  public internal(set) var firstFrame: Int
  public internal(set) var capture: UInt16
  /// Innermost VLAN of the first packet; 0 for none.
  public internal(set) var vlan: UInt16
  /// How many tunnels the flow was found inside.
  public internal(set) var depth: UInt8
  /// What the end point that sorts first sent, and the other.
  public internal(set) var low = FlowSide()
  public internal(set) var high = FlowSide()
  public internal(set) var history = FlowHistory()
  /// Both sides' TCP; nil for other protocols.
  public internal(set) var tcp: TCPConnection?
  /// Link address that packets to a side carried, where that side never spoke.
  var lowMACAsDestination = MACAddress.none
  var highMACAsDestination = MACAddress.none
  var evidence = InitiatorEvidence()
  /// Whether the first packet came from the low end point.
  let firstIsUpward: Bool
  /// When both sides had closed, or one had reset; nil while open.
  var closedAt: Int64?
  var timeline = FlowMinute()
  /// How many flows of the same tuple came before this one while their predecessors were still known.
  var incarnation: UInt32 = 0
  /// The `uid` of the tunnel's flow it was found inside; 0 for none. Only logs need it.
  public internal(set) var parent: UInt64 = 0
  /// Whether its first datagrams were DNS, whatever the port.
  var carriesDNS = false
  /// Whether the log has told its end, and an oddity in it.
  var isEndTold = false
  var isWeirdTold = false
  /// Whether some minute's counts have left for the time lines already.
  var hasEndedMinutes: Bool { FlowMinute.minute(of: first) != timeline.minute }

  init(_ packet: DecodedPacket, key: FlowKey, upward: Bool) {
    self.key = key
    first = packet.time
    last = packet.time
    firstFrame = packet.frame
    capture = packet.capture
    vlan = packet.vlan
    depth = packet.depth
    firstIsUpward = upward
    if packet.kind == .tcp { tcp = TCPConnection() }
    timeline.start(at: packet.time)
  }

  /// Who began it.
  public var initiator: Initiator { evidence.verdict(key, firstIsUpward: firstIsUpward) }

  public var originatorIsLow: Bool { initiator.isLow }
  public var originator: FlowSide { originatorIsLow ? low : high }
  public var responder: FlowSide { originatorIsLow ? high : low }
  public var originatorAddress: IPAddress { originatorIsLow ? key.low : key.high }
  public var responderAddress: IPAddress { originatorIsLow ? key.high : key.low }
  public var originatorPort: UInt16 { originatorIsLow ? key.lowPort : key.highPort }
  public var responderPort: UInt16 { originatorIsLow ? key.highPort : key.lowPort }
  /// Link address of a side: what it sent with, else what was sent to it.
  public var originatorMAC: MACAddress { originatorIsLow ? lowMAC : highMAC }
  public var responderMAC: MACAddress { originatorIsLow ? highMAC : lowMAC }

  var lowMAC: MACAddress { low.mac.isNone ? lowMACAsDestination : low.mac }
  var highMAC: MACAddress { high.mac.isNone ? highMACAsDestination : high.mac }

  /// The history as Zeek writes it.
  public var historyText: String { history.text(originatorIsLow: originatorIsLow) }

  /// Zeek's `conn_state`.
  public var connectionState: ConnectionState {
    if let tcp {
      return ConnectionState(
        originator: originatorIsLow ? tcp.low : tcp.high,
        responder: originatorIsLow ? tcp.high : tcp.low,
        carriedPayload: low.payloadBytes + high.payloadBytes > 0)
    }
    guard key.kind == .udp else { return .oth }
    switch (originator.packets > 0, responder.packets > 0) {
    case (true, true): return .sf
    case (true, false): return .s0
    case (false, true): return .shr
    case (false, false): return .oth
    }
  }

  /// Payload bytes of a side without its repetitions, as far as captured.
  public func distinctPayloadBytes(low isLow: Bool) -> Int {
    let side = isLow ? low : high
    guard let tcp else { return side.payloadBytes }
    return max(0, side.payloadBytes - (isLow ? tcp.low : tcp.high).retransmittedBytes)
  }

  /// Adds one packet of this flow.
  mutating func add(_ packet: DecodedPacket, upward: Bool) -> PacketNovelty {
    if packet.time > last { last = packet.time }
    if packet.time < first { first = packet.time }
    let isCopy: Bool
    if upward {
      isCopy = low.count(packet)
      if high.packets == 0, !packet.flags.contains(.routedThroughTunnel) {
        highMACAsDestination = packet.destinationMAC
      }
    } else {
      isCopy = high.count(packet)
      if low.packets == 0, !packet.flags.contains(.routedThroughTunnel) {
        lowMACAsDestination = packet.destinationMAC
      }
    }
    if isCopy { return .copy }
    if packet.kind == .tcp { return addTCP(packet, upward: upward) }
    if packet.payloadLength > 0 { history.record(.data, upward: upward) }
    return .new
  }

  private mutating func addTCP(_ packet: DecodedPacket, upward: Bool) -> PacketNovelty {
    guard tcp != nil else { return .new }
    let flags = packet.tcpFlags
    noteHandshake(packet, upward: upward)
    if flags.contains(.ack) {
      let uncovered = tcp!.acknowledge(packet.acknowledgment, upward: upward)
      if uncovered { recordGap(upward: !upward) }
    }
    let novelty = tcp!.send(packet, upward: upward)
    switch novelty {
    case .gap: recordGap(upward: upward)
    case .retransmission where packet.payloadLength > 0:
      history.record(
        .retransmission, upward: upward,
        times: upward ? tcp!.low.retransmissions : tcp!.high.retransmissions)
    default: break
    }
    recordFlags(packet, upward: upward)
    if closedAt == nil, tcp!.isClosed { closedAt = packet.time }
    return novelty == .retransmission ? .retransmission : .new
  }

  private mutating func recordGap(upward: Bool) {
    if upward { tcp!.lowGaps += 1 } else { tcp!.highGaps += 1 }
    history.record(.gap, upward: upward, times: Int(upward ? tcp!.lowGaps : tcp!.highGaps))
  }

  @inline(__always)
  private mutating func recordFlags(_ packet: DecodedPacket, upward: Bool) {
    let flags = packet.tcpFlags
    if flags.contains(.syn) {
      if flags.contains(.fin) || flags.contains(.rst) {
        history.record(.multipleFlags, upward: upward)
      }
      history.record(flags.contains(.ack) ? .synAck : .syn, upward: upward)
    } else if packet.payloadLength == 0, flags.contains(.ack),
      flags.isDisjoint(with: [.fin, .rst])
    {
      history.record(.ack, upward: upward)
    }
    if packet.payloadLength > 0 { history.record(.data, upward: upward) }
    if flags.contains(.fin) { history.record(.fin, upward: upward) }
    if flags.contains(.rst) { history.record(.rst, upward: upward) }
    if packet.window == 0, flags.contains(.ack), flags.isDisjoint(with: [.rst, .syn, .fin]) {
      if upward { tcp!.lowZeroWindows += 1 } else { tcp!.highZeroWindows += 1 }
      history.record(
        .zeroWindow, upward: upward,
        times: Int(upward ? tcp!.lowZeroWindows : tcp!.highZeroWindows))
    }
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
    let count = low.packets + high.packets
    if count == 1 {
      tcp!.beganWithBareAck = packet.payloadLength == 0 && flags == .ack
      tcp!.firstSequence = packet.sequence
    } else if count == 2, tcp!.beganWithBareAck, upward == firstIsUpward,
      packet.payloadLength > 0, packet.sequence == tcp!.firstSequence
    {
      evidence.note(.handshakeAck, isLow: upward)
    }
  }

  /// Whether a packet of the same tuple belongs to this flow, or begins the next one.
  ///
  /// A SYN with another initial sequence number begins a connection of its own (RFC 9293
  /// §3.6.1), and so does whatever comes long after the end.
  @inline(__always)
  func continues(with packet: DecodedPacket, upward: Bool) -> Bool {
    guard let tcp else { return true }
    if let closedAt, packet.time &- closedAt > Self.linger { return false }
    guard packet.tcpFlags.contains(.syn), !packet.tcpFlags.contains(.ack),
      !packet.tcpFlags.contains(.rst)
    else { return true }
    let side = upward ? tcp.low : tcp.high
    if history.contains(.syn, upward: upward) { return side.initial == packet.sequence }
    // No SYN of this side yet: the answer may have been captured before the question.
    return closedAt == nil && side.state != .established && side.state != .closed
      && low.payloadBytes + high.payloadBytes == 0
  }

  /// Whether a flow of the same tuple that a later part of the capture begins with is this one, going on.
  func continues(with later: Flow) -> Bool {
    guard let tcp, let laterTCP = later.tcp else { return true }
    if let closedAt, later.first &- closedAt > Self.linger { return false }
    let upward = later.firstIsUpward
    guard later.history.contains(.syn, upward: upward), !history.isEmpty else { return true }
    let side = upward ? tcp.low : tcp.high
    let laterSide = upward ? laterTCP.low : laterTCP.high
    if history.contains(.syn, upward: upward) { return side.initial == laterSide.initial }
    return closedAt == nil && side.state != .established && side.state != .closed
      && low.payloadBytes + high.payloadBytes == 0
  }

  /// How long after its end a connection's stragglers are still its own: 2 MSL (RFC 9293 §3.4.2) of two minutes, in nanoseconds.
  static let linger: Int64 = 240_000_000_000

  /// Adds a later part of the same flow.
  mutating func append(_ later: Flow) {
    first = min(first, later.first)
    last = max(last, later.last)
    low.append(later.low)
    high.append(later.high)
    history.append(later.history)
    evidence.merge(later.evidence)
    if let more = later.tcp { tcp?.append(more) }
    if lowMACAsDestination.isNone { lowMACAsDestination = later.lowMACAsDestination }
    if highMACAsDestination.isNone { highMACAsDestination = later.highMACAsDestination }
    closedAt = closedAt ?? later.closedAt
    if tcp?.isClosed == true, closedAt == nil { closedAt = last }
  }
}

/// What a packet was to the ones before it.
enum PacketNovelty {
  case new
  case retransmission
  case copy
}
