import Packets
import Traffic

extension Flow {
  /// Whether what happens in it is told message by message (DNS and its kin, DHCP, NTP, ICMP's refusals), or is the network's own
  /// housekeeping: address resolution and group membership.
  var isToldByMessages: Bool {
    switch key.kind {
    case .udp:
      services.contains { !Self.silentServices.contains($0) }
        || Self.toldPorts.contains { $0 == key.lowPort || $0 == key.highPort }
    case .icmp: originatorPort == 3
    case .icmpv6: [1, 143].contains(originatorPort) || (130...137).contains(originatorPort)
    default: false
    }
  }

  /// Ports of the services that are told by their messages even where those can't be read: DNS and DHCP.
  private static let toldPorts: [UInt16] = [53, 67, 68]

  /// Services whose datagrams say nothing that can be told.
  private static let silentServices: Set<String> = ["quic", "dtls", "rtp"]

  /// Whether it is a message that stations of one link send each other (RFC 4861 §4).
  var isNeighborDiscovery: Bool {
    key.kind == .icmpv6 && (133...136).contains(originatorPort)
  }

  /// Whether it is a ping: the type of Echo (RFC 792) or Echo Request (RFC 4443 §4.1).
  var isEcho: Bool {
    key.kind == .icmp && originatorPort == 8 || key.kind == .icmpv6 && originatorPort == 128
  }

  /// The service that its responder's port stands for, in parentheses; else nothing.
  var serviceNote: String {
    ServicePort.name(of: responderPort, key.kind).map { " (\($0))" } ?? ""
  }

  /// `ICMP destination unreachable`, `ICMPv6 type 200` (RFC 792, RFC 4443).
  var icmpName: String {
    let name: String? =
      switch (key.kind, originatorPort) {
      case (.icmp, 3), (.icmpv6, 1): "destination unreachable"
      case (.icmpv6, 2): "packet too big"
      case (.icmp, 5): "redirect"
      case (.icmp, 11), (.icmpv6, 3): "time exceeded"
      default: nil
      }
    return "\(protocolName) " + (name ?? "type \(originatorPort)")
  }

  /// `TCP`, `IGMP`, `IP protocol 99`.
  var protocolName: String { IPProtocolName.of(key.kind, number: key.protocolNumber) }
}

/// Protocols over IP by name (IANA Assigned Internet Protocol Numbers).
enum IPProtocolName {
  static func of(_ kind: DecodedPacket.Kind, number: UInt8) -> String {
    switch kind {
    case .tcp: "TCP"
    case .udp: "UDP"
    case .icmp: "ICMP"
    case .icmpv6: "ICMPv6"
    default: names[number] ?? "IP protocol \(number)"
    }
  }

  private static let names: [UInt8: String] = [
    2: "IGMP", 4: "IPv4 in IP", 6: "TCP", 17: "UDP", 41: "IPv6 in IP", 47: "GRE", 50: "ESP",
    51: "AH", 88: "EIGRP", 89: "OSPF", 103: "PIM", 112: "VRRP", 115: "L2TP", 132: "SCTP",
  ]
}
