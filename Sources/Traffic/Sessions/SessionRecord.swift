import Packets

/// Something said over a flow, for the log.
public enum SessionRecord: Sendable {
  /// What a protocol without a log of its own says, in plain words that follow the speaker's name.
  case said(service: String, by: Sender, words: String)
  case http(HTTPTransaction)
  case ssdp(SSDPMessage, by: Sender)
  /// A message of NTP. Of an answer whose question was captured too: nanoseconds that the client's clock is behind the
  /// server's.
  case ntp(NTPMessage, by: Sender, clientOffset: Int64?)
  /// A message of multicast DNS.
  case mdns(DNSMessage, by: Sender)
  case netBIOSName(NetBIOSNameMessage, by: Sender)
  case dhcpv6(DHCPv6Message, by: Sender)
  /// A message of TP-Link Smart Home.
  case tplink(TPLinkMessage, by: Sender)
}
