import Packets

/// Something said over a flow, for the log.
public enum SessionRecord: Sendable {
  case mqttConnect(MQTTConnection)
  case mqttPublish(MQTTPublication)
  case mqttSubscribe(MQTTSubscription)
  /// What a protocol without a log of its own says, in plain words that follow the speaker's name.
  case said(service: String, by: Sender, words: String)
  /// What could be read of a QUIC connection, once its handshake is over.
  case quic(QUICConnection)
  /// A client's first hello in Google's QUIC.
  case googleQUIC(GoogleQUICHello)
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
  /// How a TLS or DTLS connection began, once it is established, or at its end.
  case tls(TLSConnection)
  /// A certificate in DER that is met for the first time.
  case certificate([UInt8])
}
