import Packets

/// Which addresses were seen under which MACs, and what was told of them: all that a household is inferred from.
struct HouseholdSightings: Sendable {
  /// The parties that sent or received something.
  let met: [Party]
  /// The addresses seen under each MAC, groups of stations left out.
  let addresses: Relation<MACAddress, IPAddress>
  /// The MACs that an address was told to belong to.
  let claimants: Relation<IPAddress, MACAddress>
  /// The addresses that each MAC was told to have.
  let claimed: Relation<MACAddress, IPAddress>
  /// The addresses that each MAC was only offered, or gave up.
  let offered: Relation<MACAddress, IPAddress>
  /// The MACs that each address was sent from.
  let senders: Relation<IPAddress, MACAddress>
  /// The MACs that something was heard or told of, not only sent to.
  let heard: Set<MACAddress>
  /// What DHCP servers named as router.
  let namedRouters: Set<IPAddress>
  /// What was sent under a MAC for another station, by the time to live: that one's address, not the MAC's.
  private let passedOn: Set<Party>
  /// Private addresses of which nothing was heard but what others on the Internet said to them.
  private var answered: Set<IPAddress> = []

  /// - Parameter summary: closed.
  init(_ summary: Summary) {
    var met: [Party] = []
    met.reserveCapacity(summary.parties.count)
    var senders: [(left: IPAddress, right: MACAddress)] = []
    var forwarded: [Party] = []
    var speaking: Set<MACAddress> = []
    // An address that a station only forged is not its own.
    let disguises = Set(summary.provenForgeries.map(\.key.disguise))
    var disguised: [MACAddress] = []
    // By index: what a party counted is long to copy.
    for index in summary.parties.indices {
      let party = summary.parties.keys[index]
      guard !disguises.contains(party) else {
        disguised.append(party.mac)
        continue
      }
      let hasSent = summary.parties.values[index].sent.packets > 0
      if hasSent || summary.parties.values[index].received.packets > 0 { met.append(party) }
      guard hasSent else { continue }
      senders.append((party.address, party.mac))
      let signs = summary.parties.values[index].signs
      if signs.direct > signs.forwarded {
        speaking.insert(party.mac)
      } else if signs.forwarded > signs.direct, party.address.isPrivate, !party.mac.isNone {
        forwarded.append(party)
      }
    }
    self.met = met
    var heard = Set(senders.map(\.right) + disguised)
    for claim in summary.claims.devices.keys where claim.party.address.isUnspecified {
      heard.insert(claim.mac)
    }
    self.heard = heard
    let byAddress = Relation(senders)
    self.senders = byAddress
    namedRouters = Set(
      summary.claims.network.keys.compactMap { claim in
        if case .dhcpRouter(let address) = claim { address } else { nil }
      })
    let unclaimed = Set(
      summary.claims.offers.keys.filter { party in
        summary.claims.isOnlyOffered(party)
          && !byAddress.contains(party.address, party.mac)
      })
    offered = Relation(unclaimed.map { ($0.mac, $0.address) })
    addresses = Relation(
      met.filter { !$0.mac.isGroup && $0.address.isStation && !unclaimed.contains($0) }
        .map { ($0.mac, $0.address) })
    let claims = summary.claims.addresses.keys.filter { !unclaimed.contains($0) }
    let claimants = Relation(claims.map { ($0.address, $0.mac) })
    self.claimants = claimants
    claimed = Relation(claims.map { ($0.mac, $0.address) })
    passedOn = Set(
      forwarded.filter { speaking.contains($0.mac) && claimants[$0.address].isEmpty })
    answered = answeredFromOutside(summary)
  }

  /// Of the addresses that nothing was sent from nor told of, those that somebody on the Internet speaks to.
  private func answeredFromOutside(_ summary: Summary) -> Set<IPAddress> {
    let silent = Set(
      met.lazy.map(\.address).filter { address in
        address.isPrivate && senders[address].isEmpty && claimants[address].isEmpty
      })
    guard !silent.isEmpty else { return [] }
    var answered: Set<IPAddress> = []
    for place in summary.contacts.indices {
      let ends = (
        summary.contacts.keys[place].client.address, summary.contacts.keys[place].server.address
      )
      if ends.0.isGlobalUnicast, silent.contains(ends.1) { answered.insert(ends.1) }
      if ends.1.isGlobalUnicast, silent.contains(ends.0) { answered.insert(ends.0) }
    }
    return answered
  }

  /// Whether anything was sent from an address or told of it, or somebody on the Internet speaks to it, who can only answer.
  func isHeardOf(_ address: IPAddress) -> Bool {
    !senders[address].isEmpty || !claimants[address].isEmpty || answered.contains(address)
  }

  /// Whether a station passes on what another one sends from an address: a router counted the time to live down (RFC 1812
  /// §5.3.1) in most flows from there, and in none or few of the station's own; nobody claimed the address.
  func isPassedOn(_ address: IPAddress, by mac: MACAddress) -> Bool {
    passedOn.contains(Party(mac: mac, address: address))
  }

  /// The station that passes on what is sent from an address; of several the one whose MAC sorts first.
  func relay(of address: IPAddress) -> MACAddress? {
    senders[address].first { isPassedOn(address, by: $0) }
  }

  /// Whether another MAC than this sends from an address.
  func isSentFrom(_ address: IPAddress, by mac: MACAddress) -> Bool {
    senders[address].contains { $0 != mac && !$0.isNone }
  }

  /// All MACs of single stations, in order.
  var macs: [MACAddress] {
    heard.union(claimed.keys).union(met.map(\.mac)).filter { !$0.isNone && !$0.isGroup }.sorted()
  }
}

extension IPAddress {
  /// Whether it can be one station's.
  var isStation: Bool { !(isUnspecified || isMulticast || isLimitedBroadcast) }
}
