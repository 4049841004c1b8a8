/// Which interface probably carries a mirror: copies of packets that are for others.
///
/// Definition: a wired interface that is up and connected, has no address of its own but a link-local one, and
/// receives far more than it sends; of several, the one that received most. Threshold: 100 packets received, and 20
/// for each that was sent. Evidence: who cables a port for a mirror gives it no address, and it has nothing to
/// answer; a judgement, and never said as more than a guess. An adapter that nobody listens on may drop the copies
/// before they are counted: then only broadcasts are, and there is no guess.
public struct MirrorGuess: Hashable, Sendable {
  private static let received: UInt64 = 100
  private static let ratio: UInt64 = 20

  public let name: String
  public let packetsReceived: UInt64
  public let packetsSent: UInt64

  /// Nil where no interface looks like it.
  public init?(among interfaces: [NetworkInterface]) {
    let candidates = interfaces.filter(Self.isCandidate)
    guard let best = candidates.max(by: { ($0.received ?? 0) < ($1.received ?? 0) }) else {
      return nil
    }
    name = best.name
    packetsReceived = best.received ?? 0
    packetsSent = best.sent ?? 0
  }

  private static func isCandidate(_ interface: NetworkInterface) -> Bool {
    guard [.ethernet, .usb, .virtual, .vlan].contains(interface.kind), interface.isUp,
      interface.hasCarrier != false, !interface.hasAddress,
      let received = interface.received, let sent = interface.sent
    else { return false }
    return received >= Self.received && received / Self.ratio >= sent
  }
}
