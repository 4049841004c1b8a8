/// Every protocol that is recognised in what flows carry: the one table to add a line to.
///
/// The first that is certain wins; so those that are hardest to mistake come first.
public enum ApplicationProtocols {
  /// Over TCP.
  static let streams: [any StreamSession.Type] = [
    HTTP2Session.self,
    HTTPSession.self,
    DNSStreamSession.self,
    TPLinkSession.self,
    TuyaSession.self,
    STUNStream.self,
    RTSPSession.self,
    SIPStream.self,
    SSHSession.self,
    SMBSession.self,
    FTPSession.self,
    TelnetSession.self,
    YeelightSession.self,
    TLSSession.self,
    StartTLSSession<PostgreSQL>.self,
    StartTLSSession<SMTP>.self,
    StartTLSSession<IMAP>.self,
    StartTLSSession<POP3>.self,
    StartTLSSession<XMPP>.self,
    MQTTSession.self,
    ESPHomeSession.self,
  ]

  /// The services of those over TCP that begin in the clear and may go over to TLS (STARTTLS, RFC 3207; of FTP RFC 4217).
  public static let upgradable: Set<String> = [
    PostgreSQL.service, SMTP.service, IMAP.service, POP3.service, XMPP.service,
    FTPSession().service,
  ]

  /// Over UDP.
  static let datagrams: [any DatagramSession.Type] = [
    QUICSession.self,
    YeelightDiscovery.self,
    SSDPSession.self,
    WSDiscoverySession.self,
    MDNSSession.self,
    LLMNRSession.self,
    NetBIOSNameSession.self,
    NetBIOSDatagramSession.self,
    DHCPv6Session.self,
    NTPSession.self,
    TPLinkDatagrams.self,
    TPLinkDiscoverySession.self,
    STUNSession.self,
    TuyaDiscovery.self,
    MiioSession.self,
    LIFXSession.self,
    WiZSession.self,
    GoveeSession.self,
    MatterSession.self,
    BroadLinkSession.self,
    PPPPSession.self,
    WakeOnLANSession.self,
    SNMPSession.self,
    SIPSession.self,
    SyslogSession.self,
    TFTPSession.self,
    NATPMPSession.self,
    PCPSession.self,
    CoAPSession.self,
    DTLSSession.self,
    MQTTSNSession.self,
    GoogleQUICSession.self,
    // Say least in one datagram: must be last.
    JoinedQUICSession.self,
    RTPSession.self,
  ]

  /// Those over UDP that a datagram may be of, by its first byte: less than half of them.
  static let datagramsByFirstByte = (0...UInt8.max).map { byte in
    datagrams.filter { $0.firstBytes.contains(byte) }
  }
}
