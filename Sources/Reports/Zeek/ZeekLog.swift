import Packets
import Traffic

/// Events as lines of Zeek's logs: JSON with Zeek's field names, and the log's own in `_path`.
///
/// docs/output.md lists the fields of each log.
public enum ZeekLog {
  /// The line that an event writes, without a newline; nil for an event that none of the logs tells.
  public static func line(_ event: TrafficEvent) -> String? {
    var writer = JSONWriter()
    switch event.kind {
    case .left(let flow): writer.writeConn(flow)
    case .dns(let transaction): writer.writeDNS(transaction)
    case .dhcp(let transaction): writer.writeDHCP(transaction)
    case .arp(let packet, let senderMAC, let receiverMAC):
      writer.writeARP(packet, from: senderMAC, to: receiverMAC, event)
    case .session(let record, let flow): return line(record, flow, event)
    case .weird(let name, let flow): writer.writeWeird(name, flow, event)
    case .began, .askedAgain, .answered, .ended: return nil
    }
    return writer.text
  }

  private static func line(
    _ record: SessionRecord, _ flow: FlowReference, _ event: TrafficEvent
  ) -> String? {
    var writer = JSONWriter()
    switch record {
    case .said: return nil
    case .http(let transaction): writer.writeHTTP(transaction, flow)
    case .ssdp(let message, _): writer.writeSSDP(message, flow, event)
    case .ntp(let message, _, let offset):
      writer.writeNTP(message, clientOffset: offset, flow, event)
    case .mdns(let message, let sender): writer.writeMDNS(message, by: sender, flow, event)
    case .netBIOSName(let message, _): writer.writeNetBIOSName(message, flow, event)
    case .dhcpv6(let message, let sender): writer.writeDHCPv6(message, by: sender, flow, event)
    case .tplink(let message, let sender): writer.writeTPLink(message, by: sender, flow, event)
    }
    return writer.text
  }
}
