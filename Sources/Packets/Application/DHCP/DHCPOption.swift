/// One option of a DHCP message: a code and its data (RFC 2132 §2).
public struct DHCPOption: Hashable, Sendable {
  /// What an option is about (IANA BOOTP Vendor Extensions and DHCP Options registry).
  public struct Code: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static var pad: Self { .init(rawValue: 0) }
    public static var subnetMask: Self { .init(rawValue: 1) }
    public static var routers: Self { .init(rawValue: 3) }
    public static var dnsServers: Self { .init(rawValue: 6) }
    public static var hostName: Self { .init(rawValue: 12) }
    public static var domainName: Self { .init(rawValue: 15) }
    public static var broadcastAddress: Self { .init(rawValue: 28) }
    public static var ntpServers: Self { .init(rawValue: 42) }
    public static var requestedAddress: Self { .init(rawValue: 50) }
    public static var leaseTime: Self { .init(rawValue: 51) }
    public static var overload: Self { .init(rawValue: 52) }
    public static var messageType: Self { .init(rawValue: 53) }
    public static var serverIdentifier: Self { .init(rawValue: 54) }
    public static var parameterRequestList: Self { .init(rawValue: 55) }
    public static var message: Self { .init(rawValue: 56) }
    public static var renewalTime: Self { .init(rawValue: 58) }
    public static var rebindingTime: Self { .init(rawValue: 59) }
    public static var vendorClass: Self { .init(rawValue: 60) }
    public static var clientIdentifier: Self { .init(rawValue: 61) }
    public static var userClass: Self { .init(rawValue: 77) }
    public static var clientFQDN: Self { .init(rawValue: 81) }
    public static var relayAgentInformation: Self { .init(rawValue: 82) }
    public static var captivePortal: Self { .init(rawValue: 114) }
    public static var mudURL: Self { .init(rawValue: 161) }
    public static var end: Self { .init(rawValue: 255) }
  }

  public let code: Code
  public internal(set) var data: [UInt8]
}
