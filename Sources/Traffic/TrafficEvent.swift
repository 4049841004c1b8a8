import Packets

/// Something that happened in a capture, for the log.
public struct TrafficEvent: Sendable {
  public enum Kind: Sendable {
    /// The first packet of a flow.
    case began(Flow)
    /// A SYN again, without an answer so far; how many there have been.
    case askedAgain(Flow, attempts: Int)
    /// The responder's first packet.
    case answered(Flow)
    /// A keepalive probe of TCP, which only asks whether the other side is there (RFC 9293 §3.8.4).
    case probed(Flow, fromOriginator: Bool)
    /// Both sides closed, or one reset.
    case ended(Flow)
    /// The flow is over for this analysis: its counts are final.
    case left(Flow)
    case dns(DNSTransaction)
    case dhcp(DHCPTransaction)
    /// Somebody refuses a packet, by ICMP.
    case refused(ICMPUnreachable, by: IPAddress, MACAddress)
    case arp(ARPPacket, senderMAC: MACAddress, receiverMAC: MACAddress)
    /// What a session understood.
    case session(SessionRecord, FlowReference)
    /// A packet that contradicts itself; told once for each flow.
    case weird(String, by: Sender, FlowReference)
    /// A connection that has been open for long, and told of long ago, goes on.
    case goesOn(Flow)
    /// Somebody marked this moment, with these words; it stands on no frame.
    case marked(String)
    /// A burst followed a mark.
    case reacted(MarkReaction)
    /// Something that happened over the air.
    case wiFi(WiFiEvent)
  }

  /// Nanoseconds since 1970.
  public let time: Int64
  public let evidence: Evidence
  public let kind: Kind
}

extension TrafficEvent {
  public init(_ event: WiFiEvent) {
    self.init(time: event.time, evidence: event.evidence, kind: .wiFi(event))
  }
}
