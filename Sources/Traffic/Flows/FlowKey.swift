import Packets

/// The 5-tuple of a flow, the same for both directions: `low` is the end point that sorts first.
public struct FlowKey: Hashable, TableKey {
  public let low: IPAddress
  public let high: IPAddress
  public let lowPort: UInt16
  public let highPort: UInt16
  /// IANA protocol number.
  public let protocolNumber: UInt8
  public let kind: DecodedPacket.Kind
  /// The sender's link address, where it has no IP address yet (DHCP, duplicate address detection): all such share ::.
  @ShortMAC private(set) var nameless: MACAddress

  /// The key of a packet's flow, and whether the packet goes from `low` to `high`.
  @inline(__always)
  static func of(_ packet: DecodedPacket) -> (key: FlowKey, upward: Bool) {
    let upward =
      packet.source == packet.destination
      ? packet.sourcePort <= packet.destinationPort : packet.source < packet.destination
    let nameless = packet.source.isUnspecified ? packet.sourceMAC : .none
    let key =
      upward
      ? FlowKey(
        low: packet.source, high: packet.destination, lowPort: packet.sourcePort,
        highPort: packet.destinationPort, protocolNumber: packet.protocolNumber, kind: packet.kind,
        nameless: nameless)
      : FlowKey(
        low: packet.destination, high: packet.source, lowPort: packet.destinationPort,
        highPort: packet.sourcePort, protocolNumber: packet.protocolNumber, kind: packet.kind,
        nameless: nameless)
    return (key, upward)
  }

  /// Whether a packet that goes up (from low to high) or not is an ICMP message that only answers: its sender was asked.
  func isICMPReply(upward: Bool) -> Bool {
    let type = upward ? lowPort : highPort
    return switch kind {
    case .icmp: ICMPType.isReply(type)
    case .icmpv6: ICMPType.isReplyV6(type)
    default: false
    }
  }

  public func scattered(_ seed: UInt64) -> UInt64 {
    var mixer = KeyMixer(seed: seed)
    mixer.add(low)
    mixer.add(high)
    mixer.add(
      UInt64(lowPort) << 24 | UInt64(highPort) << 8 | UInt64(protocolNumber), nameless.rawValue)
    return mixer.hash
  }

  /// A number made of the key, the same in every run: part of a flow's `uid`.
  func hash(seed: UInt64) -> UInt64 {
    var hash = seed ^ low.low &* 0x9e37_79b9_7f4a_7c15
    hash = (hash ^ (hash >> 32) ^ high.low) &* 0xbf58_476d_1ce4_e5b9
    hash = (hash ^ (hash >> 29) ^ low.high) &* 0x94d0_49bb_1331_11eb
    hash = (hash ^ (hash >> 32) ^ high.high) &* 0x9e37_79b9_7f4a_7c15
    let ports =
      UInt64(lowPort) << 24 | UInt64(highPort) << 8 | UInt64(protocolNumber) ^ nameless.rawValue
      << 16
    hash = (hash ^ (hash >> 29) ^ ports) &* 0xbf58_476d_1ce4_e5b9
    return hash ^ (hash >> 31)
  }
}
