import Packets

/// The two sides of a TCP connection.
public struct TCPConnection: Sendable {
  public internal(set) var low = TCPEndpoint()
  public internal(set) var high = TCPEndpoint()
  var lowGaps: UInt32 = 0
  var highGaps: UInt32 = 0
  var lowZeroWindows: UInt32 = 0
  var highZeroWindows: UInt32 = 0
  var firstSequence: UInt32 = 0
  var beganWithBareAck = false

  /// Whether nothing more is to be expected.
  var isClosed: Bool {
    low.state == .reset || high.state == .reset || low.state == .closed && high.state == .closed
  }

  @inline(__always)
  mutating func send(_ packet: DecodedPacket, upward: Bool) -> TCPEndpoint.Novelty {
    if upward {
      Self.advance(&low, &high, packet.tcpFlags)
      return low.send(packet)
    } else {
      Self.advance(&high, &low, packet.tcpFlags)
      return high.send(packet)
    }
  }

  /// Takes an acknowledgment that went up or down: it speaks of what the other side sent.
  @inline(__always)
  mutating func acknowledge(_ number: UInt32, upward: Bool) -> Bool {
    upward ? high.acknowledge(number) : low.acknowledge(number)
  }

  @inline(__always)
  private static func advance(_ sender: inout TCPEndpoint, _ peer: inout TCPEndpoint, _ flags: TCPFlags) {
    if flags.contains(.rst) {
      sender.state = .reset
    } else if flags.contains(.syn) {
      advanceBySYN(&sender, &peer, flags)
    } else if flags.contains(.fin) {
      if sender.state != .reset { sender.state = .closed }
    } else if sender.state == .inactive {
      sender.state = .partial
    }
  }

  private static func advanceBySYN(
    _ sender: inout TCPEndpoint, _ peer: inout TCPEndpoint, _ flags: TCPFlags
  ) {
    guard flags.contains(.ack) else {
      if sender.state == .inactive || sender.state == .partial { sender.state = .synSent }
      if peer.state == .synAckSent {
        // Captured in the wrong order: the answer before the question.
        sender.state = .established
        peer.state = .established
      }
      return
    }
    switch peer.state {
    case .synSent:
      sender.state = .established
      peer.state = .established
    case .established where sender.state == .established: break
    default:
      if sender.state == .inactive || sender.state == .partial { sender.state = .synAckSent }
    }
  }

  mutating func append(_ later: TCPConnection) {
    let asked = (low: low.state == .synSent, high: high.state == .synSent)
    low.append(later.low)
    high.append(later.high)
    if asked.low, later.high.state == .synAckSent {
      if low.state == .synSent { low.state = .established }
      high.state = .established
    }
    if asked.high, later.low.state == .synAckSent {
      if high.state == .synSent { high.state = .established }
      low.state = .established
    }
    lowGaps &+= later.lowGaps
    highGaps &+= later.highGaps
    lowZeroWindows &+= later.lowZeroWindows
    highZeroWindows &+= later.highZeroWindows
  }
}
