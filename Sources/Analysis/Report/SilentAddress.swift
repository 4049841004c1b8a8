import Packets
import Traffic

/// An address of a destination that never answered a TCP connection.
public struct SilentAddress: Hashable, Sendable {
  public var address: IPAddress
  /// Connections begun with it.
  public var flows: Int
  public var evidence: [Evidence]

  /// Those of two parts of a contact, in order: what was silent in either, and answered in neither. The same in whichever
  /// order parts are merged.
  static func merged(_ left: ContactReport, _ right: ContactReport) -> [SilentAddress] {
    let answering = left.answering.union(right.answering)
    var merged: [IPAddress: SilentAddress] = [:]
    for entry in left.allSilent + right.allSilent where !answering.contains(entry.address) {
      guard var known = merged[entry.address] else {
        merged[entry.address] = entry
        continue
      }
      known.flows += entry.flows
      known.evidence = Array(
        Set(known.evidence + entry.evidence).sorted().prefix(EvidenceList.bound))
      merged[entry.address] = known
    }
    return merged.values.sorted { $0.address < $1.address }
  }
}

extension ContactReport {
  /// Its silent addresses, also where it is a single part, which has one address.
  fileprivate var allSilent: [SilentAddress] {
    if !silent.isEmpty { return silent }
    guard transport == "tcp", initiator == .device, answered == 0, unanswered > 0,
      destination.addresses.count == 1
    else { return [] }
    return [SilentAddress(address: destination.addresses[0], flows: unanswered, evidence: evidence)]
  }

  fileprivate var answering: Set<IPAddress> {
    guard answered > 0 else { return [] }
    return Set(destination.addresses).subtracting(silent.map(\.address))
  }
}
