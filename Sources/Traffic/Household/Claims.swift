import Packets

/// Something a capture says of a device, and where.
public struct DeviceClaim: Hashable, Comparable, Sendable {
  /// Whom it is said of; without an address where the MAC alone tells.
  public let party: Party
  public let subject: Subject
  public let value: String

  /// Longest value, in bytes of UTF-8.
  private static let valueBound = 512

  public init(party: Party, subject: Subject, value: String) {
    self.party = party
    self.subject = subject
    self.value =
      value.utf8.count > Self.valueBound ? String(value.prefix(Self.valueBound / 4)) : value
  }

  public var mac: MACAddress { party.mac }

  public static func < (left: Self, right: Self) -> Bool {
    (left.party, left.subject.rawValue, left.value)
      < (right.party, right.subject.rawValue, right.value)
  }
}

/// What ties an IP address to a link address.
public struct AddressClaim: Hashable, Sendable {
  /// How the tie was told.
  public struct Sources: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The sender of an ARP packet (RFC 826).
    public static var arp: Self { .init(rawValue: 1) }
    /// A DHCP server's acknowledgment, or a client's own address (RFC 2131).
    public static var dhcp: Self { .init(rawValue: 2) }
    /// A neighbour or router advertisement or solicitation (RFC 4861).
    public static var ndp: Self { .init(rawValue: 4) }

    /// The one that says most, by its name.
    public var best: String {
      if contains(.dhcp) { return "dhcp" }
      return contains(.arp) ? "arp" : "ndp"
    }
  }

  public var sources: Sources
  public var evidence: Evidence
  public var last: Int64
}

/// Something a capture says of the network itself.
public enum NetworkClaim: Hashable, Comparable, Sendable {
  /// A DHCP server handed this prefix out.
  case dhcpPrefix(IPPrefix)
  /// A DHCP server named this router.
  case dhcpRouter(IPAddress)
  /// A DHCP server named this resolver.
  case dhcpResolver(IPAddress)
  /// A router advertised this resolver (RFC 8106 §5.1).
  case advertisedResolver(IPAddress)
  /// A router advertised this on-link prefix.
  case advertisedPrefix(IPPrefix)
  /// A station advertised itself as router.
  case advertisingRouter(MACAddress)
}

/// All claims of a capture. Bounded; what is told most early stays.
public struct Claims: Hashable, Sendable {
  public static let bound = 65_536

  public private(set) var devices: [DeviceClaim: Evidence] = [:]
  public private(set) var addresses: [Party: AddressClaim] = [:]
  public private(set) var network: [NetworkClaim: Evidence] = [:]
  public private(set) var omitted = 0

  public init() {}

  mutating func note(_ claim: DeviceClaim, _ evidence: Evidence) {
    if let known = devices[claim] {
      devices[claim] = min(known, evidence)
    } else if devices.count < Self.bound {
      devices[claim] = evidence
    } else {
      omitted += 1
    }
  }

  mutating func note(
    _ party: Party, _ sources: AddressClaim.Sources, _ evidence: Evidence, at time: Int64
  ) {
    guard !party.mac.isNone, !party.mac.isGroup, !party.address.isUnspecified,
      !party.address.isMulticast, !party.address.isLimitedBroadcast
    else { return }
    merge(party, AddressClaim(sources: sources, evidence: evidence, last: time))
  }

  mutating func note(_ claim: NetworkClaim, _ evidence: Evidence) {
    if let known = network[claim] {
      network[claim] = min(known, evidence)
    } else if network.count < Self.bound {
      network[claim] = evidence
    } else {
      omitted += 1
    }
  }

  mutating func merge(_ other: Claims) {
    for (claim, evidence) in other.devices { note(claim, evidence) }
    for (party, claim) in other.addresses { merge(party, claim) }
    for (claim, evidence) in other.network { note(claim, evidence) }
    omitted += other.omitted
  }

  private mutating func merge(_ party: Party, _ claim: AddressClaim) {
    guard var known = addresses[party] else {
      if addresses.count < Self.bound { addresses[party] = claim } else { omitted += 1 }
      return
    }
    known.sources.formUnion(claim.sources)
    known.evidence = min(known.evidence, claim.evidence)
    known.last = max(known.last, claim.last)
    addresses[party] = known
  }
}
