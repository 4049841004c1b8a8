import Packets
import Traffic

/// A port mapping that a device has in its router (UPnP IGD, NAT-PMP, PCP).
public struct PortMapping: Sendable {
  /// The device that asked for it, by its `id`.
  public let asker: String
  /// `tcp 8554 → 192.168.1.20:554 for 3600 s`
  public let words: String
  public let evidence: Evidence
  /// Where it was taken back, and not opened again later; nil where it stayed open, as far as was captured.
  public let closed: Evidence?
  let claim: PortMappingClaim
}

extension Report {
  /// Every port mapping, in the order of those that asked. A mapping counts as closed where its router granted that, no earlier
  /// than it was last opened: whoever asked, for a router's ports are everybody's.
  public func portMappings() -> [PortMapping] {
    let asking = contacts.indices.filter { contacts[$0].tells(of: .portMapping) }
    guard !asking.isEmpty else { return [] }
    // The last time that each was taken back.
    var closings: [PortMappingClaim.Target: FactTotals] = [:]
    for index in contacts.indices where contacts[index].tells(of: .closedPortMapping) {
      for entry in contacts[index].facts.values(of: .closedPortMapping) {
        guard let target = PortMappingClaim(entry.fact.value).takenBack else { continue }
        if let known = closings[target], known.last >= entry.totals.last { continue }
        closings[target] = entry.totals
      }
    }
    return asking.flatMap { index in
      contacts[index].facts.values(of: .portMapping).map { entry in
        let claim = PortMappingClaim(entry.fact.value)
        let closed = claim.targets.compactMap { closings[$0] }
          .filter { $0.last >= entry.totals.last }
        return PortMapping(
          asker: contacts[index].device, words: entry.fact.value,
          evidence: entry.totals.evidence, closed: closed.map(\.evidence).min(), claim: claim)
      }
    }
  }
}
