import Packets

/// Something a capture says of a device, and where.
public struct DeviceClaim: Hashable, Comparable, TableKey {
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
    // Whom they are of is quickly compared.
    if left.party != right.party { return left.party < right.party }
    return (left.subject.rawValue, left.value) < (right.subject.rawValue, right.value)
  }

  public func scattered(_ seed: UInt64) -> UInt64 {
    var mixer = KeyMixer(seed: seed)
    mixer.add(party)
    mixer.add(subject.rawValue.rawSpan.mixed(into: 0))
    mixer.add(value)
    return mixer.hash
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
  /// When it was told first and last, in nanoseconds since 1970.
  public var first: Int64
  public var last: Int64

  mutating func merge(_ other: AddressClaim) {
    sources.formUnion(other.sources)
    evidence = min(evidence, other.evidence)
    first = min(first, other.first)
    last = max(last, other.last)
  }
}

/// Something a capture says of the network itself.
public enum NetworkClaim: Hashable, Comparable, TableKey {
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

  public func scattered(_ seed: UInt64) -> UInt64 {
    var mixer = KeyMixer(seed: seed)
    mixer.add(UInt64(bitPattern: Int64(hashValue)))
    return mixer.hash
  }
}

/// All claims of a capture. Bounded; what is told most early stays.
public struct Claims: Equatable, Sendable {
  public static let bound = 65_536

  public private(set) var devices = BoundedTable<DeviceClaim, Evidence>(bound: bound)
  public private(set) var addresses = BoundedTable<Party, AddressClaim>(bound: bound)
  public private(set) var network = BoundedTable<NetworkClaim, Evidence>(bound: bound)
  /// Addresses that DHCP servers offered, and those that clients gave up.
  private(set) var offers = BoundedTable<Party, AddressOffer>(bound: bound)
  /// How stations asked DHCP servers for addresses, by MAC (with no address).
  public private(set) var addressQuestions = BoundedTable<Party, AddressQuestions>(bound: bound)
  /// What each DHCP server told each station: by the station's MAC and the server's identifier (RFC 2132 §9.7).
  public private(set) var addressAnswers = BoundedTable<Party, AddressAnswers>(bound: bound)
  public var omitted: Int {
    devices.omitted + addresses.omitted + network.omitted + offers.omitted
      + addressQuestions.omitted + addressAnswers.omitted
  }

  public init() {}

  mutating func note(_ claim: DeviceClaim, _ evidence: Evidence) {
    devices.add(claim, evidence) { $0 = min($0, $1) }
  }

  mutating func note(
    _ party: Party, _ sources: AddressClaim.Sources, _ evidence: Evidence, at time: Int64
  ) {
    guard !party.mac.isNone, !party.mac.isGroup, !party.address.isUnspecified,
      !party.address.isMulticast, !party.address.isLimitedBroadcast
    else { return }
    let claim = AddressClaim(sources: sources, evidence: evidence, first: time, last: time)
    addresses.add(party, claim) { $0.merge($1) }
  }

  mutating func note(_ claim: NetworkClaim, _ evidence: Evidence) {
    network.add(claim, evidence) { $0 = min($0, $1) }
  }

  mutating func note(_ party: Party, _ offer: AddressOffer) {
    guard !party.mac.isGroup, !party.address.isUnspecified else { return }
    offers.add(party, offer) { $0.merge($1) }
  }

  mutating func note(_ questions: AddressQuestions, of mac: MACAddress) {
    guard !mac.isGroup else { return }
    addressQuestions.add(Party(mac: mac, address: .unspecified), questions) { $0.merge($1) }
  }

  mutating func note(_ answers: AddressAnswers, of server: IPAddress, to mac: MACAddress) {
    guard !mac.isGroup, !server.isUnspecified else { return }
    addressAnswers.add(Party(mac: mac, address: server), answers) { $0.merge($1) }
  }

  /// Adds what others tell of the network, of stations that are known, and of addresses that these spoke from.
  mutating func learn(
    from other: Claims, of isKnown: (Party) -> Bool, hasSpoken: (Party) -> Bool
  ) {
    for (claim, evidence) in other.devices where isKnown(claim.party) { note(claim, evidence) }
    for (party, claim) in other.addresses where hasSpoken(party) {
      addresses.add(party, claim) { $0.merge($1) }
    }
    network.merge(other.network) { $0 = min($0, $1) }
  }

  mutating func merge(_ other: Claims) {
    addressAnswers.merge(other.addressAnswers) { $0.merge($1) }
    offers.merge(other.offers) { $0.merge($1) }
    addressQuestions.merge(other.addressQuestions) { $0.merge($1) }
    devices.merge(other.devices) { $0 = min($0, $1) }
    addresses.merge(other.addresses) { $0.merge($1) }
    network.merge(other.network) { $0 = min($0, $1) }
  }
}
