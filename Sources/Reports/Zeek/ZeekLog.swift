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
    case .quic(let connection): writer.writeQUIC(connection, flow, event)
    case .googleQUIC(let hello): writer.writeGoogleQUIC(hello, flow, event)
    case .http(let transaction): writer.writeHTTP(transaction, flow)
    case .ssdp(let message, _): writer.writeSSDP(message, flow, event)
    }
    return writer.text
  }
}
