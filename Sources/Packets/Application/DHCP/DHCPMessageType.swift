/// What a DHCP message is for (IANA DHCP Message Type 53 Values).
public struct DHCPMessageType: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static var discover: Self { .init(rawValue: 1) }
  public static var offer: Self { .init(rawValue: 2) }
  public static var request: Self { .init(rawValue: 3) }
  public static var decline: Self { .init(rawValue: 4) }
  public static var ack: Self { .init(rawValue: 5) }
  public static var nak: Self { .init(rawValue: 6) }
  public static var release: Self { .init(rawValue: 7) }
  public static var inform: Self { .init(rawValue: 8) }

  private static let names = [
    "DISCOVER", "OFFER", "REQUEST", "DECLINE", "ACK", "NAK", "RELEASE", "INFORM", "FORCERENEW",
    "LEASEQUERY", "LEASEUNASSIGNED", "LEASEUNKNOWN", "LEASEACTIVE", "BULKLEASEQUERY",
    "LEASEQUERYDONE", "ACTIVELEASEQUERY", "LEASEQUERYSTATUS", "TLS",
  ]
}

extension DHCPMessageType: CustomStringConvertible {
  /// The registry's name without `DHCP`, as Zeek prints it, else `TYPE` and the number.
  public var description: String {
    (1...Self.names.count).contains(Int(rawValue))
      ? Self.names[Int(rawValue) - 1] : "TYPE\(rawValue)"
  }
}
