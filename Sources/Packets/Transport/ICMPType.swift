/// Which ICMP messages answer each other (RFC 792, RFC 950, RFC 1256; RFC 4443, RFC 4861, RFC 2710, RFC 4620).
public enum ICMPType {
  /// The ICMPv4 type that a message of `type` asks for or answers; nil where there is none.
  @inlinable
  public static func counterpart(of type: UInt8) -> UInt8? {
    switch type {
    case 0: 8  // Echo.
    case 8: 0
    case 9: 10  // Router Advertisement, Solicitation.
    case 10: 9
    case 13: 14  // Timestamp.
    case 14: 13
    case 15: 16  // Information.
    case 16: 15
    case 17: 18  // Address Mask.
    case 18: 17
    default: nil
    }
  }

  /// The same for ICMPv6.
  @inlinable
  public static func counterpartV6(of type: UInt8) -> UInt8? {
    switch type {
    case 128: 129  // Echo.
    case 129: 128
    case 130: 131  // Multicast Listener Query, Report.
    case 131: 130
    case 133: 134  // Router Solicitation, Advertisement.
    case 134: 133
    case 135: 136  // Neighbor Solicitation, Advertisement.
    case 136: 135
    case 139: 140  // Node Information.
    case 140: 139
    case 144: 145  // Home Agent Address Discovery.
    case 145: 144
    default: nil
    }
  }

  /// Whether an ICMPv4 message is sent only to whoever asked: a reply to an echo, timestamp, information or address mask
  /// request (RFC 792, RFC 950). A router advertises itself unasked too.
  public static func isReply(_ type: UInt16) -> Bool { [0, 14, 16, 18].contains(type) }

  /// The same for ICMPv6: an echo reply (RFC 4443 §4.2), a Node Information reply, a Home Agent Address Discovery reply.
  /// Neighbours and routers advertise themselves unasked too.
  public static func isReplyV6(_ type: UInt16) -> Bool { [129, 140, 145].contains(type) }

  /// Whether an ICMPv4 message is about a packet of its receiver's, rather than asking or answering anything: an error
  /// (RFC 1122 §3.2.2).
  public static func isError(_ type: UInt16) -> Bool { [3, 4, 5, 11, 12].contains(type) }

  /// The same for ICMPv6: types below 128 (RFC 4443 §2.1), and Redirect (RFC 4861 §4.5).
  public static func isErrorV6(_ type: UInt16) -> Bool { type < 128 || type == 137 }

  /// What an ICMPv4 message is about, in words; nil for types that are seldom seen.
  public static func name(of type: UInt16) -> String? {
    switch type {
    case 0, 8: "ping"
    case 3: "unreachable"
    case 5: "redirect"
    case 9, 10: "router-discovery"
    case 11: "time-exceeded"
    case 13, 14: "timestamp"
    default: nil
    }
  }

  /// The same for ICMPv6; Neighbor Discovery and multicast listener messages each go by one name.
  public static func nameV6(of type: UInt16) -> String? {
    switch type {
    case 1: "unreachable"
    case 2: "packet-too-big"
    case 3: "time-exceeded"
    case 4: "parameter-problem"
    case 128, 129: "ping"
    case 130...132, 143: "mld"
    case 133...137: "neighbor-discovery"
    default: nil
    }
  }
}
