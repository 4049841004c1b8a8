import Packets

/// Who began a flow, and how that is known.
public struct Initiator: Hashable, Sendable {
  /// What the judgement rests on, best first.
  public enum Basis: UInt8, Comparable, Sendable, CaseIterable {
    /// Its SYN was captured.
    case syn
    /// A SYN-ACK was captured: its receiver had asked.
    case synAck
    /// The capture begins with the third packet of the handshake: a pure acknowledgment, then
    /// payload of the same side at the same sequence number.
    case handshakeAck
    /// It had asked for this flow over another one: an RTSP client for media, a TFTP client for a file.
    case request
    /// The first payload is what clients say first: a TLS ClientHello, an MQTT CONNECT, an HTTP
    /// request; or what servers answer to these. Of ICMP: a reply came first, so its receiver had asked.
    case firstPayload
    /// That device had just asked for a name that has the other's address.
    case dns
    /// One side's port is a service's, the other's is not.
    case port
    /// It sent the first packet captured.
    case firstPacket
    /// Nothing tells.
    case none

    /// The name in the output contract.
    public var name: String {
      switch self {
      case .syn: "syn"
      case .synAck: "syn-ack"
      case .handshakeAck: "handshake-ack"
      case .request: "request"
      case .firstPayload: "first-payload"
      case .dns: "dns"
      case .port: "port"
      case .firstPacket: "first-packet"
      case .none: "none"
      }
    }

    /// Seen to happen, rather than concluded from what followed.
    public var isObserved: Bool { self == .syn }

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// Whether the low end point of the flow's key began it.
  public let isLow: Bool
  public let basis: Basis
}

/// The evidence that a flow gathers on who began it.
struct InitiatorEvidence: Sendable {
  private var best: Initiator.Basis
  private var bestIsLow: Bool

  /// Notes a sign; a better basis replaces a weaker one, and the first of equals stands.
  @inline(__always)
  mutating func note(_ basis: Initiator.Basis, isLow: Bool) {
    guard basis < best else { return }
    best = basis
    bestIsLow = isLow
  }

  var isCertain: Bool { best <= .synAck }

  /// Whether nothing but the first packet tells.
  var restsOnFirstPacket: Bool { best == .firstPacket }

  /// What the ports and the first packet of a flow tell; it went up (from low to high) or not.
  init(_ key: FlowKey, firstIsUpward: Bool) {
    bestIsLow = firstIsUpward
    // A TCP connection joined in the middle may have been on anyone's turn.
    best = key.kind == .tcp ? .none : .firstPacket
    if key.isICMPReply(upward: firstIsUpward) { note(.firstPayload, isLow: !firstIsUpward) }
    guard key.kind == .tcp || key.kind == .udp else { return }
    let low = ServicePort.isService(key.lowPort, key.kind)
    let high = ServicePort.isService(key.highPort, key.kind)
    if low != high {
      note(.port, isLow: high)
    } else if low {
      // Both are services': a client may by chance have one that nobody reserved.
      let lowIsReserved = ServicePort.isReserved(key.lowPort, key.kind)
      if lowIsReserved != ServicePort.isReserved(key.highPort, key.kind) {
        note(.port, isLow: !lowIsReserved)
      }
    }
    guard best == .none else { return }
    // Nothing tells; but whoever speaks first here, a port that systems hand out for a while is more likely a client's.
    let lowIsHandedOut = Self.handedOut.contains(key.lowPort)
    if lowIsHandedOut != Self.handedOut.contains(key.highPort) { bestIsLow = lowIsHandedOut }
  }

  /// Dynamic ports (RFC 6335 §6).
  private static let handedOut: ClosedRange<UInt16> = 49152...65535

  var verdict: Initiator { Initiator(isLow: bestIsLow, basis: best) }

  /// Adds what a later part of the same flow knew. Its first packets are not the flow's: what they seemed to be counts for nothing.
  mutating func append(_ later: InitiatorEvidence) {
    guard later.best != .handshakeAck else { return }
    note(later.best, isLow: later.bestIsLow)
  }
}
