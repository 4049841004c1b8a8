/// What a DHCPv6 message is for (IANA DHCPv6 Message Types registry).
public struct DHCPv6MessageType: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static var solicit: Self { .init(rawValue: 1) }
  public static var advertise: Self { .init(rawValue: 2) }
  public static var request: Self { .init(rawValue: 3) }
  public static var confirm: Self { .init(rawValue: 4) }
  public static var renew: Self { .init(rawValue: 5) }
  public static var rebind: Self { .init(rawValue: 6) }
  public static var reply: Self { .init(rawValue: 7) }
  public static var release: Self { .init(rawValue: 8) }
  public static var decline: Self { .init(rawValue: 9) }
  public static var reconfigure: Self { .init(rawValue: 10) }
  public static var informationRequest: Self { .init(rawValue: 11) }
  public static var relayForward: Self { .init(rawValue: 12) }
  public static var relayReply: Self { .init(rawValue: 13) }

  private static let names = [
    "SOLICIT", "ADVERTISE", "REQUEST", "CONFIRM", "RENEW", "REBIND", "REPLY", "RELEASE", "DECLINE",
    "RECONFIGURE", "INFORMATION-REQUEST", "RELAY-FORW", "RELAY-REPL", "LEASEQUERY",
    "LEASEQUERY-REPLY", "LEASEQUERY-DONE", "LEASEQUERY-DATA", "RECONFIGURE-REQUEST",
    "RECONFIGURE-REPLY", "DHCPV4-QUERY", "DHCPV4-RESPONSE", "ACTIVELEASEQUERY", "STARTTLS",
  ]

  /// Whether the registry has it.
  var isKnown: Bool { (1...Self.names.count).contains(Int(rawValue)) }

  /// Whether clients send it (RFC 8415 §7.3).
  public var isClients: Bool {
    [.solicit, .request, .confirm, .renew, .rebind, .release, .decline, .informationRequest]
      .contains(self)
  }

  /// Whether one relay agent or server sends it to another, with a message inside.
  public var isRelayed: Bool { self == .relayForward || self == .relayReply }
}

extension DHCPv6MessageType: CustomStringConvertible {
  /// The registry's name, else `TYPE` and the number.
  public var description: String {
    isKnown ? Self.names[Int(rawValue) - 1] : "TYPE\(rawValue)"
  }
}
