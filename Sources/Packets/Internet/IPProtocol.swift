/// The names of protocols over IP (IANA "Protocol Numbers").
public enum IPProtocol {
  /// The registry's keyword in lower case, or `ip-proto-N`.
  public static func name(of number: UInt8) -> String {
    switch number {
    case 0: "hopopt"
    case 1: "icmp"
    case 2: "igmp"
    case 4: "ipv4"
    case 6: "tcp"
    case 8: "egp"
    case 17: "udp"
    case 33: "dccp"
    case 41: "ipv6"
    case 46: "rsvp"
    case 47: "gre"
    case 50: "esp"
    case 51: "ah"
    case 58: "ipv6-icmp"
    case 59: "ipv6-nonxt"
    case 88: "eigrp"
    case 89: "ospf"
    case 97: "etherip"
    case 103: "pim"
    case 108: "ipcomp"
    case 112: "vrrp"
    case 115: "l2tp"
    case 132: "sctp"
    case 136: "udplite"
    case 137: "mpls-in-ip"
    default: "ip-proto-\(number)"
    }
  }
}
