/// Protocols under the names that people know them by.
public enum ServiceWords {
  /// `MQTT` of `mqtt`; what has no name of its own keeps its own word.
  public static func name(of service: String) -> String { names[service] ?? service }

  private static let names = [
    "ssl": "TLS", "tplink": "TP-Link", "lifx": "LIFX", "yeelight": "Yeelight", "tuya": "Tuya",
    "miio": "miIO", "wiz": "WiZ", "govee": "Govee", "broadlink": "BroadLink", "pppp": "PPPP",
    "esphome": "ESPHome",
    "matter": "Matter", "wake-on-lan": "Wake-on-LAN", "modbus": "Modbus", "knx": "KNX",
    "opc-ua": "OPC UA", "amqp": "AMQP", "amqps": "AMQP over TLS", "nanoleaf": "Nanoleaf",
    "coap": "CoAP", "mqtt": "MQTT", "mqtt-sn": "MQTT-SN", "http": "HTTP", "http2": "HTTP/2",
    "https": "HTTPS", "rtsp": "RTSP", "ftp": "FTP", "ftp-data": "FTP data", "telnet": "Telnet",
    "ssh": "SSH", "dns": "DNS", "ntp": "NTP", "snmp": "SNMP", "sip": "SIP", "rtp": "RTP",
    "rtmp": "RTMP", "websocket": "WebSocket", "quic": "QUIC", "dtls": "DTLS", "smtp": "SMTP",
    "imap": "IMAP", "pop3": "POP3", "syslog": "syslog", "vnc": "VNC", "rdp": "RDP",
    "mqtts": "MQTT over TLS", "dns-over-tls": "DNS over TLS", "dns-over-quic": "DNS over QUIC",
    "xmpp": "XMPP", "tftp": "TFTP", "hap": "HomeKit", "klap": "KLAP", "mdns": "mDNS",
    "llmnr": "LLMNR", "netbios-ns": "NetBIOS names", "netbios-dgm": "NetBIOS datagrams",
    "ssdp": "SSDP", "ws-discovery": "WS-Discovery", "dhcp": "DHCP", "dhcpv6": "DHCPv6",
    "stun": "STUN", "icmp": "ICMP", "icmpv6": "ICMPv6", "igmp": "IGMP", "mld": "MLD", "smb": "SMB",
    "ipp": "IPP", "airplay": "AirPlay", "slimproto": "Slimproto", "snapcast": "Snapcast",
    "mpd": "MPD", "daap": "DAAP", "neighbor-discovery": "Neighbor Discovery", "nat-pmp": "NAT-PMP",
    "pcp": "PCP",
  ]
}
