import Packets

/// Where a flow ends, and the next one of the same tuple begins.
extension Flow {
  /// Whether a packet of the same tuple belongs to this flow, or begins the next one.
  ///
  /// A SYN with another initial sequence number begins a connection of its own (RFC 9293
  /// §3.6.1), the SYN-ACK of one that has spoken included, and so does whatever comes long after the end.
  func continues(with packet: DecodedPacket, upward: Bool) -> Bool {
    guard !connection.isEmpty else { return true }
    if let closedAt, packet.time &- closedAt > Self.linger { return false }
    let side = upward ? connection[0].low : connection[0].high
    guard packet.asksForConnection else {
      guard packet.tcpFlags.contains(.syn), side.hasSYN else { return true }
      // Whose SYN it answers was not captured. Before anything was said a server may choose another number (SYN cookies).
      return side.initial == packet.sequence || low.payloadBytes + high.payloadBytes == 0
    }
    if side.hasSYN { return side.initial == packet.sequence }
    return awaitsSYN(of: upward, at: packet.sequence)
  }

  /// Whether a side's first SYN may belong here: both ask at once (RFC 9293 §3.5), or the answer was
  /// captured before the question, a refusal of that very SYN included.
  private func awaitsSYN(of upward: Bool, at sequence: UInt32) -> Bool {
    guard low.payloadBytes + high.payloadBytes == 0 else { return false }
    let (side, peer) =
      upward ? (connection[0].low, connection[0].high) : (connection[0].high, connection[0].low)
    if peer.state == .reset, side.state == .inactive { return side.initial == sequence &+ 1 }
    return !isClosed && (peer.state == .synSent || peer.state == .synAckSent)
  }

  /// Whether a flow of the same tuple that a later part of the capture begins with is this one, going on.
  func continues(with later: Flow) -> Bool {
    guard let tcp, let laterTCP = later.tcp else { return true }
    if let closedAt, later.first &- closedAt > Self.linger { return false }
    let upward = later.firstIsUpward
    let side = upward ? tcp.low : tcp.high
    let laterSide = upward ? laterTCP.low : laterTCP.high
    guard laterSide.hasSYN, !tcp.history.isEmpty else { return true }
    if side.hasSYN { return side.initial == laterSide.initial }
    return awaitsSYN(of: upward, at: laterSide.initial)
  }

  /// How long after its end a connection's stragglers are still its own: 2 MSL (RFC 9293 §3.4.2) of two minutes, in nanoseconds.
  static let linger: Int64 = 240_000_000_000

  /// How long a connection must have been silent after its end until its session is over, in nanoseconds: what was lost is sent
  /// again after a second, and after two and four more (RFC 6298 §2.1, §5.5).
  static let streamLinger: Int64 = 10_000_000_000

  /// Whether nothing more is to be understood of a connection that had ended, when the next packet comes or others do.
  @inline(__always)
  func isSessionOver(at time: Int64) -> Bool { isClosed && time &- last > Self.streamLinger }

  /// Adds a later part of the same flow.
  mutating func append(_ later: Flow) {
    appendRhythm(later)
    facts.merge(later.facts)
    carriesDNS = carriesDNS || later.carriesDNS
    if low.distinctPackets + high.distinctPackets == 1, let more = later.tcp, !evidence.isCertain {
      noteSecondPacket(
        more.firstSequence, carriesPayload: more.beganWithPayload, upward: later.firstIsUpward)
    }
    // Of ICMP only the first packet tells anything.
    if key.kind == .tcp || key.kind == .udp { evidence.append(later.evidence) }
    if let more = later.tcp, !connection.isEmpty { connection[0].append(more) }
    low.append(later.low)
    high.append(later.high)
    if let time = later.closedAt { close(at: time) }
    first = min(first, later.first)
    last = max(last, later.last)
    if tcp?.isClosed == true { close(at: last) }
  }
}

extension DecodedPacket {
  /// Whether it is the first of a connection: a SYN that answers none.
  @inline(__always)
  var asksForConnection: Bool { tcpFlags.intersection([.syn, .ack, .rst]) == .syn }
}
