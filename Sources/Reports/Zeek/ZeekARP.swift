import Packets
import Traffic

/// arp: a packet of ARP. The fields are named as the parameters of Zeek's own ARP events.
extension JSONWriter {
  mutating func writeARP(
    _ packet: ARPPacket, from sender: MACAddress, to receiver: MACAddress, _ event: TrafficEvent
  ) {
    object { writer in
      writer.memberPath("arp", at: event.time)
      writer.member("operation", packet.operation.zeekName)
      writer.member("mac_src", sender)
      writer.member("mac_dst", receiver)
      if let address = packet.senderIP { writer.member("SPA", address) }
      if let mac = packet.senderMAC { writer.member("SHA", mac) }
      if let address = packet.targetIP { writer.member("TPA", address) }
      if let mac = packet.targetMAC { writer.member("THA", mac) }
      writer.memberEvidence(event.evidence)
    }
  }
}

extension ARPPacket.Operation {
  /// What the packet does: the word of the RFC, else the number.
  fileprivate var zeekName: String {
    switch self {
    case .request: "request"
    case .reply: "reply"
    case .reverseRequest: "reverse-request"
    case .reverseReply: "reverse-reply"
    default: "operation-\(rawValue)"
    }
  }
}
