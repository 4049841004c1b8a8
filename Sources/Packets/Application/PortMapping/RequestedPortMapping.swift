/// A hole in a router that a device asks for, or was given: what comes in on a port outside goes to one inside.
public struct RequestedPortMapping: Hashable, Sendable {
  /// The IP protocol: 6 is TCP, 17 UDP, 0 all of them.
  public let protocolNumber: UInt8
  /// 0 stands for all ports (RFC 6887 §11.1).
  public let internalPort: UInt16
  /// 0 where the asker leaves the choice to the router.
  public let externalPort: UInt16
  /// In seconds; 0 ends the mapping.
  public let lifetime: UInt32
  /// The device inside, where the message tells: else it is the asker.
  public let internalAddress: IPAddress?
  /// The address outside, where the message tells.
  public let externalAddress: IPAddress?

  public init(
    protocolNumber: UInt8, internalPort: UInt16, externalPort: UInt16, lifetime: UInt32,
    internalAddress: IPAddress? = nil, externalAddress: IPAddress? = nil
  ) {
    self.protocolNumber = protocolNumber
    self.internalPort = internalPort
    self.externalPort = externalPort
    self.lifetime = lifetime
    self.internalAddress = internalAddress
    self.externalAddress = externalAddress
  }

  /// NAT-PMP's (RFC 6886 §3.3).
  init(parsing reader: inout ByteReader, isTCP: Bool) throws(DecodeError) {
    let internalPort: UInt16 = try reader.read()
    let externalPort: UInt16 = try reader.read()
    self.init(
      protocolNumber: isTCP ? 6 : 17, internalPort: internalPort, externalPort: externalPort,
      lifetime: try reader.read())
  }

  /// `tcp`, `udp`, else `ip` and the number; `any` for all.
  public var protocolName: String {
    switch protocolNumber {
    case 0: "any"
    case 6: "tcp"
    case 17: "udp"
    default: "ip\(protocolNumber)"
    }
  }
}
