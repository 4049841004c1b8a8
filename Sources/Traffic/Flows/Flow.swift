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
  /// Whether it is the first of its 5-tuple in a part that continues an earlier one: it may be that one's.
  var isHead = false

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
  func side(low isLow: Bool) -> FlowSide { isLow ? low : high }

  /// Counts a frame, counted already, as a copy too.
  mutating func countCopy(_ frame: OpeningFrame) {
    if frame.isFromLow {
      low.countCopy(bytes: frame.bytes)
    } else {
      high.countCopy(bytes: frame.bytes)
    }
  }

  /// Link address of a side: what it sent with, else what was sent to it.
  public var originatorMAC: MACAddress { originatorIsLow ? lowMAC : highMAC }
  public var responderMAC: MACAddress { originatorIsLow ? highMAC : lowMAC }

  var lowMAC: MACAddress { low.mac.isNone ? lowMACAsDestination : low.mac }
  var highMAC: MACAddress { high.mac.isNone ? highMACAsDestination : high.mac }

  /// The history as Zeek writes it.
  public var historyText: String {
    let isLow = originatorIsLow
    return history.text(originatorIsLow: isLow, isFlipped: isLow != firstIsUpward)
  }

  /// Zeek's `conn_state`.
  public var connectionState: ConnectionState {
    if let tcp {
      return ConnectionState(
        originator: originatorIsLow ? tcp.low : tcp.high,
        responder: originatorIsLow ? tcp.high : tcp.low,
        carriedPayload: low.payloadBytes + high.payloadBytes > 0, wasOnlyAsked: wasOnlyAsked)
    }
    guard key.kind == .udp else { return .oth }
    switch (originator.packets > 0, responder.packets > 0) {
    case (true, true): return .sf
    case (true, false): return .s0
    case (false, true): return .shr
    case (false, false): return .oth
    }
  }

  private var wasOnlyAsked: Bool {
    let upward = originatorIsLow
    return history.contains(.syn, upward: upward) && !history.contains(.synAck, upward: upward)
      && !history.contains(.ack, upward: upward) && !history.contains(.fin, upward: upward)
  }

  /// Payload bytes that a side sent, each counted once; of TCP those that were not captured too, of ICMP without its header.
  public func streamBytes(low isLow: Bool) -> Int {
    let side = isLow ? low : high
    switch key.kind {
    case .tcp: return side.packets == 0 ? 0 : (isLow ? tcp?.low : tcp?.high)?.streamBytes ?? 0
    case .icmp, .icmpv6: return max(0, side.payloadBytes - side.packets * Self.icmpHeaderLength)
    default: return side.payloadBytes
    }
  }

  /// Bytes that were acknowledged but not captured, of sides that were captured at all.
  public var missedBytes: Int {
    guard let tcp else { return 0 }
    return (low.packets > 0 ? tcp.low.missedBytes : 0)
      + (high.packets > 0 ? tcp.high.missedBytes : 0)
  }

  /// RFC 792, RFC 4443 §2.1
  private static let icmpHeaderLength = 8

  /// Adds one packet of this flow.
  mutating func add(_ packet: DecodedPacket, upward: Bool) -> PacketNovelty {
    if packet.time > last { last = packet.time }
    if packet.time < first { first = packet.time }
    let isCopy: Bool
    if upward {
      isCopy = low.count(packet)
      if high.mac.isNone, highMACAsDestination.isNone { highMACAsDestination = packet.receiver }
    } else {
      isCopy = high.count(packet)
      if low.mac.isNone, lowMACAsDestination.isNone { lowMACAsDestination = packet.receiver }
    }
    if isCopy { return .copy }
    if packet.kind == .tcp { return addTCP(packet, upward: upward) }
    if packet.kind == .udp, packet.payloadLength > 0 { history.record(.data, upward: upward) }
    return .new
  }

  private mutating func addTCP(_ packet: DecodedPacket, upward: Bool) -> PacketNovelty {
    guard tcp != nil else { return .new }
    noteHandshake(packet, upward: upward)
    recordFlags(packet, upward: upward)
    recordZeroWindow(packet, upward: upward)
    let novelty = tcp!.send(packet, upward: upward)
    if novelty == .retransmission, packet.payloadLength > 0 {
      history.record(
        .retransmission, upward: upward,
        times: upward ? tcp!.low.retransmissions : tcp!.high.retransmissions)
    }
    if packet.tcpFlags.contains(.rst) {
      // What a RST acknowledges is not to be relied upon, but to know the SYN that it refuses.
      tcp!.refuse(packet.acknowledgment, upward: upward)
    } else if packet.tcpFlags.contains(.ack) {
      let gaps = tcp!.acknowledge(packet.acknowledgment, upward: upward)
      if gaps > 0, (upward ? high : low).packets > 0 { recordGaps(gaps, upward: !upward) }
    }
    if closedAt == nil, tcp!.isClosed { closedAt = packet.time }
    return novelty == .retransmission ? .retransmission : .new
  }

  private mutating func recordGaps(_ count: Int, upward: Bool) {
    for _ in 0..<count {
      if upward { tcp!.lowGaps &+= 1 } else { tcp!.highGaps &+= 1 }
      history.record(.gap, upward: upward, times: Int(upward ? tcp!.lowGaps : tcp!.highGaps))
    }
  }

  @inline(__always)
  private mutating func recordFlags(_ packet: DecodedPacket, upward: Bool) {
    let flags = packet.tcpFlags
    guard !flags.isDisjoint(with: [.syn, .fin, .rst]) else {
      if packet.payloadLength > 0 {
        history.record(.data, upward: upward)
      } else if flags.contains(.ack) {
        history.record(.ack, upward: upward)
      }
      return
    }
    recordControl(packet, upward: upward)
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
    history.record(
      letter, upward: upward, isRepetition: tcp!.isRepetition(letter, at: place, upward: upward))
  }

  /// A window of nothing matters unless the other side has said that it sends no more, or this one that it takes no more.
  @inline(__always)
  private mutating func recordZeroWindow(_ packet: DecodedPacket, upward: Bool) {
    guard packet.window == 0, !packet.tcpFlags.contains(.rst) else { return }
    let (sender, peer) = upward ? (tcp!.low, tcp!.high) : (tcp!.high, tcp!.low)
    guard sender.state != .reset, peer.state != .closed else { return }
    if upward { tcp!.lowZeroWindows &+= 1 } else { tcp!.highZeroWindows &+= 1 }
    history.record(
      .zeroWindow, upward: upward,
      times: Int(upward ? tcp!.lowZeroWindows : tcp!.highZeroWindows))
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
      tcp!.beganWithPayload = packet.payloadLength > 0
      tcp!.firstSequence = packet.sequence
    } else if count == 2 {
      noteSecondPacket(packet.sequence, carriesPayload: packet.payloadLength > 0, upward: upward)
    }
  }

  /// Whether the first two packets look like the end of a handshake and the first request after it.
  ///
  /// In mid-stream a server's acknowledgment and its next payload look the same: only a client's
  /// port on this side and a service's on the other tell them apart.
  private mutating func noteSecondPacket(
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
    if side.hasSYN { return side.initial == packet.sequence }
    return awaitsSYN(of: upward, at: packet.sequence, tcp)
  }

  /// Whether a side's first SYN may belong here: both ask at once (RFC 9293 §3.5), or the answer was
  /// captured before the question, a refusal of that very SYN included.
  private func awaitsSYN(of upward: Bool, at sequence: UInt32, _ tcp: TCPConnection) -> Bool {
    guard low.payloadBytes + high.payloadBytes == 0 else { return false }
    let (side, peer) = upward ? (tcp.low, tcp.high) : (tcp.high, tcp.low)
    if peer.state == .reset, side.state == .inactive { return side.initial == sequence &+ 1 }
    return closedAt == nil && (peer.state == .synSent || peer.state == .synAckSent)
  }

  /// Whether a flow of the same tuple that a later part of the capture begins with is this one, going on.
  func continues(with later: Flow) -> Bool {
    guard let tcp, let laterTCP = later.tcp else { return true }
    if let closedAt, later.first &- closedAt > Self.linger { return false }
    let upward = later.firstIsUpward
    let side = upward ? tcp.low : tcp.high
    let laterSide = upward ? laterTCP.low : laterTCP.high
    guard laterSide.hasSYN, !history.isEmpty else { return true }
    if side.hasSYN { return side.initial == laterSide.initial }
    return awaitsSYN(of: upward, at: laterSide.initial, tcp)
  }

  /// How long after its end a connection's stragglers are still its own: 2 MSL (RFC 9293 §3.4.2) of two minutes, in nanoseconds.
  static let linger: Int64 = 240_000_000_000

  /// Adds a later part of the same flow.
  mutating func append(_ later: Flow) {
    first = min(first, later.first)
    last = max(last, later.last)
    history.append(later.history)
    if low.packets + high.packets == 1, let more = later.tcp, !evidence.isCertain {
      noteSecondPacket(
        more.firstSequence, carriesPayload: more.beganWithPayload, upward: later.firstIsUpward)
    }
    evidence.append(later.evidence)
    if let more = later.tcp { tcp?.append(more) }
    if lowMACAsDestination.isNone { lowMACAsDestination = later.lowMACAsDestination }
    if highMACAsDestination.isNone { highMACAsDestination = later.highMACAsDestination }
    low.append(later.low)
    high.append(later.high)
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

extension DecodedPacket {
  /// The station it was sent to; ``MACAddress/none`` for groups, and where the link's address is a tunnel's.
  fileprivate var receiver: MACAddress {
    destinationMAC.isGroup || flags.contains(.routedThroughTunnel) ? .none : destinationMAC
  }
}
