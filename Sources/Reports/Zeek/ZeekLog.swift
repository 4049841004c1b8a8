import Packets
import Traffic

/// Events as lines of Zeek's logs: JSON with Zeek's field names, and the log's own in `_path`.
///
/// docs/output.md lists the fields of each log.
public enum ZeekLog {
  /// The line that an event writes, without a newline; nil for an event that none of the logs tells.
  public static func line(_ event: TrafficEvent) -> String? { line(event, .masked) }

  /// - Parameter secrets: what is done with those that sessions met.
  public static func line(_ event: TrafficEvent, _ secrets: Secrets) -> String? {
    var writer = JSONWriter()
    switch event.kind {
    case .left(let flow): writer.writeConn(flow)
    case .dns(let transaction): writer.writeDNS(transaction)
    case .dhcp(let transaction): writer.writeDHCP(transaction)
    case .arp(let packet, let senderMAC, let receiverMAC):
      writer.writeARP(packet, from: senderMAC, to: receiverMAC, event)
    case .session(let record, let flow): return line(record, flow, event, secrets)
    case .weird(let name, _, let flow): writer.writeWeird(name, flow, event)
    case .wiFi(let heard): writer.writeWiFi(heard)
    case .began, .askedAgain, .answered, .probed, .goesOn, .ended, .refused, .marked, .reacted:
      return nil
    }
    return writer.text
  }

  private static func line(
    _ record: SessionRecord, _ flow: FlowReference, _ event: TrafficEvent, _ secrets: Secrets
  ) -> String? {
    var writer = JSONWriter()
    writer.secrets = secrets
    switch record {
    case .mqttConnect(let record):
      guard record.stage.isFinal else { return nil }
      writer.writeMQTTConnect(record, flow)
    case .mqttPublish(let record):
      guard record.stage.isFinal else { return nil }
      writer.writeMQTTPublish(record, flow)
    case .mqttSubscribe(let record):
      guard record.stage.isFinal else { return nil }
      writer.writeMQTTSubscribe(record, flow)
    case .said: return nil
    case .quic(let connection): writer.writeQUIC(connection, flow, event)
    case .googleQUIC(let hello): writer.writeGoogleQUIC(hello, flow, event)
    case .http(let transaction): writer.writeHTTP(transaction, flow)
    case .ssdp(let message, _): writer.writeSSDP(message, flow, event)
    case .ntp(let message, _, let offset):
      writer.writeNTP(message, clientOffset: offset, flow, event)
    case .mdns(let message, let sender): writer.writeMDNS(message, by: sender, flow, event)
    case .netBIOSName(let message, _): writer.writeNetBIOSName(message, flow, event)
    case .dhcpv6(let message, let sender): writer.writeDHCPv6(message, by: sender, flow, event)
    case .tplink(let message, let sender): writer.writeTPLink(message, by: sender, flow, event)
    case .tls(let connection): writer.writeSSL(connection, flow)
    case .certificate(let der): writer.writeX509(der, event)
    }
    return writer.text
  }
}
