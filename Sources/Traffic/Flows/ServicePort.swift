import Packets

/// Ports that services listen on (IANA "Service Name and Transport Protocol Port Number Registry",
/// and makers' own where a home's devices are known to use them).
public enum ServicePort {
  /// Whether a port is more likely a service's than a client's: registered below 1024, or known here.
  public static func isService(_ port: UInt16, _ kind: DecodedPacket.Kind) -> Bool {
    switch kind {
    case .tcp: tcpServices.contains(port)
    case .udp: udpServices.contains(port)
    default: false
    }
  }

  /// Whether a port is a service's that is known here, and one that systems hand out to nobody (below 1024: RFC 6335 §6).
  static func isReserved(_ port: UInt16, _ kind: DecodedPacket.Kind) -> Bool {
    port < 1024 && name(of: port, kind) != nil
  }

  /// Low UDP ports that are the clients' own: DHCP (RFC 2131 §4.1) and DHCPv6 (RFC 8415 §7.2).
  private static let clientPorts: Set<UInt16> = [68, 546]

  private static let tcpServices = services(tcp)
  private static let udpServices = services(udp).subtracting(clientPorts)

  /// Those below 1024 and those with a name.
  private static func services(_ names: [UInt16: String]) -> PortSet {
    PortSet(1..<1024).union(both.keys).union(names.keys)
  }

  /// The service's name, as Zeek spells it where Zeek knows it.
  public static func name(of port: UInt16, _ kind: DecodedPacket.Kind) -> String? {
    switch kind {
    case .tcp: tcp[port] ?? both[port]
    case .udp: udp[port] ?? both[port]
    default: nil
    }
  }

  private static let both: [UInt16: String] = [
    37: "time", 49: "tacacs", 53: "dns", 88: "krb", 123: "ntp", 161: "snmp", 162: "snmp-trap",
    389: "ldap", 514: "syslog",
    554: "rtsp", 1812: "radius", 3478: "stun", 3483: "slimproto", 3671: "knx", 5060: "sip",
    5353: "mdns", 5540: "matter", 8883: "mqtts", 9999: "tplink", 11095: "weave",
  ]

  private static let tcp: [UInt16: String] = [
    20: "ftp-data", 21: "ftp", 22: "ssh", 23: "telnet", 25: "smtp", 43: "whois", 70: "gopher",
    79: "finger", 80: "http", 110: "pop3", 111: "portmap", 119: "nntp", 135: "dce-rpc",
    139: "netbios", 143: "imap", 179: "bgp", 443: "https",
    445: "smb", 465: "smtps", 502: "modbus", 515: "printer", 587: "smtp", 631: "ipp",
    853: "dns-over-tls", 873: "rsync", 993: "imaps", 995: "pop3s", 1080: "socks", 1433: "mssql",
    1704: "snapcast", 1723: "pptp", 1883: "mqtt", 1935: "rtmp", 2049: "nfs", 3128: "http-proxy",
    3306: "mysql", 3389: "rdp", 3689: "daap", 4840: "opc-ua", 5222: "xmpp", 5223: "xmpps",
    5228: "google-push", 5432: "postgresql", 5555: "adb", 5671: "amqps", 5672: "amqp", 5683: "coap",
    5900: "vnc", 6053: "esphome", 6379: "redis", 6600: "mpd", 6667: "irc", 6668: "tuya",
    7000: "airplay", 7547: "cwmp", 8008: "http", 8009: "cast", 8080: "http", 8443: "https",
    8554: "rtsp", 9100: "printer", 16021: "nanoleaf", 27017: "mongodb", 55443: "yeelight",
  ]

  private static let udp: [UInt16: String] = [
    67: "dhcp", 69: "tftp", 137: "netbios-ns", 138: "netbios-dgm", 443: "quic", 500: "ike",
    520: "rip", 521: "ripng", 547: "dhcpv6", 853: "dns-over-quic", 1194: "openvpn", 1701: "l2tp",
    1900: "ssdp",
    1982: "yeelight", 2152: "gtp-u", 3544: "teredo", 3702: "ws-discovery", 4001: "govee",
    4003: "govee", 4500: "ipsec-nat-t", 4789: "vxlan", 5246: "capwap", 5247: "capwap",
    5351: "nat-pmp", 5355: "llmnr", 5683: "coap", 5684: "coaps", 6081: "geneve", 6666: "tuya",
    6667: "tuya", 20002: "tplink", 37008: "tzsp", 38899: "wiz", 38900: "wiz", 51820: "wireguard",
    54321: "miio", 56700: "lifx",
  ]
}
