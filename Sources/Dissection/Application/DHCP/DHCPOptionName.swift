/// The names of DHCP options (IANA "BOOTP Vendor Extensions and DHCP Options"), and how their values are written.
enum DHCPOptionName {
  enum Kind {
    case address
    case seconds
    case text
    case messageType
    case options
    case identifier
    case other
  }

  static func of(_ code: UInt8) -> String { names[code] ?? "Option \(code)" }

  static func kind(of code: UInt8) -> Kind {
    switch code {
    case 1, 3, 4, 5, 6, 7, 9, 28, 32, 41, 42, 44, 45, 48, 50, 54, 65, 69, 70: .address
    case 24, 35, 38, 51, 58, 59, 108: .seconds
    case 12, 14, 15, 17, 18, 40, 47, 56, 60, 66, 67, 100, 101, 114, 161, 252: .text
    case 53: .messageType
    case 55: .options
    case 61: .identifier
    default: .other
    }
  }

  private static let names: [UInt8: String] = [
    1: "Subnet mask", 2: "Time offset", 3: "Router", 4: "Time server", 5: "Name server",
    6: "Domain name server", 7: "Log server", 9: "LPR server", 12: "Host name",
    13: "Boot file size", 14: "Merit dump file", 15: "Domain name", 17: "Root path",
    18: "Extensions path", 19: "IP forwarding", 22: "Maximum reassembly size",
    23: "Default time to live", 26: "Interface MTU", 28: "Broadcast address",
    31: "Router discovery", 32: "Router solicitation address", 33: "Static route",
    35: "ARP cache timeout", 40: "NIS domain", 41: "NIS server", 42: "NTP server",
    43: "Vendor-specific information", 44: "NetBIOS name server",
    45: "NetBIOS datagram distribution server", 46: "NetBIOS node type", 47: "NetBIOS scope",
    50: "Requested address", 51: "Lease time", 52: "Option overload", 53: "Message type",
    54: "Server identifier", 55: "Parameter request list", 56: "Message",
    57: "Maximum message size", 58: "Renewal time", 59: "Rebinding time", 60: "Vendor class",
    61: "Client identifier", 66: "TFTP server name", 67: "Boot file name", 69: "SMTP server",
    70: "POP3 server", 77: "User class", 80: "Rapid commit", 81: "Client FQDN",
    82: "Relay agent information", 90: "Authentication", 93: "Client system architecture",
    94: "Client network interface", 95: "LDAP", 97: "Client machine identifier",
    100: "POSIX time zone", 101: "Time zone name", 108: "IPv6-only preferred",
    112: "NetInfo address", 113: "NetInfo tag", 114: "Captive portal", 116: "Auto-configuration",
    119: "Domain search", 120: "SIP servers", 121: "Classless static route",
    124: "Vendor-identifying class", 125: "Vendor-identifying information",
    138: "CAPWAP controller",
    145: "Forcerenew nonce", 150: "TFTP server address", 160: "Captive portal (older number)",
    161: "MUD URL", 249: "Classless static route (Microsoft)", 252: "Web proxy auto-discovery",
  ]
}
