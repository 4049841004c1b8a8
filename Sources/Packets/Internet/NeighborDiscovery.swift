/// A message of Neighbor Discovery (RFC 4861 §4), the part of ICMPv6 by which hosts and routers of one
/// link find each other.
///
///     |     Type      |     Code      |          Checksum             |
///     |                  what the type says, 4 or more bytes          |
///     |   Options ...
///
/// What stands before the options must be whole. Options may be cut: those before the cut are kept, and
/// ``malformed`` says where it is.
public struct NeighborDiscovery: Hashable, Sendable {
  /// What the message says before its options.
  public enum Body: Hashable, Sendable {
    /// A host looks for routers (type 133).
    case routerSolicitation
    /// A router tells of itself and the link (type 134).
    case routerAdvertisement(RouterAdvertisement)
    /// Someone asks who has an address (type 135).
    case neighborSolicitation(target: IPAddress)
    /// Someone says that it has the address (type 136).
    case neighborAdvertisement(NeighborAdvertisement)
    /// A router tells of a better way to a destination (type 137).
    case redirect(target: IPAddress, destination: IPAddress)
  }

  public let body: Body
  /// The options in order, at most 64.
  public let options: [NeighborDiscoveryOption]
  /// Why options are missing, if any are.
  public let malformed: DecodeError?

  /// The most options kept; a judgement, above what a link's MTU usually holds.
  private static let optionBound = 64

  /// Reads an ICMPv6 message from its type byte on, up to the end of the IPv6 packet.
  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    let type: UInt8 = try reader.read()
    try reader.skip(3)  // Code, Checksum.
    switch type {
    case 133:
      try reader.skip(4)  // Reserved.
      body = .routerSolicitation
    case 134:
      body = .routerAdvertisement(try RouterAdvertisement(parsing: &reader))
    case 135:
      try reader.skip(4)  // Reserved.
      body = .neighborSolicitation(target: try reader.readIPv6())
    case 136:
      body = .neighborAdvertisement(try NeighborAdvertisement(parsing: &reader))
    case 137:
      try reader.skip(4)  // Reserved.
      body = .redirect(target: try reader.readIPv6(), destination: try reader.readIPv6())
    default:
      throw DecodeError(.invalid(field: "Type", value: UInt64(type)), at: 0)
    }
    var options: [NeighborDiscoveryOption] = []
    var malformed: DecodeError?
    do throws(DecodeError) {
      while reader.remaining > 0 {
        guard options.count < Self.optionBound else {
          throw DecodeError(.limit(field: "options", bound: Self.optionBound), at: reader.offset)
        }
        options.append(try NeighborDiscoveryOption(parsing: &reader))
      }
    } catch {
      malformed = error
    }
    self.options = options
    self.malformed = malformed
  }

  /// The link-layer address of who sends a solicitation or router advertisement.
  public var sourceLinkLayerAddress: MACAddress? {
    for case .sourceLinkLayerAddress(let address) in options { return address }
    return nil
  }

  /// The link-layer address of the target of an advertisement or redirect.
  public var targetLinkLayerAddress: MACAddress? {
    for case .targetLinkLayerAddress(let address) in options { return address }
    return nil
  }
}

/// What a router says of itself (RFC 4861 §4.2).
public struct RouterAdvertisement: Hashable, Sendable {
  /// Hops its hosts should allow their packets; 0 says nothing.
  public let currentHopLimit: UInt8
  /// M, O, H and the preference, as on the wire.
  public let flags: UInt8
  /// Seconds it serves as a default router; 0: it does not.
  public let routerLifetime: UInt16
  /// Milliseconds a neighbour counts as reachable; 0 says nothing.
  public let reachableTime: UInt32
  /// Milliseconds between solicitations; 0 says nothing.
  public let retransTimer: UInt32

  /// Whether addresses come by DHCPv6 (M).
  public var isManaged: Bool { flags & 0x80 != 0 }
  /// Whether other settings come by DHCPv6 (O).
  public var hasOtherConfiguration: Bool { flags & 0x40 != 0 }

  fileprivate init(parsing reader: inout ByteReader) throws(DecodeError) {
    currentHopLimit = try reader.read()
    flags = try reader.read()
    routerLifetime = try reader.read()
    reachableTime = try reader.read()
    retransTimer = try reader.read()
  }
}

/// What a neighbour says of an address (RFC 4861 §4.4).
public struct NeighborAdvertisement: Hashable, Sendable {
  public let isRouter: Bool
  /// Whether it was asked.
  public let isSolicited: Bool
  /// Whether it replaces what was known of the address.
  public let overrides: Bool
  public let target: IPAddress

  fileprivate init(parsing reader: inout ByteReader) throws(DecodeError) {
    let flags: UInt32 = try reader.read()
    isRouter = flags & 0x8000_0000 != 0
    isSolicited = flags & 0x4000_0000 != 0
    overrides = flags & 0x2000_0000 != 0
    target = try reader.readIPv6()
  }
}
