import Packets
import Traffic

/// An IPv4 address that several stations say is theirs, in turn.
public struct AddressConflictReport: Sendable {
  public var address: IPAddress
  /// Two at least: the router, then in the order in which they said so first.
  public var stations: [MACAddress]
  /// Whether it is the way out: DHCP named it so, or it is the router's only one.
  public var isRouters: Bool
  /// Where each said so first, in that order.
  public var evidence: [Evidence]
}

extension ReportBuilder {
  /// Stations that are looked at of those who claim one address: those that did so first.
  private static let rivalBound = 8

  /// Addresses that two stations claim in turn.
  ///
  /// Definition: both said by ARP (RFC 826) that an IPv4 address is theirs, the second after the first had, and before the first
  /// did for the last time (a conflict, RFC 5227 §2.4), each twice at least: once may be a damaged frame. Both were heard in one capture. Not where they are one
  /// machine, as their MACs tell (``MACAddress/isAdapter(besides:)``), or as several addresses do that both claim: a host answers
  /// at each adapter for all of its addresses (RFC 1122 §3.3.4.2). Nor for a MAC that routers share.
  func addressConflictReports() -> [AddressConflictReport] {
    let rivals = rivals()
    let together = rivals.reduce(into: [Set<MACAddress>: Int]()) { count, rival in
      for pair in rival.claimants.pairs { count[[pair.0.mac, pair.1.mac], default: 0] += 1 }
    }
    return rivals.compactMap { address, claimants in
      let macs = claimants.pairs.filter { pair in
        together[[pair.0.mac, pair.1.mac]] == 1 && isConflict(pair.0, pair.1)
      }.flatMap { [$0.0.mac, $0.1.mac] }
      let conflicting = claimants.filter { macs.contains($0.mac) }
      return conflicting.isEmpty ? nil : report(of: address, conflicting)
    }
  }

  private struct Claimant {
    let mac: MACAddress
    let claim: AddressClaim
  }

  /// The addresses that several stations claim, in order, each with those in the order in which they did.
  private func rivals() -> [(address: IPAddress, claimants: [Claimant])] {
    let claims = summary.claims.addresses
    var last: [IPAddress: Int] = [:]
    var rivals: [IPAddress: [Int]] = [:]
    for index in claims.indices where claims.values[index].sources.contains(.arp) {
      let party = claims.keys[index]
      guard party.address.isV4, !party.address.isLinkLocal, !party.mac.isVirtualRouter,
        let known = last.updateValue(index, forKey: party.address)
      else { continue }
      rivals[party.address, default: [known]].append(index)
    }
    return rivals.sorted { $0.key < $1.key }.map { address, indices in
      let claimants = indices.map { Claimant(mac: claims.keys[$0].mac, claim: claims.values[$0]) }
        .sorted { ($0.claim.first, $0.mac) < ($1.claim.first, $1.mac) }
      return (address, Array(claimants.prefix(Self.rivalBound)))
    }
  }

  /// - Parameter second: who claimed it no earlier than `first`.
  private func isConflict(_ first: Claimant, _ second: Claimant) -> Bool {
    second.claim.first < first.claim.last && second.claim.first < second.claim.last
      && first.claim.evidence.capture == second.claim.evidence.capture
      && !first.mac.isAdapter(besides: second.mac)
  }

  private func report(of address: IPAddress, _ claimants: [Claimant]) -> AddressConflictReport {
    let router = household.gateway.map { household.devices[$0].mac }
    let inOrder = claimants.filter { $0.mac == router } + claimants.filter { $0.mac != router }
    return AddressConflictReport(
      address: address, stations: inOrder.map(\.mac), isRouters: isWayOut(address),
      evidence: inOrder.map(\.claim.evidence))
  }

  private func isWayOut(_ address: IPAddress) -> Bool {
    let own = household.gateway.map { household.devices[$0].addresses.filter(\.isV4) }
    return own == [address] || summary.claims.network[.dhcpRouter(address)] != nil
  }
}
