import Packets
import Traffic

/// All that is known of a contact when its behaviour is judged.
public struct Dealings: Sendable {
  /// ``DecodedPacket/Kind/tcp`` or any other.
  public var kind: DecodedPacket.Kind
  /// The protocol, as Zeek's `service` has it.
  public var service: String?
  /// With the device as client, whoever began.
  public var rhythm: ContactRhythm {
    _read { yield rhythms[0] }
    _modify { yield &rhythms[0] }
  }
  /// Always one: on the heap, so that copies share it.
  private var rhythms: [ContactRhythm]
  /// Who began; never the reason for doubt in what follows.
  public var initiator: Side
  public var flows: Int
  public var answered: Int
  /// TCP connections that were asked for, or spoken over, in vain.
  public var unanswered: Int
  /// TCP connections refused by a RST.
  public var refused = 0
  /// Why ICMP errors refused it, if any did.
  public var refusal: String?
  /// Packets of it that ICMP errors refused.
  public var refusedPackets = 0
  public var packetsSent = 0
  public var packetsReceived = 0
  /// How many addresses the destination has.
  public var addresses = 1
  /// Whether it goes to a group of stations, or to all.
  public var isToGroup = false
  /// Whether the capture hears one direction only: silence proves nothing then, but for TCP.
  public var isOneSided = false
  /// Whether the capture lost packets: one answer that is missing proves nothing then.
  public var isLossy = false
  public let captured: CapturedTime
  /// First and last packet of the captures, in nanoseconds since 1970.
  public var start: Int64 { captured.start }
  public var end: Int64 { captured.end }

  public init(
    kind: DecodedPacket.Kind, service: String?, rhythm: CompactRhythm, initiator: Side,
    flows: Int, answered: Int, captured: CapturedTime
  ) {
    self.kind = kind
    self.service = service
    rhythms = rhythm.rhythms
    self.initiator = initiator
    self.flows = flows
    self.answered = answered
    unanswered = flows - answered
    self.captured = captured
  }

  /// Whether its datagrams belong to a connection that stands, rather than each to a question and its answer.
  ///
  /// Protocols of questions and answers are listed; what a flow of any other protocol says from one port to one port is
  /// taken as one connection, as NAT takes it (RFC 4787 §4.3).
  var keepsConnections: Bool {
    if kind == .tcp { return true }
    guard kind == .udp, !isToGroup else { return false }
    return service.map { !Self.exchanges.contains($0) } ?? true
  }

  /// Whether it is one such connection over UDP, from one port to one port.
  var isOneFlow: Bool { kind == .udp && keepsConnections && flows == 1 }

  /// Protocols over UDP of which each question stands for itself.
  private static let exchanges: Set<String> = [
    "dns", "ntp", "dhcp", "dhcpv6", "mdns", "llmnr", "netbios-ns", "netbios-dgm", "ssdp", "snmp",
    "syslog", "lifx", "wiz", "govee", "broadlink", "wake-on-lan", "yeelight", "miio", "tplink",
    "tuya", "coap", "nat-pmp", "pcp", "ws-discovery", "tftp", "radius",
  ]
}
