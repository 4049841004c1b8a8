import Packets

/// Enough of a flow to name it in a log line while it goes on.
public struct FlowReference: Hashable, Sendable {
  /// Who began, or is taken to have begun.
  public let originator: IPAddress
  public let originatorPort: UInt16
  public let originatorMAC: MACAddress
  public let responder: IPAddress
  public let responderPort: UInt16
  public let responderMAC: MACAddress
  public let kind: DecodedPacket.Kind
  public let protocolNumber: UInt8
  /// Whether the responder is everybody on the link: the first packet was sent to a group of stations, as packets to a
  /// network's own broadcast address are (RFC 919 §6).
  public let isToEverybody: Bool
  /// The flow's number in this analysis' logs (Zeek's `uid`): made of its 5-tuple and first frame.
  public let uid: UInt64

  init(_ flow: Flow) {
    originator = flow.originatorAddress
    originatorPort = flow.originatorPort
    originatorMAC = flow.originatorMAC
    responder = flow.responderAddress
    responderPort = flow.responderPort
    responderMAC = flow.responderMAC
    kind = flow.key.kind
    protocolNumber = flow.key.protocolNumber
    isToEverybody = flow.firstIsToGroup && flow.firstIsUpward == flow.originatorIsLow
    uid = flow.uid
  }
}

extension Flow {
  /// The same for the same flow of the same captures, in whichever run.
  public var uid: UInt64 {
    let start = UInt64(truncatingIfNeeded: firstFrame) << 16 | UInt64(capture)
    return key.hash(seed: start &* 0x9e37_79b9_7f4a_7c15 ^ UInt64(incarnation))
  }
}
