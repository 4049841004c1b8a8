import Packets

/// Packets of one 5-tuple, both directions.
public struct Flow: Sendable {
  // What is asked of flows that wait, and what every packet changes, comes first: it lies close together then. In this order
  // nothing lies between: there are tens of thousands of flows.
  public let key: FlowKey
  /// Innermost VLAN of the first packet; 0 for none.
  public internal(set) var vlan: UInt16
  /// Times of the first and last packet, in nanoseconds since 1970.
  public internal(set) var last: Int64
  public internal(set) var first: Int64
  /// The longest that neither side sent anything, in nanoseconds.
  var longestSilence: Int64 = 0
  /// When each side last sent payload, captured or not; `.min` before it did.
  var lowPayloadAt = Int64.min
  var highPayloadAt = Int64.min
  /// None or one: on the heap, so that flows of other protocols, the most, don't hold room for it.
  var connection: [TCPConnection]
  var timeline: FlowMinute
  /// The session that understands what it carries.
  var session = Session.notYet
  private var flags: FlowFlags
  var evidence: InitiatorEvidence
  /// Of a flow that carries DNS, the first message; nil before there was one.
  var firstDNSMessage: DNSMessageMark?
  /// How many tunnels the flow was found inside.
  public internal(set) var depth: UInt8
  /// What the end point that sorts first sent.
  public internal(set) var low = FlowSide()
  /// Of a flow that carries DNS, the last message.
  var lastDNSMessage: DNSMessageMark?
  /// What the other end point sent.
  public internal(set) var high = FlowSide()
  /// How many flows of the same tuple came before this one while their predecessors were still known.
  let incarnation: UInt32
  var opening = Opening()
  /// The capture that ``firstFrame`` is in.
  public internal(set) var capture: UInt16
  /// What was understood of it.
  public internal(set) var facts = FlowFacts()
  /// None or one.
  private(set) var extras: [FlowExtras] = []

  /// - Parameter incarnation: how many flows of the same tuple came before it.
  init(_ packet: DecodedPacket, key: FlowKey, upward: Bool, incarnation: UInt32 = 0) {
    self.key = key
    self.incarnation = incarnation
    first = packet.time
    last = packet.time
    capture = packet.capture
    vlan = packet.vlan
    depth = packet.depth
    flags = upward ? .firstIsUpward : []
    flags[.firstIsToGroup] = packet.isToGroup
    evidence = InitiatorEvidence(key, firstIsUpward: upward)
    connection = packet.kind == .tcp ? [TCPConnection()] : []
    timeline = FlowMinute(startingAt: packet.time)
  }

  /// Frame of the first packet.
  public var firstFrame: Int { firstIsUpward ? low.firstFrame : high.firstFrame }

  /// Both sides' TCP; nil for other protocols.
  public var tcp: TCPConnection? { connection.first }

  // MARK: Flags, of which FlowFlags says what each means

  @inline(__always)
  var isClosed: Bool { flags[.isClosed] }
  @inline(__always)
  var firstIsUpward: Bool { flags[.firstIsUpward] }
  var firstIsToGroup: Bool { flags[.firstIsToGroup] }
  @inline(__always)
  var carriesDNS: Bool {
    get { flags[.carriesDNS] }
    set { flags[.carriesDNS] = newValue }
  }
  var firstDataIsUpward: Bool {
    get { flags[.firstDataIsUpward] }
    set { flags[.firstDataIsUpward] = newValue }
  }
  var isEndTold: Bool {
    get { flags[.isEndTold] }
    set { flags[.isEndTold] = newValue }
  }
  var isWeirdTold: Bool {
    get { flags[.isWeirdTold] }
    set { flags[.isWeirdTold] = newValue }
  }
  var isHead: Bool {
    get { flags[.isHead] }
    set { flags[.isHead] = newValue }
  }

  // MARK: Ends

  /// Where what tells how long a flow has been silent, and whether it is open, ends among its bytes.
  static let silenceEnd =
    (MemoryLayout<Flow>.offset(of: \.flags) ?? 0) + MemoryLayout<FlowFlags>.size

  /// When both sides had closed, or one had reset; nil while open.
  var closedAt: Int64? { isClosed ? connection.first?.closedAt : nil }

  /// Notes that it is over, unless it was before.
  mutating func close(at time: Int64) {
    guard !isClosed, !connection.isEmpty else { return }
    flags.insert(.isClosed)
    connection[0].closedAt = time
  }

  /// Lets go of what it holds on the heap.
  mutating func vacate() {
    low.vacate()
    high.vacate()
    connection = []
    extras = []
    facts = FlowFacts()
  }

  /// Asks for what it holds on the heap.
  @inline(__always)
  func prefetchHeld() {
    connection.prefetchFirst()
    extras.prefetchFirst()
    facts.prefetchHeld()
  }

  /// Whether its datagrams are read as DNS: they go to or from its port, or the first ones were.
  @inline(__always)
  var mayCarryDNS: Bool { carriesDNS || key.lowPort == 53 || key.highPort == 53 }

  /// The protocols that were recognised in it, as Zeek names them.
  public var services: [String] {
    let services = facts.values(of: .service).map(\.fact.value)
    return carriesDNS ? services + ["dns"] : services
  }

  /// Begins to count another minute.
  mutating func beginMinute(at time: Int64) {
    endMinute()
    timeline = FlowMinute(startingAt: time)
  }

  /// Adds the minute it is in to those in which anything happened.
  mutating func endMinute() {
    guard !timeline.isEmpty else { return }
    let minute = timeline.minute
    modifyExtras { $0.activeMinutes.insert(minute) }
  }

  /// The minutes in which anything happened, the one it is in included.
  var allActiveMinutes: ActiveMinutes {
    var minutes = extras.first?.activeMinutes ?? ActiveMinutes()
    if !timeline.isEmpty { minutes.insert(timeline.minute) }
    return minutes
  }

  /// The `uid` of the tunnel's flow it was found inside; 0 for none.
  public var parent: UInt64 { extras.first?.rare?.parent ?? 0 }

  /// Notes the `uid` of the tunnel's flow it was found inside.
  mutating func found(in tunnel: UInt64) {
    modifyExtras { $0.modifyRare { $0.parent = tunnel } }
  }

  /// What it repeats; nil where that is nothing.
  var rhythm: FlowRhythm? { extras.first?.rhythm }

  mutating func modifyExtras(_ change: (inout FlowExtras) -> Void) {
    if extras.isEmpty { extras = [FlowExtras()] }
    change(&extras[0])
  }

  /// Who began it.
  public var initiator: Initiator { evidence.verdict }

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

  var lowMAC: MACAddress { low.mac.isNone ? low.macAsDestination : low.mac }
  var highMAC: MACAddress { high.mac.isNone ? high.macAsDestination : high.mac }

  /// The history as Zeek writes it.
  public var historyText: String {
    let isLow = originatorIsLow
    return history.text(originatorIsLow: isLow, isFlipped: isLow != firstIsUpward)
  }

  /// What happened, in order.
  var history: FlowHistory { connection.isEmpty ? datagramHistory : connection[0].history }

  /// Of datagrams all there is to tell is which side sent payload, and which first.
  private var datagramHistory: FlowHistory {
    var history = FlowHistory()
    guard key.kind == .udp else { return history }
    for upward in [firstDataIsUpward, !firstDataIsUpward]
    where (upward ? lowPayloadAt : highPayloadAt) != .min {
      history.record(.data, upward: upward)
    }
    return history
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
    let history = history
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
}
