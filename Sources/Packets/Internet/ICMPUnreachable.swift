/// A destination-unreachable message (RFC 792, RFC 4443 §3.1): somebody refuses a packet, whose beginning it quotes.
///
///     |     Type      |     Code      |          Checksum             |
///     |                     unused, or the next hop's MTU             |
///     |   the packet refused: IP header and at least 8 bytes more ...
public struct ICMPUnreachable: Hashable, Sendable {
  /// Type 3 of ICMP, 1 of ICMPv6.
  public let code: UInt8
  /// Who sent the packet refused, and to whom.
  public let source: IPAddress
  public let destination: IPAddress
  /// IANA protocol number of the packet refused.
  public let protocolNumber: UInt8
  /// Its ports; 0 for protocols without.
  public let sourcePort: UInt16
  public let destinationPort: UInt16

  /// Reads an ICMP or ICMPv6 message from its type byte on, up to the end of the IP packet.
  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    let type: UInt8 = try reader.read()
    code = try reader.read()
    try reader.skip(6)  // Checksum; unused.
    let isPiece: Bool
    switch type {
    case 3:
      let header = try IPv4Header(parsing: &reader)
      (source, destination) = (header.source, header.destination)
      protocolNumber = header.protocolNumber
      isPiece = header.fragmentOffset > 0
    case 1:
      let header = try IPv6Header(parsing: &reader)
      let chain = try IPv6ExtensionHeaders(parsing: &reader, first: header.nextHeader)
      (source, destination) = (header.source, header.destination)
      protocolNumber = chain.protocolNumber
      isPiece = chain.fragment.map { $0.offset > 0 } ?? false
    default:
      throw DecodeError(.invalid(field: "Type", value: UInt64(type)), at: 0)
    }
    guard protocolNumber == 6 || protocolNumber == 17, !isPiece else {
      (sourcePort, destinationPort) = (0, 0)
      return
    }
    sourcePort = try reader.read()
    destinationPort = try reader.read()
  }

  /// False for the one code that asks for smaller packets instead (RFC 1191 §4).
  public var isRefusal: Bool { !(source.isV4 && code == 4) }

  /// Why, in kebab-case: `host-unreachable`, `port-unreachable`, …
  public var reason: String { Self.reason(code, isV6: source.isV6) }

  /// What a code says (IANA ICMP Type Numbers, ICMPv6 "Code" Fields).
  public static func reason(_ code: UInt8, isV6: Bool) -> String {
    isV6 ? reasonV6(code) : reasonV4(code)
  }

  private static func reasonV4(_ code: UInt8) -> String {
    switch code {
    case 0: "net-unreachable"
    case 1: "host-unreachable"
    case 2: "protocol-unreachable"
    case 3: "port-unreachable"
    case 4: "fragmentation-needed"
    case 5: "source-route-failed"
    case 6: "net-unknown"
    case 7: "host-unknown"
    case 8: "host-isolated"
    case 9: "net-prohibited"
    case 10: "host-prohibited"
    case 11: "net-unreachable-for-service"
    case 12: "host-unreachable-for-service"
    case 13: "admin-prohibited"
    case 14: "precedence-violation"
    case 15: "precedence-cutoff"
    default: "unreachable-code-\(code)"
    }
  }

  private static func reasonV6(_ code: UInt8) -> String {
    switch code {
    case 0: "no-route"
    case 1: "admin-prohibited"
    case 2: "beyond-scope"
    case 3: "host-unreachable"
    case 4: "port-unreachable"
    case 5: "source-address-policy"
    case 6: "route-rejected"
    case 7: "source-route-failed"
    case 8: "headers-too-long"
    default: "unreachable-code-\(code)"
    }
  }
}
